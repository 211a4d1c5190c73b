using Descent.Graph;

namespace Descent.Backends.Cpu.Steps;

/// <summary>A shape seen as three axes: those before, those in question, those behind.</summary>
internal readonly record struct AxisView(nint Outer, nint Length, nint Inner)
{
    /// <summary>The view round the axes from <paramref name="first"/> up to, not including, <paramref name="end"/>.</summary>
    public static AxisView Of(Shape shape, int first, int end) => new((nint)shape[..first].Size, (nint)shape[first..end].Size, (nint)shape[end..].Size);
}
