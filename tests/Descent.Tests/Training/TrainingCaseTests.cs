using System.Text.Json;
using Descent.Backends.Cpu;
using Descent.Conformance;
using Descent.Graph;
using Descent.Layers;
using Descent.Losses;
using Descent.Models;
using Descent.Optimizers;
using Descent.Tests.Reference;
using Descent.Training;

namespace Descent.Tests.Training;

/// <summary>The reference runs of dense networks: the loss at every step, the parameters and predictions after the last.</summary>
public class TrainingCaseTests
{
    private static readonly CpuBackend Backend = new(threads: 1);

    public static TheoryData<string> Names => ["dense-29-16-1-sigmoid-bce-adam", "dense-2-10-10-1-tanh-full-batch", "dense-batch-of-one-sgd",
        "dag-skip-two-inputs", "global-clipnorm", "momentum-exponential-decay", "sample-weights-adamw"];

    [Theory, MemberData(nameof(Names))]
    public void A_reference_run_is_repeated_to_the_digit(string name) => ReferenceCases.Verify("training.json", name, context =>
    {
        var (test, precision, check) = (context.Case, context.Precision, context.Check);
        var model = CaseModel.Build(test.Needed("model"), precision);
        model.SetWeights(test.Needed("parameters").EnumerateObject().ToDictionary(weight => weight.Name, weight => CaseTensor.Read(weight.Value, precision)));
        var trainer = new Trainer(model, CaseItem.Read<Optimizer>(test.Needed("optimizer")), [new(CaseItem.Read<Loss>(test.Needed("loss")))], Backend);
        var data = Data(test.Needed("data"), precision);

        var step = 0;
        var losses = test.Needed("losses");
        foreach (var batch in test.List("batches"))
        {
            var result = trainer.TrainOnBatch(data.TakeRows([.. batch.EnumerateArray().Select(row => row.GetInt32())]));
            check.Near($"loss at step {step}", result.Loss, losses[step].GetDouble());
            if (test["data_losses"] is { } dataLosses) check.Near($"data loss at step {step}", result.DataLoss, dataLosses[step].GetDouble());
            step++;
        }
        var after = model.GetWeights();
        foreach (var weight in test.Needed("parameters_after").EnumerateObject()) check.Near(weight.Name, after[weight.Name], weight.Value);
        var predictions = test.Needed("predictions_after");
        check.Near("predictions", trainer.Predict(data.X)[0], predictions.ValueKind == JsonValueKind.Array ? predictions[0] : predictions);
    });

    private static TrainingData Data(JsonElement data, DType precision)
    {
        var weight = data.GetProperty("sample_weight");
        return new([.. data.GetProperty("x").EnumerateArray().Select(x => CaseTensor.Read(x, precision))], [CaseTensor.Read(data.GetProperty("y"), precision)],
            weight.ValueKind == JsonValueKind.Null ? null : CaseTensor.Read(weight, precision));
    }
}
