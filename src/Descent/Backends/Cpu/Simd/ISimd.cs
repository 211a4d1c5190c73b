namespace Descent.Backends.Cpu.Simd;

/// <summary>One width of vector register, as the micro-kernels of the matrix product see it.</summary>
/// <remarks>
/// <typeparamref name="TVector"/> is the runtime's own vector type: wrapped in a struct it would not stay in a register.
/// </remarks>
internal unsafe interface ISimd<TVector, T>
    where TVector : struct
    where T : unmanaged
{
    /// <summary>How many elements a vector holds.</summary>
    static abstract int Lanes { get; }

    /// <summary>How many vector registers the instruction set has; decides the height of a tile.</summary>
    static abstract int Registers { get; }

    static abstract TVector Zero { get; }

    /// <summary>A vector that holds <paramref name="value"/> in every lane.</summary>
    static abstract TVector Create(T value);

    static abstract TVector Load(T* source);

    static abstract void Store(T* destination, TVector value);

    /// <summary>left · right + addend, rounded once.</summary>
    static abstract TVector FusedMultiplyAdd(TVector left, TVector right, TVector addend);
}
