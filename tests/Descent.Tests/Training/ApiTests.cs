using Descent.Graph;
using Descent.Layers;
using Descent.Losses;
using Descent.Metrics;
using Descent.Models;
using Descent.Optimizers;
using Descent.Training;
using Descent.Training.Callbacks;
using Descent.Training.Stopping;

namespace Descent.Tests.Training;

/// <summary>Validation, callbacks, metrics, and what is said when something does not fit.</summary>
public class ApiTests
{
    [Fact]
    public void A_validation_split_is_stratified_and_shuffled()
    {
        var x = new float[100, 1];
        var y = new float[100, 1];
        for (var row = 0; row < 100; row++) (x[row, 0], y[row, 0]) = (row, row < 80 ? 0 : 1);      // sorted by class, as files often are
        var (train, validation) = ValidationSplit.Of(new(x, y), new() { ValidationSplit = 0.2, Seed = 3 });
        var held = validation!.X[0].ToDoubles();
        Assert.Equal((20, 80), (validation.Rows, train.Rows));
        Assert.Equal(4, validation.Y[0].ToDoubles().Sum());
        Assert.Equal(Enumerable.Range(0, 100).Select(row => (double)row), train.X[0].ToDoubles().Concat(held).Order());
        Assert.NotEqual(Enumerable.Range(0, 16).Select(row => (double)row), held.Take(16));
        var (_, again) = ValidationSplit.Of(new(x, y), new() { ValidationSplit = 0.2, Seed = 3 });
        var (_, other) = ValidationSplit.Of(new(x, y), new() { ValidationSplit = 0.2, Seed = 4 });
        Assert.Equal(held, again!.X[0].ToDoubles());
        Assert.NotEqual(held, other!.X[0].ToDoubles());
    }

    [Fact]
    public void Metrics_answer_to_the_names_that_they_were_given()
    {
        var (x, y) = Nets.Plane();
        var model = Nets.Linear();
        model.Compile(new Adam(0.01), "mse", "mae", "rmse");
        var history = model.Fit(new(x, y), new FitOptions { Epochs = 2, ValidationSplit = 0.25, EarlyStopping = new() { Monitor = "val_mae" } });
        Assert.Same(history["val_mean_absolute_error"], history["val_mae"]);
        Assert.Same(history["root_mean_squared_error"], history["rmse"]);
        Assert.True(history.Contains("mae") && !history.Contains("ae") && !history.Contains("val_mape"));
        var result = model.Evaluate(x, y);
        Assert.Equal(result["mean_absolute_error"], result["mae"]);
        Assert.Equal(result["mae"], result["MeanAbsoluteError"]);
        Assert.Contains("there are loss, mean_absolute_error, root_mean_squared_error", Assert.Throws<ArgumentException>(() => result["mape"]).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_training_that_ended_at_once_says_why_where_its_history_is_asked()
    {
        var (x, y) = Nets.Plane();
        var model = Nets.Linear();
        model.Compile(new Sgd(), "mse");
        var history = model.Fit(TensorData.From(x.ToDoubles().Select(_ => double.NaN).ToArray(), x.Shape), y);
        var message = Assert.Throws<ArgumentException>(() => history["loss"]).Message;
        Assert.Contains($"The history has no series \"loss\": it has none, as no epoch came to its end. {history.StopReason}", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Validation_is_recorded_beside_training()
    {
        var (x, y) = Nets.Points(100);
        var model = Nets.Classifier();
        model.Compile(new Adam(0.01), "binary_crossentropy", "accuracy", new RocAuc());
        var history = model.Fit(x, y, epochs: 3, validationSplit: 0.25);
        Assert.Equal(["loss", "accuracy", "roc_auc", "val_loss", "val_accuracy", "val_roc_auc"], history.Names);
        Assert.All(history.Names, name => Assert.Equal(3, history[name].Count));
    }

    [Fact]
    public void Early_stopping_can_watch_a_metric_that_grows()
    {
        var (x, y) = Nets.Points(100);
        var model = Nets.Classifier();
        model.Compile(new Adam(0.05), "binary_crossentropy", "roc_auc");
        var history = model.Fit(x, y, new FitOptions { Epochs = 60, ValidationSplit = 0.3, EarlyStopping = new() { Monitor = "val_roc_auc", Patience = 8 } });
        Assert.Equal(history["val_roc_auc"].Max(), history["val_roc_auc"][history.BestEpoch - 1]);
    }

    [Fact]
    public void The_learning_rate_falls_on_a_plateau()
    {
        var (x, y) = Nets.Plane();
        var model = Nets.Linear();
        model.Compile(new Sgd(0.1), [new("mse")], Nets.OneThread);
        var rates = new List<double>();
        model.Fit(x, y, new FitOptions
        {
            Epochs = 200, BatchSize = 100,
            Callbacks = [new ReduceLearningRateOnPlateau { Monitor = "loss", Factor = 0.5, Patience = 4, Cooldown = 3, MinLearningRate = 0.02 }, new LambdaCallback(onEpochEnd: progress => rates.Add(progress.LearningRate))],
        });
        var falls = Enumerable.Range(1, 199).Where(epoch => rates[epoch] != rates[epoch - 1]).ToArray();
        Assert.Equal([0.1, 0.05, 0.025, 0.02], rates.Distinct(), (a, b) => Math.Abs(a - b) < 1e-15);
        Assert.Equal([7, 7], falls.Zip(falls.Skip(1), (earlier, later) => later - earlier));      // patience after the cooldown
    }

    [Fact]
    public void A_learning_rate_scheduler_sets_each_epochs_rate()
    {
        var (x, y) = Nets.Plane();
        var model = Nets.Linear();
        model.Compile(new Sgd(0.1), [new("mse")], Nets.OneThread);
        var rates = new List<double>();
        model.Fit(x, y, new FitOptions { Epochs = 3, Callbacks = [new LearningRateScheduler((epoch, rate) => rate / epoch), new LambdaCallback(onEpochEnd: progress => rates.Add(progress.LearningRate))] });
        Assert.Equal([0.1, 0.05, 0.05 / 3], rates, (a, b) => Math.Abs(a - b) < 1e-15);
    }

    [Fact]
    public void Callbacks_are_called_in_order()
    {
        var (x, y) = Nets.Plane(4);
        var model = Nets.Linear();
        model.Compile(new Sgd(0.1), [new("mse")], Nets.OneThread);
        var calls = new List<string>();
        model.Fit(x, y, new FitOptions
        {
            Epochs = 2, BatchSize = 2,
            Callbacks = [new LambdaCallback(p => calls.Add("begin"), p => calls.Add($"end after {p.Step}"), p => calls.Add($"epoch {p.Epoch}"), p => calls.Add($"ended {p.History.Epochs}"), p => calls.Add($"batch {p.Batch}/{p.Batches}"))],
        });
        Assert.Equal(["begin", "epoch 1", "batch 1/2", "batch 2/2", "ended 1", "epoch 2", "batch 1/2", "batch 2/2", "ended 2", "end after 4"], calls);
    }

    [Fact]
    public void Progress_is_reported_now_and_then_and_at_the_end()
    {
        var (x, y) = Nets.Plane();
        var model = Nets.Linear();
        model.Compile(new Sgd(0.1), [new("mse")], Nets.OneThread);
        var reports = new List<TrainingReport>();
        var history = model.Fit(x, y, new FitOptions { Epochs = 500, Progress = new Listener(reports.Add) });
        Assert.Equal((500, 500, 2, 2), (reports[^1].Epoch, reports[^1].Epochs, reports[^1].Batch, reports[^1].Batches));
        Assert.Equal(history.Last("loss"), reports[^1].Loss);
        Assert.True(reports.Count <= 2 + history.Elapsed.TotalSeconds * 10, $"{reports.Count} reports in {history.Elapsed}");
    }

    private sealed class Listener(Action<TrainingReport> report) : IProgress<TrainingReport>
    {
        public void Report(TrainingReport value) => report(value);
    }

    [Fact]
    public void Accuracy_follows_the_loss_and_the_shapes()
    {
        TensorData x = new float[,] { { 1, 0 }, { 0, 1 }, { 1, 1 } };
        Assert.Equal(Of("softmax", "sparse_categorical_crossentropy", new[] { 0, 1, 2 }), Of("softmax", "categorical_crossentropy", new[,] { { 1f, 0, 0 }, { 0, 1, 0 }, { 0, 0, 1 } }));
        // A logit is on the side of class 1 from 0, a probability from one half.
        var (logits, probabilities) = (new Sequential(new Input(2), new Dense(1)) { Seed = 5 }, new Sequential(new Input(2), new Dense(1, "sigmoid")) { Seed = 5 });
        logits.Compile(new Sgd(), new BinaryCrossentropy(FromLogits: true), "accuracy");
        probabilities.Compile(new Sgd(), new BinaryCrossentropy(), "accuracy");
        var (many, y) = Nets.Points(200);
        Assert.Equal(probabilities.Evaluate(many, y)["accuracy"], logits.Evaluate(many, y)["accuracy"]);

        double Of(string activation, string loss, TensorData y)
        {
            var model = new Sequential(new Input(2), new Dense(3, activation)) { Seed = 2 };
            model.Compile(new Sgd(), loss, "accuracy");
            return model.Evaluate(x, y)["accuracy"];
        }
    }

    [Fact]
    public void Labels_without_a_column_fit_one_output()
    {
        var (x, y) = Nets.Points(20);
        var model = Nets.Classifier();
        model.Compile(new Sgd(), "binary_crossentropy");
        Assert.Equal(model.Evaluate(x, y).Loss, model.Evaluate(x, y.Reshape([20])).Loss);
    }

    [Fact]
    public void A_model_without_an_input_takes_its_shape_from_the_data()
    {
        var (x, y) = Nets.Points(20);
        var model = new Sequential(new Dense(4, "tanh"), new Dense(1, "sigmoid"));
        model.Compile(new Sgd(), "binary_crossentropy");
        model.Fit(x, y);
        Assert.Equal([2, 4], model.GetWeights()["dense/kernel"].Shape);
    }

    [Fact]
    public void Errors_name_what_does_not_fit()
    {
        var (x, y) = Nets.Points(20);
        var model = new Sequential(new Input(2), new Dense(4, "relu") { Name = "hidden" }, new Dense(3) { Name = "scores" });
        Says("call Compile(optimizer, loss) first", () => model.Fit(x, y));
        model.Compile(new Sgd(), "mse");
        Says("The output \"scores\" gives Float32[16, 3] (batch first), and its targets are Float32[16, 1]", () => model.Fit(x, y, batchSize: 16));
        Says("needs samples of shape [2]", () => model.Predict(new float[4, 3]));
        Says("x[0] Float32[20, 2], y[0] Float32[10, 1]", () => model.Fit(x, y.TakeRows(..10)));
        Says("takes 1 input(s)", () => model.Predict([x, x]));
        Says("Epochs needs to be at least 1", () => model.Fit(x, y, epochs: 0));
        Says("BatchSize needs to be at least 1", () => model.Fit(x, y, batchSize: 0));
        Says("needs to lie in 0 .. 1", () => model.Fit(x, y, validationSplit: 1));
        Says("choose one", () => model.Fit(x, y, validationSplit: 0.5, validationData: new(x, y)));
        Says("Layer \"hidden\" (Dense)", () => new Sequential(new Dense(4) { Name = "hidden" }).Predict(new float[] { 1, 2 }));
        Says("two metrics would be called \"accuracy\"", () => model.Compile(new Sgd(), "mse", "accuracy", "accuracy"));
        Says("needs one objective for each; got 2", () => model.Compile(new Sgd(), [new("mse"), new("mse")]));
        Says("choose SumOverBatchSize or Sum", () => model.Compile(new Sgd(), new MeanSquaredError { Reduction = LossReduction.None }));
        Says("A threshold needs to be a positive number", () => model.Fit(x, y, new FitOptions { StopWhen = [new LossChangeBelow(0)] }));

        static void Says(string part, Action action)
        {
            var error = Assert.ThrowsAny<Exception>(action);
            Assert.Contains(part, error.Message, StringComparison.OrdinalIgnoreCase);
        }
    }

    [Fact]
    public void Several_outputs_of_one_layer_have_names_of_their_own()
    {
        var (input, shared) = (new Input(2), new Dense(1));
        var hidden = new Dense(2).Apply(input);
        var model = new Model(input, [shared.Apply(input), shared.Apply(hidden)]);
        model.Compile(new Sgd(), [new("mse"), new("mae")]);
        var (x, y) = Nets.Plane(10);
        Assert.Equal(["loss", "dense_loss", "dense_2_loss"], model.Fit(new TrainingData([x], [y, y]), new FitOptions()).Names);
    }

    [Fact]
    public void The_one_output_of_a_model_with_several_is_not_guessed()
    {
        var input = new Input(2);
        var model = new Model(input, [new Dense(1).Apply(input), new Dense(3).Apply(input)]);
        var error = Assert.Throws<InvalidOperationException>(() => model.Predict(new double[1, 2]));
        Assert.Contains("has the outputs dense, dense_1: call Predict with a list", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("confusion_matrix")]
    [InlineData("matthews_correlation")]
    [InlineData("cohen_kappa")]
    public void Metrics_of_confusions_take_the_probability_of_the_second_class(string metric)
    {
        var (x, y) = Nets.Points();
        var model = Nets.Classifier();
        model.Compile(new Adam(0.05), "binary_crossentropy", metric, "accuracy");
        model.Fit(x, y, epochs: 60);
        var result = model.Evaluate(x, y);
        var kind = Descent.Metrics.Metric.Named(metric).GetType();
        if (kind != typeof(Descent.Metrics.ConfusionMatrix)) Assert.InRange(result[metric], 0.8, 1);
        else Assert.Equal(result["accuracy"], (result.Result(metric).Values[0] + result.Result(metric).Values[3]) / x.Rows, 1e-6);
    }

    [Fact]
    public void A_metric_for_fewer_classes_than_there_are_says_for_how_many_it_is()
    {
        var model = new Sequential(new Input(2), new Dense(3, "softmax"));
        model.Compile(new Adam(), "sparse_categorical_crossentropy", "confusion_matrix");
        var error = Assert.Throws<ArgumentException>(() => model.Fit(new float[3, 2], new[] { 0, 1, 2 }));
        Assert.Contains("ConfusionMatrix with NumClasses 2 needs", error.Message, StringComparison.Ordinal);
    }
}
