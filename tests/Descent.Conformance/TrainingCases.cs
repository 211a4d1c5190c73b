using System.Text.Json;
using Descent.Graph;
using Descent.Losses;
using Descent.Optimizers;
using Descent.Training;

namespace Descent.Conformance;

/// <summary>Cases of the kind "training": losses step by step, weights and predictions at the end.</summary>
internal static class TrainingCases
{
    public static void Run(CaseContext context)
    {
        var test = context.Case;
        var data = Data(test.Needed("data"), context.Precision);
        var model = CaseModel.Build(context, data.X);
        var trainer = model.Compile(CaseItem.Read<Optimizer>(test.Needed("optimizer")), [new(CaseItem.Read<Loss>(test.Needed("loss")))], Compiled.Backend);
        foreach (var (step, batch) in test.List("batches").Index())
        {
            var result = trainer.TrainOnBatch(data.TakeRows([.. batch.EnumerateArray().Select(row => row.GetInt32())]));
            context.Check.Near($"loss of step {step}", result.Loss, test.Needed("losses")[step].GetDouble());
            if (test["data_losses"] is { } losses) context.Check.Near($"data loss of step {step}", result.DataLoss, losses[step].GetDouble());
        }
        var weights = model.GetWeights();
        foreach (var expected in test.Needed("parameters_after").EnumerateObject().Concat(test.Needed("state_after").EnumerateObject()))
            context.Check.Near($"{expected.Name} after", weights[expected.Name], expected.Value);
        context.Check.Near("predictions after", trainer.Predict(data.X)[0], test.Needed("predictions_after"));
    }

    private static TrainingData Data(JsonElement json, DType precision)
    {
        var weight = json.GetProperty("sample_weight");
        return new(
            [.. json.GetProperty("x").EnumerateArray().Select(input => CaseTensor.Read(input, precision))],
            [CaseTensor.Read(json.GetProperty("y"), precision)],
            weight.ValueKind == JsonValueKind.Null ? null : CaseTensor.Read(weight, precision));
    }
}
