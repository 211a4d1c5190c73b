using Descent.Graph;
using Descent.Layers;
using Descent.Models;
using Descent.Tests.Reference;

namespace Descent.Tests.Models;

public sealed class FunctionalModelTests
{
    [Fact]
    public void The_course_network_has_497_parameters()
    {
        var input = new Input(29);
        var hidden = new Dense(16, "relu").Apply(input);
        var output = new Dense(1, "sigmoid").Apply(hidden);
        var model = new Model(input, output);

        Assert.Equal(["dense/kernel", "dense/bias", "dense_1/kernel", "dense_1/bias"], model.Parameters.Select(parameter => parameter.Path));
        Assert.Equal(497, model.Parameters.Sum(parameter => parameter.Shape.Size));
        Assert.Equal([1], model.Outputs[0].Shape);
        var predicted = Run(model, TensorData.Zeros(DType.Float32, [3, 29]));
        Assert.Equal([3, 1], predicted.Shape);
        Assert.Equal(0.5, predicted[0], 6);
    }

    [Fact]
    public void A_layer_applied_twice_has_one_set_of_parameters()
    {
        var (left, right) = (new Input(4) { Name = "left" }, new Input(4) { Name = "right" });
        var encoder = new Dense(3, "tanh") { Name = "encoder" };
        var model = new Model([left, right], new Subtract().Apply(encoder.Apply(left), encoder.Apply(right)));

        Assert.Equal(["encoder/kernel", "encoder/bias"], model.Parameters.Select(parameter => parameter.Path));
        var same = TensorData.From([0.5f, -1, 2, 0.25f], [1, 4]);
        Assert.All(Run(model, same, same).ToDoubles(), difference => Assert.Equal(0, difference));
    }

    [Fact]
    public void Layers_of_equal_settings_are_two_layers()
    {
        var input = new Input(2);
        var model = new Model(input, [new Dense(1).Apply(input), new Dense(1).Apply(input)]);
        Assert.Equal(["dense/kernel", "dense/bias", "dense_1/kernel", "dense_1/bias"], model.Parameters.Select(parameter => parameter.Path));
        Assert.NotEqual(model.GetWeights()["dense/kernel"].ToDoubles(), model.GetWeights()["dense_1/kernel"].ToDoubles());
    }

    [Fact]
    public void The_seed_and_the_path_alone_decide_the_initial_values()
    {
        Model Make(long seed, int others) => new Sequential([new Input(3), .. Enumerable.Repeat(0, others).Select(_ => new Flatten()), new Dense(4) { Name = "last" }]) { Seed = seed };
        Assert.Equal(Make(1, 0).GetWeights()["last/kernel"].ToDoubles(), Make(1, 2).GetWeights()["last/kernel"].ToDoubles());
        Assert.NotEqual(Make(1, 0).GetWeights()["last/kernel"].ToDoubles(), Make(2, 0).GetWeights()["last/kernel"].ToDoubles());
    }

    [Fact]
    public void Frozen_layers_have_parameters_that_are_not_trainable()
    {
        var model = new Sequential(new Input(2), new Dense(3) { Trainable = false }, new Dense(1));
        Assert.Equal([false, false, true, true], model.Parameters.Select(parameter => parameter.Trainable));
    }

    [Fact]
    public void Weights_are_set_by_path_all_or_none()
    {
        var model = new Sequential(new Input(2), new Dense(1));
        var weights = new Dictionary<string, TensorData>(model.GetWeights()) { ["dense/bias"] = new double[] { 7 } };
        model.SetWeights(weights);
        Assert.Equal(7, model.GetWeights()["dense/bias"][0]);

        weights.Remove("dense/bias");
        weights["dens/bias"] = new double[] { 8 };
        var error = Assert.Throws<ArgumentException>(() => model.SetWeights(weights));
        Assert.Contains("missing are dense/bias; not of the model are dens/bias", error.Message, StringComparison.Ordinal);
        Assert.Equal(7, model.GetWeights()["dense/bias"][0]);
    }

    [Fact]
    public void A_sequential_model_may_wait_for_its_shape()
    {
        var model = new Sequential(new Dense(3, "relu"), new Dense(1));
        Assert.False(model.IsBuilt);
        var early = Assert.Throws<InvalidOperationException>(() => model.Variables);
        Assert.Contains("does not know the shape of its input yet", early.Message, StringComparison.Ordinal);
        model.Build([5]);
        Assert.Equal([5, 3], model.Parameters[0].Shape);
        Assert.Throws<InvalidOperationException>(() => model.Build([6]));
    }

    [Fact]
    public void Mistakes_in_the_graph_are_named()
    {
        var (a, b) = (new Input(2) { Name = "a" }, new Input(3) { Name = "b" });
        var joined = new Concatenate().Apply(a, b);
        AssertSays("The outputs depend on the input \"b\" [None, 3]", () => new Model(a, joined));
        AssertSays("No output depends on the input \"b\" [None, 3]", () => new Model([a, b], new Dense(1).Apply(a)));
        AssertSays("one of them is given twice", () => new Model([a, a], joined));
        AssertSays("Two layers of the model are called \"x\"", () => new Model(a, new Dense(1) { Name = "x" }.Apply(new Dense(1) { Name = "x" }.Apply(a))));
        AssertSays("A layer cannot be called \"x/y\"", () => new Dense(1) { Name = "x/y" }.Apply(a));

        var shared = new Dense(1);
        AssertSays("a shared layer needs inputs of equal shapes", () => new Model([a, b], new Add().Apply(shared.Apply(a), shared.Apply(b))));
    }

    [Fact]
    public void A_model_says_what_inputs_it_takes()
    {
        var model = new Sequential(new Input(2), new Dense(1));
        var scope = model.OpenScope(training: false);
        AssertSays("takes 1 input(s), got 2", () => model.Build(scope, [Tensor.Zeros(DType.Float32, [1, 2]), Tensor.Zeros(DType.Float32, [1, 2])]));
        AssertSays("is Float32[None, 2], got Float32[1, 3]", () => model.Build(scope, [Tensor.Zeros(DType.Float32, [1, 3])]));
        AssertSays("is Float32[None, 2], got Float64[1, 2]", () => model.Build(scope, [Tensor.Zeros(DType.Float64, [1, 2])]));
    }

    private static void AssertSays(string part, Func<object> action) =>
        Assert.Contains(part, Assert.ThrowsAny<ArgumentException>(action).Message, StringComparison.Ordinal);

    private static TensorData Run(Model model, params TensorData[] inputs)
    {
        var feeds = inputs.Select((data, i) => ($"x{i}", data)).ToArray();
        var outputs = model.Build(model.OpenScope(training: false), [.. feeds.Select(feed => Tensor.Input(feed.Item1, feed.data.DType, feed.data.Shape))]);
        return ReferenceEvaluator.Evaluate(outputs[0], feeds);
    }
}
