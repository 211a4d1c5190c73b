using Descent.Graph;

namespace Descent.Training;

/// <summary>Training data in the memory where programs run. A step takes its minibatch from there by row numbers, the input <c>rows</c>.</summary>
internal sealed class ResidentData
{
    public const string RowsInput = "rows";
    private readonly Variable[] _x, _y;
    private readonly Variable? _weight;

    public ResidentData(PreparedData data)
    {
        (Types, Rows) = (data.Types, data.Rows);
        _x = [.. data.X.Select((values, i) => new Variable($"data/x{i}", values))];
        _y = [.. data.Y.Select((values, i) => new Variable($"data/y{i}", values))];
        _weight = data.Weight is null ? null : new Variable("data/weight", data.Weight);
    }

    public DataTypes Types { get; }

    public int Rows { get; }

    /// <summary>Whether other data can take the place of this, so that no program needs to be compiled anew.</summary>
    public bool Fits(PreparedData data) => data.Rows == Rows && data.Types == Types;

    public void Write(PreparedData data)
    {
        for (var i = 0; i < _x.Length; i++) _x[i].Write(data.X[i]);
        for (var i = 0; i < _y.Length; i++) _y[i].Write(data.Y[i]);
        _weight?.Write(data.Weight!);
    }

    /// <summary>The minibatch of a program.</summary>
    public BatchTensors Gather(int batch)
    {
        var rows = Tensor.Input(RowsInput, DType.Int32, [batch]);
        return new([.. _x.Select((data, i) => Types.Computed(i, data.Value.Gather(rows)))], [.. _y.Select(data => data.Value.Gather(rows))], _weight?.Value.Gather(rows));
    }
}
