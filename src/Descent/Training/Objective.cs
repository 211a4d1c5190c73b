using Descent.Graph;
using Descent.Layers;
using Descent.Losses;
using Descent.Metrics;
using Descent.Models;

namespace Descent.Training;

/// <summary>What a model is trained for: the losses of its outputs with their weights, and metrics. Writes them as graph code.</summary>
internal sealed class Objective
{
    private readonly Model _model;
    private readonly IReadOnlyList<OutputObjective> _outputs;

    /// <exception cref="ArgumentException">There is not one objective an output, or two metrics have one name.</exception>
    /// <exception cref="ShapeException">An output is one number a sample without an axis, which its loss cannot take.</exception>
    public Objective(Model model, IReadOnlyList<OutputObjective> outputs)
    {
        var names = model.Outputs.Select(output => output.Name).ToArray();
        if (outputs.Count != names.Length)
            throw new ArgumentException($"The model \"{model.Name}\" has {names.Length} output(s), {string.Join(", ", names)}, and needs one objective for each; got {outputs.Count}.", nameof(outputs));
        foreach (var (port, output) in model.Outputs.Zip(outputs)) CheckSamples(model, port, output.Loss);
        foreach (var output in outputs)
            if (output.Loss.Reduction == LossReduction.None) throw new ArgumentException($"{output.Loss.GetType().Name} with the reduction None gives no number to minimise: choose SumOverBatchSize or Sum.", nameof(outputs));
        (_model, _outputs, Losses, Metrics) = (model, outputs, [.. outputs.Select(output => output.Loss)], NamedMetric.Of(model, outputs));
        LossNames = names.Length == 1 ? [] : [.. names.Select(name => $"{name}_loss")];
    }

    public IReadOnlyList<Loss> Losses { get; }

    public IReadOnlyList<NamedMetric> Metrics { get; }

    /// <summary>The names of the outputs' own losses; none where there is one output.</summary>
    public IReadOnlyList<string> LossNames { get; }

    /// <summary>The metrics that are computed on the host from predictions.</summary>
    public IEnumerable<NamedMetric> HostMetrics => Metrics.Where(metric => metric.Metric is HostMetric);

    /// <summary>The metrics that are graph code.</summary>
    public IEnumerable<NamedMetric> MeanMetrics => Metrics.Where(metric => metric.Metric is MeanMetric);

    /// <summary>The loss of each output, without its weight.</summary>
    public Tensor[] OutputLosses(BatchTensors batch, Predictions predictions) =>
        [.. _outputs.Select((output, i) => Explain(i, batch, predictions, () =>
        {
            Samples(i, batch, predictions);
            return output.Loss.Call(batch.Y[i], predictions.Values[i], batch.Weight, predictions.Masks[i]);
        }))];

    /// <summary>The loss of each output as a sum over its values, not yet divided by their number.</summary>
    public Tensor[] OutputSums(BatchTensors batch, Predictions predictions) =>
        [.. _outputs.Select((output, i) => Explain(i, batch, predictions, () => (output.Loss with { Reduction = LossReduction.Sum }).Call(batch.Y[i], predictions.Values[i], batch.Weight, predictions.Masks[i])))];

    /// <summary>
    /// What each output's sum is divided by: the number of its values in the samples that <paramref name="isReal"/> (1 or 0, <c>[batch]</c>) marks; padded steps and
    /// those of an ignored class do not count.
    /// </summary>
    public Tensor[] OutputCounts(BatchTensors batch, Predictions predictions, Tensor isReal) => [.. _outputs.Select((output, i) =>
    {
        if (output.Loss.Reduction == LossReduction.Sum) return Tensor.Constant(0, isReal.DType);
        var (values, counted) = Samples(i, batch, predictions);
        if (counted is null) return isReal.Sum() * ((double)values.Shape.Size / isReal.Shape.Size);
        return (counted.Reshape(isReal.Shape[0], -1).Cast(isReal.DType).Sum(1) * isReal).Sum();
    })];

    /// <summary>The values of an output's loss, one or more a sample, and which of them count.</summary>
    /// <exception cref="ShapeException">They do not belong to samples; the sum over a batch and the part of it that is real would be lost.</exception>
    private (Tensor Values, Tensor? Counted) Samples(int output, BatchTensors batch, Predictions predictions)
    {
        var (loss, yPred) = (Losses[output], predictions.Values[output]);
        var (values, counted) = loss.Samples(batch.Y[output], yPred, null, predictions.Masks[output]);
        return values.Shape.Rank > 0 && values.Shape[0] == yPred.Shape[0] ? (values, counted)
            : throw new ShapeException($"{loss.GetType().Name} needs to give a value for each sample, [{yPred.Shape[0]}, ..], got {values.Type}: take means over the last axis alone, Mean(-1); Reduction takes the mean over the batch.");
    }

    /// <summary>The weighted sum of the outputs' losses.</summary>
    public Tensor Weighted(IReadOnlyList<Tensor> losses) =>
        losses.Select((loss, i) => _outputs[i].Weight == 1 ? loss : loss * _outputs[i].Weight).Aggregate((sum, loss) => sum + loss);

    /// <summary>The weighted sum of the outputs' losses.</summary>
    public double Weighted(IReadOnlyList<double> losses) => losses.Select((loss, i) => loss * _outputs[i].Weight).Sum();

    /// <summary>Where a program holds what a batch adds to each metric that is graph code, once it has been added to the outputs.</summary>
    public (int Sum, int Weight)[] MetricPlaces(BatchTensors batch, Predictions predictions, Func<Tensor, int> add)
    {
        NamedMetric[] means = [.. MeanMetrics];
        var places = new (int Sum, int Weight)[means.Length];
        for (var i = 0; i < means.Length; i++)
        {
            var (metric, output) = ((MeanMetric)means[i].Metric, means[i].Output);
            var (sum, weight) = Explain(output, batch, predictions, () => metric.Totals(batch.Y[output], predictions.Values[output], batch.Weight, predictions.Masks[output]));
            places[i] = (add(sum), add(weight));
        }
        return places;
    }

    /// <summary>The penalties of a scope in one sum; null if there are none.</summary>
    public static Tensor? Penalty(Scope scope) => scope.Penalties.Count == 0 ? null : scope.Penalties.Aggregate((sum, penalty) => sum + penalty);

    /// <summary>Refuses an output [batch] with a loss that takes means over a last axis, here rather than when the first step is built.</summary>
    private static void CheckSamples(Model model, ModelPort output, Loss loss)
    {
        if (output.Shape.Rank > 0) return;
        var numbers = Tensor.Input(output.Name, model.DType, [2]);
        try
        {
            if (loss.Samples(numbers, numbers, null, null).Values.Shape.Rank > 0) return;
        }
        catch (ShapeException) { }
        throw new ShapeException($"The output \"{output.Name}\" of the model \"{model.Name}\" is [None], one number a sample without an axis, and {loss.GetType().Name} needs [None, .., n]: " +
            "keep an axis of length 1 in that layer, or put a Reshape([1]) behind it.");
    }

    private T Explain<T>(int output, BatchTensors batch, Predictions predictions, Func<T> build)
    {
        try
        {
            return build();
        }
        catch (ShapeException error)
        {
            throw new ShapeException($"The output \"{_model.Outputs[output].Name}\" gives {predictions.Values[output].Type} (batch first), and its targets are {batch.Y[output].Type}: {error.Message}", error);
        }
    }
}
