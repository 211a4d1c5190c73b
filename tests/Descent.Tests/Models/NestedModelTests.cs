using Descent.Graph;
using Descent.Layers;
using Descent.Models;
using Descent.Optimizers;
using Descent.Tests.Laws;
using Descent.Tests.Training;
using Descent.Training;

namespace Descent.Tests.Models;

/// <summary>Models as layers of other models.</summary>
public sealed class NestedModelTests
{
    private static readonly TensorData X = OpSamples.Random([6, 3]).Cast(DType.Float32);

    [Fact]
    public void The_parts_of_an_autoencoder_learn_with_the_whole()
    {
        var (encoder, decoder) = (Coder("encoder", 3, 2), Coder("decoder", 2, 3));
        var input = new Input(3);
        var whole = new Model(input, decoder.Apply(encoder.Apply(input)));
        Assert.Equal(["encoder/dense/kernel", "encoder/dense/bias", "decoder/dense/kernel", "decoder/dense/bias"], whole.Variables.Select(variable => variable.Path));

        whole.Compile(new Sgd(0.1), [new("mse")], Nets.OneThread);
        whole.Fit(X, X, epochs: 3);
        Assert.Equal(whole.GetWeights()["encoder/dense/kernel"].ToDoubles(), encoder.GetWeights()["dense/kernel"].ToDoubles());
        Assert.Equal(whole.Predict(X).ToDoubles(), decoder.Predict(encoder.Predict(X)).ToDoubles());

        encoder.Compile(new Sgd(0.1), [new("mse")], Nets.OneThread);                // and the other way round
        encoder.Fit(X, encoder.Predict(X).Cast(DType.Float64), epochs: 1);
        encoder.SetWeights(encoder.GetWeights().ToDictionary(weight => weight.Key, weight => TensorData.Zeros(DType.Float32, weight.Value.Shape)));
        Assert.All(whole.GetWeights()["encoder/dense/kernel"].ToDoubles(), weight => Assert.Equal(0, weight));
    }

    [Fact]
    public void A_trained_model_keeps_its_weights_within_a_new_one()
    {
        var trained = Coder("features", 3, 4);
        var weights = trained.GetWeights()["dense/kernel"].ToDoubles();
        var model = new Sequential(trained, new Dense(1)) { Seed = 9 };
        Assert.Equal([3], model.Inputs[0].Shape);
        Assert.Equal(weights, model.GetWeights()["features/dense/kernel"].ToDoubles());
        Assert.NotEqual(weights, new Sequential(Coder("features", 3, 4), new Dense(1)) { Seed = 9 }.GetWeights()["features/dense/kernel"].ToDoubles());
    }

    [Fact]
    public void A_model_that_is_frozen_within_another_still_learns_alone()
    {
        var judge = Coder("judge", 3, 1);
        Layer layer = judge;
        layer.Trainable = false;
        var model = new Sequential(new Input(3), new Dense(3) { Name = "maker" }, judge);
        Assert.Equal([true, true, false, false], model.Parameters.Select(parameter => parameter.Trainable));
        Assert.All(judge.Parameters, parameter => Assert.True(parameter.Trainable));

        var before = judge.GetWeights()["dense/kernel"].ToDoubles();
        model.Compile(new Sgd(0.1), [new("mse")], Nets.OneThread);
        model.Fit(X, TensorData.Zeros(DType.Float32, [6, 1]), epochs: 2);
        Assert.Equal(before, judge.GetWeights()["dense/kernel"].ToDoubles());
        judge.Compile(new Sgd(0.1), [new("mse")], Nets.OneThread);
        judge.Fit(X, TensorData.Zeros(DType.Float32, [6, 1]), epochs: 2);
        Assert.NotEqual(before, model.GetWeights()["judge/dense/kernel"].ToDoubles());
    }

    [Fact]
    public void Moving_statistics_of_a_frozen_model_stay()
    {
        var inner = new Sequential(new Input(3), new BatchNormalization());
        inner.AsLayer().Trainable = false;
        var model = new Sequential(inner, new Dense(1));
        model.Compile(new Sgd(0.1), [new("mse")], Nets.OneThread);
        model.Fit(X, TensorData.Zeros(DType.Float32, [6, 1]), epochs: 2);
        Assert.Equal([0, 0, 0], model.GetWeights()["sequential/batch_normalization/moving_mean"].ToDoubles());
        inner.AsLayer().Trainable = true;
        model.Compile(new Sgd(0.1), [new("mse")], Nets.OneThread);
        model.Fit(X, TensorData.Zeros(DType.Float32, [6, 1]), epochs: 2);
        Assert.NotEqual([0, 0, 0], inner.GetWeights()["batch_normalization/moving_mean"].ToDoubles());
    }

    [Fact]
    public void A_model_in_two_places_has_one_set_of_weights()
    {
        var shared = Coder("shared", 3, 3);
        var (left, right) = (new Input(3), new Input(3));
        var around = new Sequential(shared, new Dense(3)) { Name = "around" };
        var model = new Model([left, right], new Add().Apply(shared.Apply(left), around.Apply(shared.Apply(right))));
        Assert.Equal(["shared/dense/kernel", "shared/dense/bias", "around/dense/kernel", "around/dense/bias"], model.Variables.Select(variable => variable.Path));
        model.Compile(new Sgd(0.1), [new("mse")], Nets.OneThread);
        model.Trainer.TrainOnBatch(new([X, X], [X]));
        Assert.Equal(shared.GetWeights()["dense/kernel"].ToDoubles(), around.GetWeights()["shared/dense/kernel"].ToDoubles());
    }

    [Fact]
    public void Several_inputs_and_outputs_and_several_levels()
    {
        var model = Deep(out var inner);
        Assert.Equal(["pair", "pair_1"], model.Outputs.Select(output => output.Name));
        Assert.Equal([[2], [5]], model.Outputs.Select(output => (IReadOnlyList<int>)output.Shape));
        Assert.Contains("pair/core/dense/kernel", model.Variables.Select(variable => variable.Path));
        var outputs = model.Predict([X, X]);
        var inside = inner.Predict([X, X]);
        Assert.Equal(inside[0].ToDoubles(), outputs[0].ToDoubles());
        Assert.Equal(inside[1].ToDoubles(), outputs[1].ToDoubles());
        var error = Assert.Throws<ShapeException>(() => inner.Apply(new Input(3)));
        Assert.Contains("Layer \"pair\" (Functional) cannot take Float32[2, 3] (batch first): The model \"pair\" takes 2 input(s), got 1.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Nested_models_survive_JSON_and_files()
    {
        var model = Deep(out var inner);
        inner.AsLayer().Trainable = false;
        var json = model.ToJson();
        Assert.Equal(json, Model.FromJson(json).ToJson());
        Assert.Equal(model.Summary(), Model.FromJson(json).Summary());
        Assert.Equal(model.Predict([X, X])[1].ToDoubles(), Model.FromJson(json).Predict([X, X])[1].ToDoubles());

        var path = Path.Combine(Path.GetTempPath(), $"descent-nested-{Environment.ProcessId}.safetensors");
        try
        {
            ModelFile.Save(path, model);
            var loaded = ModelFile.Load(path).Model;
            Assert.Equal(model.Predict([X, X])[1].ToDoubles(), loaded.Predict([X, X])[1].ToDoubles());
            var loadedInner = ((NestedModel)loaded.Layer("pair")).Model;
            Assert.Equal(inner.Predict([X, X])[0].ToDoubles(), loadedInner.Predict([X, X])[0].ToDoubles());
            Assert.All(loaded.Parameters, parameter => Assert.False(parameter.Trainable));
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void A_model_at_each_step_survives_files()
    {
        var inner = new Sequential(new Input(3), new Dense(4, "tanh"), new BatchNormalization(), new Dense(2));
        var model = new Sequential(new Input([5, 3]), new TimeDistributed(inner) { Name = "each", Trainable = false }, new LSTM(2));
        var path = Path.Combine(Path.GetTempPath(), $"descent-each-{Environment.ProcessId}.safetensors");
        try
        {
            ModelFile.Save(path, model);
            var loaded = ModelFile.Load(path).Model;
            Assert.Equal(model.ToJson(), loaded.ToJson());
            Assert.False(loaded.Layer("each").Trainable);
            var x = TensorData.From([.. Enumerable.Range(0, 30).Select(i => i / 7.0)], [2, 5, 3]);
            Assert.Equal(model.Predict(x).ToDoubles(), loaded.Predict(x).ToDoubles());
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void A_model_that_stands_twice_in_a_stack_is_one_after_loading_too()
    {
        var square = Coder("square", 3, 3);
        var model = new Sequential(square, square, new Dense(1));
        Assert.Equal(4, model.Variables.Count);
        var loaded = Model.FromJson(model.ToJson());
        Assert.Equal(model.Variables.Select(variable => variable.Path), loaded.Variables.Select(variable => variable.Path));
        Assert.Same(loaded.Layers[0], loaded.Layers[1]);
    }

    [Fact]
    public void A_stack_without_an_input_gets_its_shape_from_the_outer_model()
    {
        var head = new Sequential(new Dense(4), new Dense(2));
        var model = new Sequential(new Input([5, 3]), new Flatten(), head);
        Assert.Equal([15, 4], model.GetWeights()["sequential/dense/kernel"].Shape);
        Assert.Equal([15], head.Inputs[0].Shape);
    }

    [Fact]
    public void One_element_type_for_all()
    {
        var model = new Sequential(Coder("part", 3, 2), new Dense(1)) { DType = DType.Float64 };
        Assert.Contains("The model \"part\" computes in Float32 and is part of one that computes in Float64", Assert.Throws<InvalidOperationException>(() => model.Variables).Message, StringComparison.Ordinal);
    }

    private static Sequential Coder(string name, int inputs, int outputs) => new(new Input(inputs), new Dense(outputs)) { Name = name };

    /// <summary>A model within a model within a model, of two inputs and two outputs.</summary>
    private static Model Deep(out Model inner)
    {
        var (a, b) = (new Input(3) { Name = "a" }, new Input(3) { Name = "b" });
        var core = Coder("core", 3, 2);
        inner = new Model([a, b], [core.Apply(b), new Concatenate().Apply(core.Apply(a), b)]) { Name = "pair" };
        var (x, y) = (new Input(3) { Name = "x" }, new Input(3) { Name = "y" });
        var outputs = inner.Apply(x, y).Call.Outputs;
        return new Model([x, y], [outputs[0], outputs[1]]) { Seed = 3 };
    }
}
