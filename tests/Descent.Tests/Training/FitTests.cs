using Descent.Graph;
using Descent.Layers;
using Descent.Losses;
using Descent.Models;
using Descent.Optimizers;
using Descent.Training;

namespace Descent.Tests.Training;

/// <summary>What a training computes: batch, stochastic and mini-batch descent, weights, determinism.</summary>
public class FitTests
{
    [Fact]
    public void Training_learns_and_records_an_epoch_at_a_time()
    {
        var (x, y) = Nets.Points(200);
        var model = Nets.Classifier();
        model.Compile(new Adam(0.02), "binary_crossentropy", "accuracy");
        var history = model.Fit(x, y, epochs: 100);
        Assert.Equal(["loss", "accuracy"], history.Names);
        Assert.Equal(100, history.Epochs);
        Assert.Equal(100 * 7, history.Steps);
        Assert.Equal(StopKind.Epochs, history.StopReason!.Kind);
        Assert.True(history.Last("loss") < 0.2 && history["loss"][0] > 0.5, $"{history["loss"][0]} .. {history.Last("loss")}");
        var measured = model.Evaluate(x, y);
        Assert.True(measured["accuracy"] > 0.93, measured.ToString());
        Assert.Equal(measured["accuracy"], Enumerable.Range(0, 200).Count(row => model.Predict(x)[row] > 0.5 == (y[row] == 1)) / 200.0, 12);
    }

    [Fact]
    public void A_batch_of_all_samples_is_gradient_descent()
    {
        var (x, y) = Nets.Plane();
        var model = Nets.Linear();
        var w = Nets.Weights(model);
        model.Compile(new Sgd(0.1), [new("mse")], Nets.OneThread);
        model.Fit(x, y, epochs: 5, batchSize: 1000);
        for (var step = 0; step < 5; step++)
        {
            var gradient = MeanGradient(w, x, y, [.. Enumerable.Range(0, x.Rows)]);
            for (var i = 0; i < 3; i++) w[i] -= 0.1 * gradient[i];
        }
        Assert.Equal(w, Nets.Weights(model), Near);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    public void A_minibatch_step_takes_the_mean_gradient_of_its_samples(int batchSize)
    {
        var (x, y) = Nets.Plane();
        var model = Nets.Linear();
        var w = Nets.Weights(model);
        model.Compile(new Sgd(0.05), [new("mse")], Nets.OneThread);
        model.Fit(x, y, new FitOptions { Epochs = 2, BatchSize = batchSize, Seed = 9 });
        var order = new Descent.Data.Minibatches(x.Rows, batchSize, 9);
        for (var epoch = 0; epoch < 2; epoch++)
        {
            order.StartEpoch(epoch);
            for (var batch = 0; batch < order.Count; batch++)
            {
                var gradient = MeanGradient(w, x, y, order[batch].ToArray());
                for (var i = 0; i < 3; i++) w[i] -= 0.05 * gradient[i];
            }
        }
        Assert.Equal(w, Nets.Weights(model), Near);
    }

    [Fact]
    public void Without_shuffling_the_samples_come_in_their_order()
    {
        var (x, y) = Nets.Plane(6);
        var (shuffled, inOrder) = (Nets.Linear(), Nets.Linear());
        inOrder.Compile(new Sgd(0.1), [new("mse")], Nets.OneThread);
        inOrder.Fit(x, y, new FitOptions { BatchSize = 2, Shuffle = false });
        shuffled.Compile(new Sgd(0.1), [new("mse")], Nets.OneThread);
        for (var start = 0; start < 6; start += 2) shuffled.TrainOnBatch(x.TakeRows(start..(start + 2)), y.TakeRows(start..(start + 2)));
        Assert.Equal(Nets.Weights(shuffled), Nets.Weights(inOrder));
    }

    [Fact]
    public void Equal_seeds_give_equal_bits_and_another_seed_others()
    {
        var (x, y) = Nets.Points();
        Assert.Equal(Train(5), Train(5));
        Assert.NotEqual(Train(5), Train(6));

        double[] Train(long seed)
        {
            var model = new Sequential(new Input(2), new Dense(8, "tanh"), new Dropout(0.3), new Dense(1, "sigmoid")) { Seed = 1 };
            model.Compile(new Adam(0.01), "binary_crossentropy");
            model.Fit(x, y, epochs: 5, seed: seed);
            return Nets.Weights(model);
        }
    }

    [Fact]
    public void One_and_two_threads_give_equal_bits()
    {
        var (x, y) = Nets.Points(600);
        Assert.Equal(Train(1), Train(2));

        double[] Train(int threads)
        {
            var model = Nets.Classifier(hidden: 300);
            model.Compile(new Adam(0.01), [new("binary_crossentropy")], new Descent.Backends.Cpu.CpuBackend(threads, handOver: 0));
            model.Fit(x, y, epochs: 2, batchSize: 256);
            return Nets.Weights(model);
        }
    }

    [Fact]
    public void A_second_training_goes_on_from_the_first()
    {
        var (x, y) = Nets.Plane();
        var (once, twice) = (Nets.Linear(), Nets.Linear());
        once.Compile(new Adam(0.05), [new("mse")], Nets.OneThread);
        twice.Compile(new Adam(0.05), [new("mse")], Nets.OneThread);
        once.Fit(x, y, epochs: 6, batchSize: 7);
        twice.Fit(x, y, epochs: 4, batchSize: 7);
        twice.Fit(x, y, epochs: 2, batchSize: 7);
        Assert.Equal(Nets.Weights(once), Nets.Weights(twice));
        Assert.Equal(36, twice.Trainer.OptimizerState.UpdatesMade);
    }

    [Fact]
    public void A_model_without_anything_to_train_is_evaluated_and_not_trained()
    {
        var (x, y) = Nets.Points();
        var model = Nets.Classifier();
        foreach (var layer in model.Layers) layer.Trainable = false;
        model.Compile(new Adam(), "binary_crossentropy", "accuracy");
        Assert.InRange(model.Evaluate(x, y)["accuracy"], 0, 1);
        Assert.Contains("has no parameter to train", Assert.Throws<InvalidOperationException>(() => model.Fit(x, y)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Weights_from_a_trained_model_go_on_in_another()
    {
        var (x, y) = Nets.Points();
        var (first, second) = (Nets.Classifier(seed: 1), Nets.Classifier(seed: 2));
        first.Compile(new Adam(0.02), "binary_crossentropy");
        var before = first.Fit(x, y, epochs: 40).Last("loss");
        second.SetWeights(first.GetWeights());
        second.Compile(new Adam(0.02), "binary_crossentropy");
        Assert.Equal(first.Predict(x).ToDoubles(), second.Predict(x).ToDoubles());
        Assert.True(second.Fit(x, y, epochs: 20).Last("loss") < before);
    }

    [Fact]
    public void Accumulated_gradients_equal_one_larger_batch()
    {
        var (x, y) = Nets.Plane(12);
        var (whole, parts) = (Nets.Linear(), Nets.Linear());
        whole.Compile(new Sgd(0.1), [new("mse")], Nets.OneThread);
        whole.Fit(x, y, new FitOptions { Epochs = 3, BatchSize = 12, Shuffle = false });
        parts.Compile(new Sgd(0.1) { GradientAccumulationSteps = 3 }, [new("mse")], Nets.OneThread);
        parts.Fit(x, y, new FitOptions { Epochs = 3, BatchSize = 4, Shuffle = false });
        Assert.Equal(Nets.Weights(whole), Nets.Weights(parts), Near);
    }

    [Fact]
    public void Frozen_layers_stay()
    {
        var (x, y) = Nets.Points();
        var model = new Sequential(new Input(2), new Dense(4, "tanh") { Name = "frozen", Trainable = false }, new Dense(1, "sigmoid") { Name = "free" });
        var before = model.GetWeights();
        model.Compile(new Adam(0.1), "binary_crossentropy");
        model.Fit(x, y);
        var after = model.GetWeights();
        Assert.Equal(before["frozen/kernel"].ToDoubles(), after["frozen/kernel"].ToDoubles());
        Assert.NotEqual(before["free/kernel"].ToDoubles(), after["free/kernel"].ToDoubles());
    }

    [Fact]
    public void A_layer_frozen_after_Compile_asks_for_another_Compile()
    {
        var (x, y) = Nets.Points();
        var hidden = new Dense(4, "tanh");
        var model = new Sequential(new Input(2), hidden, new Dense(1, "sigmoid"));
        model.Compile(new Adam(), "binary_crossentropy");
        model.Fit(x, y);
        hidden.Trainable = false;
        Assert.Contains("call Compile again", Assert.Throws<InvalidOperationException>(() => model.Fit(x, y)).Message, StringComparison.Ordinal);
        model.Compile(new Adam(), "binary_crossentropy");
        model.Fit(x, y);
    }

    [Fact]
    public void The_loss_holds_the_penalties_in_training_and_in_evaluation()
    {
        var (x, y) = Nets.Plane();
        var model = new Sequential(new Input(2), new Dense(1) { KernelRegularizer = new Descent.Regularizers.L2(0.1) }) { DType = DType.Float64 };
        model.Compile(new Sgd(0.1), [new("mse")], Nets.OneThread);
        var penalty = 0.1 * Nets.Weights(model)[..2].Sum(weight => weight * weight);
        var measured = model.Evaluate(x, y).Loss;
        var step = model.TrainOnBatch(x, y);
        Assert.Equal(measured, step.Loss, 1e-12);
        Assert.Equal(step.Loss - penalty, step.DataLoss, 1e-12);
    }

    [Fact]
    public void Training_with_moving_averages_ends_with_the_averages()
    {
        var (x, y) = Nets.Plane();
        var model = Nets.Linear();
        var trainer = model.Compile(new Sgd(0.1) { UseEma = true, EmaMomentum = 0.5 }, [new("mse")], Nets.OneThread);
        model.Fit(x, y, epochs: 2);
        Assert.Equal(trainer.OptimizerState.Averages.SelectMany(average => average.Read().ToDoubles()), Nets.Weights(model));
    }

    [Fact]
    public void Several_inputs_and_outputs_train_together()
    {
        var (x, y) = Nets.Points(80);
        var (a, b) = (new Input(2) { Name = "a" }, new Input(2) { Name = "b" });
        var joined = new Concatenate().Apply(a, b);
        var hidden = new Dense(8, "tanh").Apply(joined);
        var model = new Model([a, b], [new Dense(1, "sigmoid") { Name = "sign" }.Apply(hidden), new Dense(2) { Name = "copy" }.Apply(hidden)]) { Seed = 2 };
        model.Compile(new Adam(0.02), [new("binary_crossentropy") { Metrics = ["accuracy"] }, new("mse") { Weight = 0.5 }]);
        var history = model.Fit(new TrainingData([x, x], [y, x]), new FitOptions { Epochs = 30 });
        Assert.Equal(["loss", "sign_loss", "copy_loss", "sign_accuracy"], history.Names);
        Assert.Equal(history.Last("sign_loss") + 0.5 * history.Last("copy_loss"), history.Last("loss"), 5);
        Assert.True(history.Last("loss") < 0.7 * history["loss"][0]);
        Assert.Equal([80, 2], model.Predict([x, x])[1].Shape);
    }

    private static bool Near(double a, double b) => Math.Abs(a - b) <= 1e-12 * (1 + Math.Abs(b));

    /// <summary>The gradient of the mean of (w·x + b − y)² over some rows, by hand.</summary>
    private static double[] MeanGradient(double[] w, TensorData x, TensorData y, int[] rows)
    {
        var gradient = new double[3];
        foreach (var row in rows)
        {
            var error = w[0] * x[2 * row] + w[1] * x[2 * row + 1] + w[2] - y[row];
            gradient[0] += 2 * error * x[2 * row] / rows.Length;
            gradient[1] += 2 * error * x[2 * row + 1] / rows.Length;
            gradient[2] += 2 * error / rows.Length;
        }
        return gradient;
    }
}
