using System.Globalization;
using Descent.Data;
using Descent.Graph;
using Descent.Layers;
using Descent.Losses;
using Descent.Models;
using Descent.Optimizers;
using Descent.Training;

namespace Descent.Tests.Training;

/// <summary>
/// Many columns of noise, few rows: cross-validation must find nothing. Choosing the columns that go best with the target before the rows are split is the classic mistake (scikit-learn, "Common
/// pitfalls": 0.76 where the truth is 0.5).
/// </summary>
public class NoiseTableTests
{
    private const int Rows = 60, Columns = 200, Folds = 5, Tables = 5, Chosen = 10;

    // Of a guess: √(0.5 · 0.5 / n).
    private static readonly double StandardError = Math.Sqrt(0.25 / (Rows * Tables));

    [Fact]
    public void Noise_cross_validates_at_one_half() => Assert.InRange(Accuracy((data, _) => data), 0.5 - 2 * StandardError, 0.5 + 2 * StandardError);

    [Fact]
    public void So_it_does_with_the_best_columns_of_the_training_rows() =>
        Assert.InRange(Accuracy((data, fold) => WithBest(data, fold.Train)), 0.5 - 2 * StandardError, 0.5 + 2 * StandardError);

    [Fact]
    public void The_best_columns_of_all_rows_would_look_like_knowledge() =>
        Assert.InRange(Accuracy((data, fold) => WithBest(data, [.. fold.Train, .. fold.Test])), 0.7, 1);

    /// <summary>The share of rows that are told right by networks which have not seen them, over all folds of all tables.</summary>
    private static double Accuracy(Func<TabularData, Split, TabularData> choose)
    {
        var right = 0;
        for (var seed = 0; seed < Tables; seed++)
        {
            var all = Noise(seed);
            foreach (var fold in Split.Folds(all.Table, all.Schema, Folds, seed))
            {
                var data = choose(all, fold);
                var pipeline = data.Fit(fold.Train);
                var model = new Sequential(new Input(pipeline.InputCount), new Dense(1, "sigmoid")) { Seed = seed };
                model.Compile(new Adam(0.01), new BinaryCrossentropy());
                model.Fit(pipeline.Features(data.Table, fold.Train), pipeline.Target(data.Table, fold.Train), epochs: 30, seed: seed);
                var (predicted, truth) = (model.Predict(pipeline.Features(data.Table, fold.Test)), pipeline.Target(data.Table, fold.Test));
                right += Enumerable.Range(0, fold.Test.Length).Count(i => predicted[i] >= 0.5 == (truth[i] == 1));
            }
        }
        TestContext.Current.TestOutputHelper?.WriteLine($"{right} of {Rows * Tables} rows");
        return (double)right / (Rows * Tables);
    }

    private static TabularData Noise(int seed)
    {
        var stream = new RandomStream(seed, "noise");
        string[] names = [.. Enumerable.Range(0, Columns).Select(i => $"x{i}"), "target"];
        var rows = Enumerable.Range(0, Rows).Select(row => Enumerable.Range(0, Columns).Select(_ => (object?)stream.NextNormal()).Append(row % 2).ToArray()).ToArray();
        return new(Table.FromRows(names, rows), Of(names[..^1]));
    }

    private static Schema Of(IEnumerable<string> inputs) =>
        new([.. inputs.Select(name => new ColumnSchema(name, ColumnRole.Number)), new("target", ColumnRole.Target, ["0", "1"])], LearningTask.Binary);

    /// <summary>The columns whose means in both classes differ most over some rows.</summary>
    private static TabularData WithBest(TabularData data, int[] rows)
    {
        var best = data.Table.Columns.SkipLast(1).OrderByDescending(Difference).Take(Chosen).ToHashSet(StringComparer.Ordinal);
        return data with { Schema = data.Schema with { Columns = [.. data.Schema.Columns.Select(column => column.Role == ColumnRole.Target || best.Contains(column.Name) ? column : column with { Role = ColumnRole.Ignored })] } };

        double Difference(string column) => Math.Abs(Mean(column, "1") - Mean(column, "0"));

        double Mean(string column, string label) => rows.Where(row => data.Table["target"][row] == label).Average(row => double.Parse(data.Table[column][row]!, CultureInfo.InvariantCulture));
    }
}
