using System.Runtime.InteropServices;
using Descent.Graph;
using Descent.Training.Checkpoints;

namespace Descent.Training;

/// <summary>A copy of some variables' values, to come back to. Taking and restoring allocate nothing.</summary>
internal sealed class ParameterSnapshot
{
    private readonly IReadOnlyList<Variable> _variables;
    private readonly byte[][] _values;
    private readonly byte[] _scratch;

    public ParameterSnapshot(IReadOnlyList<Variable> variables)
    {
        _variables = variables;
        _values = [.. variables.Select(variable => new byte[variable.Type.Bytes])];
        _scratch = new byte[_values.Select(values => values.Length).DefaultIfEmpty().Max()];
    }

    /// <summary>The epoch whose values these are; 0 for those from before the first.</summary>
    public int Epoch { get; private set; }

    public void Take(int epoch)
    {
        for (var i = 0; i < _values.Length; i++) _variables[i].Storage.Read(_values[i]);
        Epoch = epoch;
    }

    public void Restore()
    {
        for (var i = 0; i < _values.Length; i++) _variables[i].Storage.Write(_values[i]);
    }

    /// <summary>Copies the values and the epoch into a snapshot, under names that begin with a prefix.</summary>
    public void SaveTo(TrainingSnapshot snapshot, string prefix)
    {
        snapshot.SaveCount($"{prefix}_epoch", Epoch);
        for (var i = 0; i < _values.Length; i++) snapshot.Save($"{prefix}/{_variables[i].Name}", _variables[i].Type, _values[i]);
    }

    /// <summary>Takes the values and the epoch from a snapshot, and leaves the variables alone; where it was none of the training's parts, the variables as they are.</summary>
    public void RestoreFrom(TrainingSnapshot snapshot, string prefix)
    {
        if (snapshot.Lacks($"{prefix}_epoch"))
        {
            Take(0);
            return;
        }
        Epoch = (int)snapshot.Count($"{prefix}_epoch", int.MaxValue);
        for (var i = 0; i < _values.Length; i++) snapshot.Restore($"{prefix}/{_variables[i].Name}", _variables[i].Type, _values[i]);
    }

    /// <summary>‖now − then‖₂ over the floating-point variables together, in double.</summary>
    public double Distance()
    {
        var sum = 0.0;
        for (var i = 0; i < _values.Length; i++)
        {
            var now = _scratch.AsSpan(0, _values[i].Length);
            _variables[i].Storage.Read(now);
            sum += _variables[i].DType switch
            {
                DType.Float32 => SquaredDistance(MemoryMarshal.Cast<byte, float>(now), MemoryMarshal.Cast<byte, float>(_values[i])),
                DType.Float64 => SquaredDistance(MemoryMarshal.Cast<byte, double>(now), MemoryMarshal.Cast<byte, double>(_values[i])),
                _ => 0,
            };
        }
        return Math.Sqrt(sum);
    }

    private static double SquaredDistance(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
    {
        var sum = 0.0;
        for (var i = 0; i < a.Length; i++) sum += ((double)a[i] - b[i]) * ((double)a[i] - b[i]);
        return sum;
    }

    private static double SquaredDistance(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        var sum = 0.0;
        for (var i = 0; i < a.Length; i++) sum += (a[i] - b[i]) * (a[i] - b[i]);
        return sum;
    }
}
