using Descent.Data;
using Descent.Graph;
using Descent.Tabular;

namespace Descent.Tests.Tabular;

/// <summary>Why a model predicts what it predicts.</summary>
public sealed class RowExplanationsTests
{
    private static readonly TabularModel Heart = AutoTrainer.Train(Datasets.Load("heart"), new() { Epochs = 5, Seed = 1 }).Model;

    [Theory]
    [InlineData("heart")]
    [InlineData("iris")]
    [InlineData("seattle-weather")]
    public void Reference_and_effects_are_the_prediction(string name)
    {
        var data = Datasets.Load(name);
        var model = name == "heart" ? Heart : AutoTrainer.Train(data, new() { Epochs = 3, Seed = 1 }).Model;
        var explained = model.Explain(data.Table);
        Assert.Equal(model.Pipeline.Inputs.Select(input => input.Name), explained.Columns);
        for (var row = 0; row < data.Table.RowCount; row++)
        {
            var value = model.Pipeline.Output is NumberTarget ? explained.Predictions.Number(row) : name == "heart" ? explained.Predictions.Probabilities(row)[1] : explained.Predictions.Probabilities(row)[explained.Predictions.Label(row)];
            Assert.Equal(value, explained.Reference(row) + explained.Effects(row).Sum(), 1e-4);
        }
    }

    /// <summary>With no hidden layer the number is a sum over columns, and so are the effects: each is the column's own part, whatever the order.</summary>
    [Fact]
    public void Of_a_linear_model_the_effects_are_exact()
    {
        var stream = new RandomStream(4, "rows");
        var table = Table.FromRows(["a", "b", "y"], [.. Enumerable.Range(0, 300).Select(_ =>
        {
            var (a, b) = (stream.NextNormal(), stream.NextNormal());
            return new object?[] { a, b, 3 * a - b };
        })]);
        var model = AutoTrainer.Train(new TabularData(table, Schema.Infer(table, "y")), new() { Layers = [], Epochs = 300, L2 = 0 }).Model;
        var explained = model.Explain(table);
        var (meanA, meanB) = (Mean(table, 0), Mean(table, 1));
        for (var row = 0; row < 20; row++)
        {
            Assert.Equal(3 * (Number(table, row, 0) - meanA), explained.Effects(row)[0], 0.2);
            Assert.Equal(-(Number(table, row, 1) - meanB), explained.Effects(row)[1], 0.2);
        }

        static double Mean(Table table, int column) => Enumerable.Range(0, table.RowCount).Average(row => Number(table, row, column));
        static double Number(Table table, int row, int column) => double.Parse(table[row, column]!, System.Globalization.CultureInfo.InvariantCulture);
    }

    [Fact]
    public void An_explanation_does_not_depend_on_the_other_rows()
    {
        var table = Datasets.Load("heart").Table;
        var one = Table.FromRows([.. table.Columns], [[.. Enumerable.Range(0, table.Columns.Count).Select(column => (object?)table[17, column])]]);
        Assert.Equal(Heart.Explain(table).Effects(17).Select(effect => Math.Round(effect, 5)), Heart.Explain(one).Effects(0).Select(effect => Math.Round(effect, 5)));
    }

    [Fact]
    public void A_typical_row_has_no_effects()
    {
        var typical = Heart.Typical!;
        Assert.Equal(Heart.Pipeline.InputCount, typical.Rows);
        var at = Heart.Pipeline.Inputs.TakeWhile(input => input.Name != "sex").Sum(input => input.FeatureNames.Count);
        Assert.Equal(1, Enumerable.Range(at, Heart.Pipeline.Inputs.First(input => input.Name == "sex").FeatureNames.Count).Max(place => typical[place]));
    }

    [Theory]
    [InlineData(13, 20, 7142)]
    [InlineData(46_000, 46_000, 1)]
    [InlineData(65_535, 65_536, 1)]         // 2^32 numbers
    public void Of_very_wide_rows_one_way_at_a_time_is_predicted(int columns, int inputs, int expected) =>
        Assert.Equal(expected, Descent.Tabular.Explaining.ShapleySample.PathsPerCall(columns, inputs));
}
