using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace Descent.Backends.Cpu.Simd;

/// <summary>Which widths this processor runs; the runtime's switches (DOTNET_EnableAVX512=0, …) narrow them.</summary>
internal static class SimdWidths
{
    /// <summary>The width that kernels use unless a test asks for another.</summary>
    public static SimdWidth Best { get; } = Widest();

    /// <summary>The supported widths, widest first.</summary>
    public static IReadOnlyList<SimdWidth> Supported => [.. Enum.GetValues<SimdWidth>().Where(IsSupported).Reverse()];

    /// <summary>Whether the hardware multiplies and adds vectors of a width with one rounding.</summary>
    private static bool IsSupported(SimdWidth width) => width switch
    {
        SimdWidth.Vector512 => Vector512.IsHardwareAccelerated,
        SimdWidth.Vector256 => Vector256.IsHardwareAccelerated && Fma.IsSupported,
        SimdWidth.Vector128 => Vector128.IsHardwareAccelerated && (Fma.IsSupported || AdvSimd.IsSupported),
        _ => true,
    };

    private static SimdWidth Widest()
    {
        var width = SimdWidth.Vector512;
        while (!IsSupported(width)) width--;
        return width;
    }
}
