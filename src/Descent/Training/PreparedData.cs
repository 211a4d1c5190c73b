using Descent.Graph;
using Descent.Losses;
using Descent.Models;

namespace Descent.Training;

/// <summary>Samples in the element types and shapes in which programs take them, checked against the model.</summary>
internal sealed class PreparedData
{
    private readonly IReadOnlyList<int>? _rowNumbers;

    private PreparedData(IReadOnlyList<TensorData> x, IReadOnlyList<TensorData> y, TensorData? weight, DataTypes types, IReadOnlyList<int>? rowNumbers = null) =>
        (X, Y, Weight, Types, _rowNumbers) = (x, y, weight, types, rowNumbers);

    public IReadOnlyList<TensorData> X { get; }

    public IReadOnlyList<TensorData> Y { get; }

    public TensorData? Weight { get; }

    public DataTypes Types { get; }

    public int Rows => X[0].Rows;

    /// <summary>The inputs alone, for prediction.</summary>
    /// <exception cref="ShapeException">The data does not fit the model; the message names the input.</exception>
    /// <exception cref="ArgumentException">An id is in no embedding's vocabulary.</exception>
    public static PreparedData ForInputs(Model model, IReadOnlyList<TensorData> x) => Create(model, Inputs(model, x), [], null);

    /// <summary>All samples.</summary>
    /// <exception cref="ShapeException">The data does not fit the model; the message names the input or output.</exception>
    public static PreparedData For(Model model, IReadOnlyList<Loss> losses, TrainingData data, TensorData? weight)
    {
        var outputs = model.Outputs;
        if (data.Y.Count != outputs.Count)
            throw new ShapeException($"The model \"{model.Name}\" has {outputs.Count} output(s), {string.Join(", ", outputs.Select(output => output.Name))}, and needs as many targets; got {data.Y.Count}.");
        return Create(model, Inputs(model, data.X), [.. data.Y.Select((y, i) => Target(model, outputs[i], losses[i], y))], weight?.Cast(model.DType), data.RowNumbers);
    }

    /// <summary>Which row of the data that were given a row is.</summary>
    public int RowNumber(int row) => _rowNumbers is null ? row : _rowNumbers[row];

    /// <summary>A copy of some samples, in the given order.</summary>
    public PreparedData TakeRows(int[] rows) =>
        new([.. X.Select(data => data.TakeRows(rows))], [.. Y.Select(data => data.TakeRows(rows))], Weight?.TakeRows(rows), Types, [.. rows.Select(RowNumber)]);

    /// <summary>Copies rows into a context's inputs; rows past the last are filled by the first, with weight 0.</summary>
    public void CopyTo(Compile.RunContext context, int start, int batch)
    {
        for (var i = 0; i < X.Count; i++) CopyRows(X[i], context, $"x{i}", start, batch);
        for (var i = 0; i < Y.Count; i++) CopyRows(Y[i], context, $"y{i}", start, batch);
        if (Weight is null) return;
        CopyRows(Weight, context, "weight", start, batch);
        var real = Math.Min(batch, Rows - start);
        context.Input<byte>("weight")[(real * Weight.DType.Size())..].Clear();
    }

    /// <summary>The same samples with weights, 1 each where there were none.</summary>
    public PreparedData WithWeights(DType type)
    {
        if (Weight is not null) return this;
        var ones = new double[Rows];
        Array.Fill(ones, 1);
        var weight = TensorData.From(ones).Cast(type);
        return new(X, Y, weight, Types with { Weight = new(type, Shape.Scalar) }, _rowNumbers);
    }

    private static PreparedData Create(Model model, TensorData[] x, TensorData[] y, TensorData? weight, IReadOnlyList<int>? rowNumbers = null) =>
        new(x, y, weight, new([.. x.Select(Sample)], [.. y.Select(Sample)], weight is null ? null : new(weight.DType, Shape.Scalar), [.. model.Inputs.Select(port => port.DType)]), rowNumbers);

    /// <summary>The type of one sample of some data.</summary>
    /// <exception cref="ShapeException">The data is a scalar.</exception>
    public static TensorType Sample(TensorData data) => data.Shape.Rank > 0 ? new(data.DType, data.Shape[1..])
        : throw new ShapeException($"Data needs the sample as its first axis, [n, ..]; got the scalar {data}.");

    private static TensorData[] Inputs(Model model, IReadOnlyList<TensorData> x)
    {
        var ports = model.Inputs;
        if (x.Count != ports.Count)
            throw new ShapeException($"The model \"{model.Name}\" takes {ports.Count} input(s), {string.Join(", ", ports.Select(port => port.Name))}; got {x.Count}.");
        TensorData[] inputs = [.. x.Select((data, i) => Input(model, ports[i], data))];
        if (inputs.Any(data => data.Rows != inputs[0].Rows))
            throw new ShapeException($"The inputs of the model \"{model.Name}\" need equal numbers of samples, got {string.Join(", ", ports.Zip(inputs, (port, data) => $"{data.Rows} for \"{port.Name}\""))}.");
        VocabularyCheck.Check(model, inputs);
        return inputs;
    }

    private static TensorData Input(Model model, ModelPort port, TensorData data)
    {
        if (data.Shape.Rank == 0 || data.Shape[1..] != port.Shape)
            throw new ShapeException($"The input \"{port.Name}\" of the model \"{model.Name}\" needs samples of shape {port.Shape}, the first axis being the sample, got {data}" +
                (data.Shape == port.Shape ? $": reshape a single sample to {Shape.Create([1]).Concat(port.Shape)}." : "."));
        if (data.Rows == 0) throw new ShapeException($"The input \"{port.Name}\" has no samples: {data}.");
        // Bytes stay bytes until a minibatch is taken: a quarter of the memory.
        return data.DType == DType.UInt8 ? data : data.Cast(port.DType);
    }

    private static TensorData Target(Model model, ModelPort output, Loss loss, TensorData y)
    {
        if (loss.TakesLabels) return ClassLabels.Of(output, loss, y);
        if (loss is BinaryCrossentropy or BinaryFocalCrossentropy) BinaryTargets.Check(output, loss, y);
        var typed = y.Cast(y.DType.IsFloat() || y.DType == DType.Int64 ? model.DType : DType.Int32);
        // [n] for one number a sample means the column [n, 1].
        return typed.Shape.Rank == 1 && output.Shape == Shape.Create([1]) ? typed.Reshape([typed.Rows, 1]) : typed;
    }

    private static void CopyRows(TensorData data, Compile.RunContext context, string input, int start, int batch)
    {
        if (!context.HasInput(input)) return;
        var width = data.Bytes.Length / data.Rows;
        var target = context.Input<byte>(input);
        var real = Math.Min(batch, data.Rows - start);
        data.Bytes.Slice(start * width, real * width).CopyTo(target);
        for (var row = real; row < batch; row++) data.Bytes[..width].CopyTo(target[(row * width)..]);
    }
}
