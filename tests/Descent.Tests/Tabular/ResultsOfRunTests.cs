using Descent.Data;
using Descent.Tabular;
using Descent.Tabular.Results;

namespace Descent.Tests.Tabular;

/// <summary>What is said about a run is what was done.</summary>
public class ResultsOfRunTests
{
    [Theory]
    [InlineData("heart", null)]
    [InlineData("iris", 3)]
    [InlineData("curve", null)]
    public void Results_say_what_was_done_and_survive_their_json(string data, int? folds)
    {
        var result = AutoTrainer.Train(Datasets.Load(data), new() { Epochs = 3, Folds = folds });
        var results = result.ToResults("descent 0", $"descent train {data}");
        Assert.Equal(results.ToJson(), RunResults.FromJson(results.ToJson()).ToJson());
        Assert.Equal(result.Training.Data.Table.RowCount, results.Split.Parts.Sum(part => part.Rows));
        Assert.Equal(result.Model.Model.Variables.Sum(variable => variable.Shape.Size), results.Network.Layers.Sum(layer => layer.Parameters));
        Assert.Equal(result.Model.Pipeline.InputCount, results.Data.Columns.Sum(column => column.Inputs));
        Assert.Same(result.Test?.Measurement, results.Test);
        Assert.Equal(folds, results.Folds?.Folds);
    }
}
