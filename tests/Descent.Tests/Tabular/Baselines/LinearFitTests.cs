using Descent.Data;
using Descent.Graph;
using Descent.Tabular;
using Descent.Tabular.Baselines;
using Descent.Training;

namespace Descent.Tests.Tabular.Baselines;

/// <summary>The linear model that a network has to beat.</summary>
public sealed class LinearFitTests
{
    /// <summary>Where the penalised loss is least, its gradient is 0: <c>Xᵀ(p - y) / n + 2 λ w</c>, for numbers twice its first part.</summary>
    [Theory]
    [InlineData("heart")]
    [InlineData("iris")]
    [InlineData("seattle-weather")]
    public void The_gradient_is_zero_at_the_end(string name)
    {
        var data = Datasets.Load(name);
        var training = AutoTraining.Prepare(data, new() { Seed = 3 });
        var model = new LinearFit(training, CancellationToken.None).Run();
        var (features, truth) = (training.Pipeline.Features(data.Table, training.FittedRows), training.Targets(training.FittedRows));
        var outputs = training.Pipeline.Output.Outputs;
        TensorData predictions = model.Predict(features), kernel = model.GetWeights().Single(weight => weight.Key.EndsWith("kernel", StringComparison.Ordinal)).Value;
        var factor = training.Pipeline.Output is NumberTarget ? 2.0 : 1;
        int rows = features.Rows, inputs = features.Shape[1];
        double atStart = 0;
        var atEnd = new double[4];
        for (var input = 0; input < inputs; input++)
        {
            for (var output = 0; output < outputs; output++)
            {
                double slope = 0, correlation = 0;
                for (var row = 0; row < rows; row++)
                {
                    var actual = outputs == 1 ? truth[row] : truth[row] == output ? 1 : 0;
                    slope += features[row * inputs + input] * (predictions[row * outputs + output] - actual) * factor / rows;
                    correlation += features[row * inputs + input] * actual * factor / rows;
                }
                atStart = Math.Max(atStart, Math.Abs(correlation));
                foreach (var (penalty, i) in new[] { 1e-4, 1e-3, 1e-2, 1e-1 }.Select((penalty, i) => (penalty, i)))
                    atEnd[i] = Math.Max(atEnd[i], Math.Abs(slope + 2 * penalty * kernel[input * outputs + output]));
            }
        }
        Assert.InRange(atEnd.Min(), 0, atStart * 0.002);
    }

    [Fact]
    public void A_model_file_holds_the_linear_model_too()
    {
        var folder = Directory.CreateTempSubdirectory("descent-linear-").FullName;
        try
        {
            var data = Datasets.Load("iris");
            var model = AutoTrainer.Train(data, new() { Epochs = 1 }).Model;
            model.Save(Path.Combine(folder, TabularModel.FileName));
            var again = TabularModel.Load(folder);
            var features = model.Pipeline.Features(data.Table);
            Assert.Equal(model.Linear!.Predict(features).ToDoubles(), again.Linear!.Predict(features).ToDoubles());
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Of many rows some are enough: the time does not grow with the file.</summary>
    [Fact]
    public void Many_rows_take_seconds()
    {
        var stream = new RandomStream(1, "rows");
        var table = Table.FromRows(["a", "b", "y"], [.. Enumerable.Range(0, 60_000).Select(_ =>
        {
            var (a, b) = (stream.NextNormal(), stream.NextNormal());
            return new object?[] { a, b, stream.NextDouble() < 1 / (1 + Math.Exp(b - 2 * a)) ? "yes" : "no" };
        })]);
        var data = new TabularData(table, Schema.Infer(table, "y"));
        var training = AutoTraining.Prepare(data, new());
        var start = System.Diagnostics.Stopwatch.StartNew();
        var model = new LinearFit(training, CancellationToken.None).Run();
        Assert.InRange(start.Elapsed.TotalSeconds, 0, 30);
        var kernel = model.GetWeights().Single(weight => weight.Key.EndsWith("kernel", StringComparison.Ordinal)).Value;
        Assert.Equal((2, -1), (kernel[0], kernel[1]), new Near());
    }

    private sealed class Near : IEqualityComparer<(double, double)>
    {
        public bool Equals((double, double) x, (double, double) y) => Math.Abs(x.Item1 - y.Item1) + Math.Abs(x.Item2 - y.Item2) < 0.1;

        public int GetHashCode((double, double) obj) => 0;
    }
}
