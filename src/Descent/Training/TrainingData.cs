using Descent.Graph;

namespace Descent.Training;

/// <summary>Samples: one tensor an input of the model, one an output, and perhaps a weight a sample. The first axis of each is the sample.</summary>
public sealed record TrainingData
{
    /// <summary>Samples for a model of one input and one output: <c>x: [n, ..]</c>, <c>y: [n, ..]</c>.</summary>
    /// <exception cref="ShapeException">The numbers of rows differ, or there are none.</exception>
    public TrainingData(TensorData x, TensorData y, TensorData? sampleWeight = null) : this([x], [y], sampleWeight) { }

    /// <summary>Samples for a model of any number of inputs and outputs.</summary>
    /// <exception cref="ShapeException">The numbers of rows differ, or there are none.</exception>
    public TrainingData(IReadOnlyList<TensorData> x, IReadOnlyList<TensorData> y, TensorData? sampleWeight = null)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(y);
        (X, Y, SampleWeight) = (x, y, sampleWeight);
        Rows = CountRows([.. x.Select((data, i) => ($"x[{i}]", data)), .. y.Select((data, i) => ($"y[{i}]", data))]);
        if (sampleWeight is not null) SampleWeights.Check(sampleWeight, Rows);
    }

    /// <summary>The inputs, each <c>[n, ..]</c>.</summary>
    public IReadOnlyList<TensorData> X { get; }

    /// <summary>The targets, each <c>[n, ..]</c>.</summary>
    public IReadOnlyList<TensorData> Y { get; }

    /// <summary>A weight for each sample, <c>[n]</c>, or null.</summary>
    public TensorData? SampleWeight { get; }

    /// <summary>The number of samples.</summary>
    public int Rows { get; }

    /// <summary>Which rows of a larger set these samples are, for messages; null: they are called by their own places, from 0.</summary>
    /// <exception cref="ArgumentException">There is not one number a sample.</exception>
    public IReadOnlyList<int>? RowNumbers
    {
        get;
        init => field = value is null || value.Count == Rows ? value : throw new ArgumentException($"{Rows} samples need as many row numbers, got {value.Count}.", nameof(RowNumbers));
    }

    /// <summary>A copy of some samples, in the given order.</summary>
    public TrainingData TakeRows(ReadOnlySpan<int> rows)
    {
        var places = rows.ToArray();
        return new([.. X.Select(data => data.TakeRows(places))], [.. Y.Select(data => data.TakeRows(places))], SampleWeight?.TakeRows(places));
    }

    private static int CountRows(IReadOnlyList<(string Name, TensorData Data)> tensors)
    {
        if (tensors.Count == 0) throw new ShapeException("Training data needs at least one input.");
        if (tensors.Any(tensor => tensor.Data.Shape.Rank == 0 || tensor.Data.Rows != tensors[0].Data.Rows))
            throw new ShapeException($"All inputs and targets need the same number of samples, their first axis; got {string.Join(", ", tensors.Select(tensor => $"{tensor.Name} {tensor.Data}"))}.");
        return tensors[0].Data.Rows > 0 ? tensors[0].Data.Rows : throw new ShapeException("The data has no samples.");
    }
}
