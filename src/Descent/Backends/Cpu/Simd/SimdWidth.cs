namespace Descent.Backends.Cpu.Simd;

/// <summary>The widths of vector that kernels exist for, narrow to wide.</summary>
internal enum SimdWidth
{
    Scalar,
    Vector128,
    Vector256,
    Vector512,
}
