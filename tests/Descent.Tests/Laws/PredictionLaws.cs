using Descent.Graph;
using Descent.Layers;
using Descent.Models;
using Descent.Training;

namespace Descent.Tests.Laws;

/// <summary>What a layer predicts of a sample depends on that sample alone: not on its place, and not on the batch it is in.</summary>
public class PredictionLaws
{
    private const int Rows = 5;

    public static TheoryData<string> Names => LayerLaws.Names;

    [Theory, MemberData(nameof(Names))]
    public void Samples_in_another_order_have_their_predictions_in_that_order(string name)
    {
        int[] order = [3, 0, 4, 2, 1];
        var (model, x) = Subject(name);
        var straight = model.Predict(x);
        var turned = model.Predict([.. x.Select(input => input.TakeRows(order))]);
        Perturbation.AssertEqual(straight.Select(output => output.TakeRows(order).ToDoubles()), turned.Select(output => output.ToDoubles()));
    }

    [Theory, MemberData(nameof(Names))]
    public void A_sample_alone_has_the_prediction_that_it_has_among_others(string name)
    {
        var (model, x) = Subject(name);
        var together = model.Predict(x);
        for (var row = 0; row < Rows; row++)
        {
            var alone = model.Predict([.. x.Select(input => input.TakeRows([row]))]);
            Perturbation.AssertEqual(together.Select(output => output.TakeRows([row]).ToDoubles()), alone.Select(output => output.ToDoubles()));
        }
    }

    private static (Model Model, TensorData[] X) Subject(string name)
    {
        var sample = LayerSamples.Table[name];
        var inputs = sample.ModelInputs();
        var model = new Model([.. inputs.Select(input => input.Output)], sample.Layer.Apply([.. inputs.Select(input => input.Output)])) { DType = DType.Float64, Seed = 1 };
        var random = new RandomStream(6, name);
        return (model, [.. sample.Inputs.Select((shape, i) => LayerSamples.Random(random, Shape.Create([Rows]).Concat(shape), sample.Types.ElementAtOrDefault(i)))]);
    }
}
