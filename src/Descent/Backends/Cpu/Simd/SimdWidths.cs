namespace Descent.Backends.Cpu.Simd;

/// <summary>Which widths this processor runs; the runtime's switches (DOTNET_EnableAVX512=0, …) narrow them.</summary>
internal static class SimdWidths
{
    /// <summary>The supported widths, widest first.</summary>
    public static IReadOnlyList<SimdWidth> Supported { get; } =
    [
        .. new (SimdWidth Width, bool IsSupported)[]
        {
            (SimdWidth.Vector512, Simd512<float>.IsSupported),
            (SimdWidth.Vector256, Simd256<float>.IsSupported),
            (SimdWidth.Vector128, Simd128<float>.IsSupported),
            (SimdWidth.Scalar, SimdScalar<float>.IsSupported),
        }.Where(row => row.IsSupported).Select(row => row.Width),
    ];

    /// <summary>The width that kernels use unless a test asks for another.</summary>
    public static SimdWidth Best { get; } = Supported[0];
}
