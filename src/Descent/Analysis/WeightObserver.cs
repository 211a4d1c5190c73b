using System.Runtime.InteropServices;
using Descent.Graph;
using Descent.Layers;

namespace Descent.Analysis;

/// <summary>Summarizes parameters, and compares them with what they were before the last step.</summary>
internal sealed class WeightObserver(IReadOnlyList<ModelVariable> parameters, int bins)
{
    private readonly byte[][] _before = [.. parameters.Select(parameter => new byte[parameter.Variable.Type.Bytes])];
    private readonly byte[] _now = new byte[parameters.Select(parameter => parameter.Variable.Type.Bytes).DefaultIfEmpty().Max()];
    private bool _hasBefore;

    /// <summary>Keeps the values, the next step being the one to compare with.</summary>
    public void Remember()
    {
        for (var i = 0; i < _before.Length; i++) parameters[i].Variable.Storage.Read(_before[i]);
        _hasBefore = true;
    }

    /// <summary>A parameter as it is now.</summary>
    public ParameterStatistics Observe(int index, ValueSummary gradient)
    {
        var variable = parameters[index].Variable;
        var now = _now.AsSpan(0, _before[index].Length);
        variable.Storage.Read(now);
        var (change, norm) = !_hasBefore ? (double.NaN, 0) : variable.DType == DType.Float64
            ? Distance(MemoryMarshal.Cast<byte, double>(_before[index]), MemoryMarshal.Cast<byte, double>(now))
            : Distance(MemoryMarshal.Cast<byte, float>(_before[index]), MemoryMarshal.Cast<byte, float>(now));
        var path = parameters[index].Path;
        return new(path[..path.LastIndexOf('/')], path, variable.Shape,
            variable.DType == DType.Float64 ? ValueSummary.Of<double>(MemoryMarshal.Cast<byte, double>(now), bins) : ValueSummary.Of<float>(MemoryMarshal.Cast<byte, float>(now), bins),
            gradient, _hasBefore ? change : null, norm > 0 ? change / norm : null);
    }

    /// <summary>‖after − before‖₂ and ‖before‖₂.</summary>
    private static (double Change, double Norm) Distance<T>(ReadOnlySpan<T> before, ReadOnlySpan<T> after) where T : unmanaged, System.Numerics.INumber<T>
    {
        var (change, norm) = (0.0, 0.0);
        for (var i = 0; i < before.Length; i++)
        {
            var (old, difference) = (double.CreateTruncating(before[i]), double.CreateTruncating(after[i]) - double.CreateTruncating(before[i]));
            change += difference * difference;
            norm += old * old;
        }
        return (Math.Sqrt(change), Math.Sqrt(norm));
    }
}
