namespace Descent.Backends.Cpu.Kernels;

/// <summary>An axis of two views.</summary>
/// <param name="Length">Its length.</param>
/// <param name="From">The source's stride.</param>
/// <param name="To">The destination's stride.</param>
internal readonly record struct StridedAxis(nint Length, nint From, nint To)
{
    /// <summary>An axis of one element, which leaves a view as it is.</summary>
    public static StridedAxis One => new(1, 1, 1);

    /// <summary>Makes one axis of this and the next inner one, where both views go on from the one to the other.</summary>
    public bool TryMerge(StridedAxis inner, out StridedAxis merged)
    {
        merged = new(Length * inner.Length, inner.From, inner.To);
        return From == inner.From * inner.Length && To == inner.To * inner.Length;
    }
}
