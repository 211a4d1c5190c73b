using Descent.Activations;
using Descent.Analysis.PreFlight;
using Descent.Data;
using Descent.Layers;
using Descent.Losses;
using Descent.Models;
using Descent.Optimizers;
using Descent.Regularizers;
using Descent.Training;

namespace Descent.Tests.Analysis.PreFlight;

/// <summary>No false alarm: what is found in the built-in data sets is there.</summary>
public class BuiltInDataTests
{
    private const int Seeds = 5;

    // Iris has one flower twice (lines 103 and 144), Seattle some equal days; the corners of the digits' images are never written on.
    private static readonly Dictionary<string, (string Check, FindingSeverity Severity)[]> True = new()
    {
        ["iris"] = [("shared-rows", FindingSeverity.Note)],
        ["seattle-weather"] = [("shared-rows", FindingSeverity.Note)],
        ["digits"] = [("constant", FindingSeverity.Note)],
    };

    public static TheoryData<string> Names => [.. Datasets.All.Select(info => info.Name)];

    [Theory, MemberData(nameof(Names))]
    public void Only_what_is_there_is_found(string name)
    {
        var data = Datasets.Load(name);
        for (var seed = 0; seed < Seeds; seed++)
        {
            var split = data.Split(0.12, 0.2, seed);
            var pipeline = data.Fit(split.Train);
            var model = Net(pipeline, seed);
            Finding[] findings =
            [
                .. PreFlightChecks.Of(data, split),
                .. model.Check(pipeline.Features(data.Table, split.Train), pipeline.Target(data.Table, split.Train), new() { OverfitsBatch = true }),
            ];
            // What was asked for is answered: the batch was learned.
            Assert.Contains(("overfit-batch", FindingSeverity.Note), findings.Select(finding => (finding.Check, finding.Severity)));
            Assert.All(findings.Where(finding => finding.Check != "overfit-batch"), finding => Assert.Contains((finding.Check, finding.Severity), True.GetValueOrDefault(name, [])));
        }
    }

    [Fact]
    public void The_flower_that_stands_twice_is_named()
    {
        var data = Datasets.Load("iris");
        var rows = Enumerable.Range(0, data.Table.RowCount);
        var finding = Assert.Single(PreFlightChecks.Of(data, new([.. rows.Where(row => row % 5 != 2)], [], [.. rows.Where(row => row % 5 == 2)])));
        Assert.Equal([142], finding.Rows);
        Assert.Contains("line 144 is line 103", finding.Evidence, StringComparison.Ordinal);
    }

    private static Sequential Net(Pipeline pipeline, long seed)
    {
        ActivationFunction? function = pipeline.Output.Task switch { LearningTask.Binary => new Sigmoid(), LearningTask.Multiclass => new Descent.Activations.Softmax(), _ => null };
        Loss loss = pipeline.Output.Task switch { LearningTask.Binary => new BinaryCrossentropy(), LearningTask.Multiclass => new SparseCategoricalCrossentropy(), _ => new MeanSquaredError() };
        var model = new Sequential(new Input(pipeline.InputCount), new Dense(16, "relu") { KernelRegularizer = new L2(0.003) }, new Dense(pipeline.Output.Outputs, function)) { Seed = seed };
        model.Compile(new Adam(0.005), loss);
        return model;
    }
}
