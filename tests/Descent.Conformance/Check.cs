using System.Text.Json;
using Descent.Graph;

namespace Descent.Conformance;

/// <summary>How near a number must come: <c>|a - e| &lt;= atol + rtol |e|</c>.</summary>
internal readonly record struct Tolerance(double Relative, double Absolute)
{
    public double Allowed(double expected) => Absolute + Relative * Math.Abs(expected);
}

/// <summary>Compares the results of a case with what is expected, and remembers the largest error.</summary>
internal sealed class Check(Tolerance tolerance)
{
    private double _worst = 1;

    /// <summary>The result that is furthest outside of its tolerance, in words; null while all are inside.</summary>
    public string? Failure { get; private set; }

    /// <summary>A tensor or number of the case is near the one computed.</summary>
    public void Near(string what, TensorData actual, JsonElement expected) => Near(what, actual, CaseTensor.Read(expected, DType.Float64));

    public void Near(string what, TensorData actual, TensorData expected)
    {
        if (actual.Shape != expected.Shape) Fail($"{what} has the shape {actual.Shape}, expected {expected.Shape}");
        else for (var i = 0; i < expected.Shape.Size; i++) Near(expected.Shape.Rank == 0 ? what : $"{what}[{i}]", actual[i], expected[i]);
    }

    public void Near(string what, double actual, double expected) => Within(what, actual, expected, tolerance.Allowed(expected));

    /// <summary>A number differs from the expected one by no more than is allowed.</summary>
    public void Within(string what, double actual, double expected, double allowed)
    {
        var error = Math.Abs(actual - expected);
        if (actual.Equals(expected) || error <= allowed) return;
        // An error that is not a number is the worst of all.
        var excess = double.IsNaN(error) ? double.PositiveInfinity : error / allowed;
        if (excess <= _worst) return;
        _worst = excess;
        Failure = $"{what} largest error {error:E3} (allowed {allowed:E3}): {actual:R} instead of {expected:R}";
    }

    /// <summary>Something holds.</summary>
    public void That(bool holds, string failure)
    {
        if (!holds) Fail(failure);
    }

    private void Fail(string failure)
    {
        _worst = double.PositiveInfinity;
        Failure = failure;
    }
}
