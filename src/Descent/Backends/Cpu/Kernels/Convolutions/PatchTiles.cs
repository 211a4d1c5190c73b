namespace Descent.Backends.Cpu.Kernels.Convolutions;

/// <summary>
/// How positions are cut into tiles whose patches stay in the cache, and the workspace of a thread: the patches, then that of the product.
/// </summary>
internal readonly unsafe struct PatchTiles<T>
    where T : unmanaged
{
    private const int MostBytes = 512 * 1024, MostPositions = 960, FewestPositions = 24, Alignment = 64;
    private readonly nint _productBytes;
    private readonly nint _patchBytes;

    /// <param name="shape">The convolution.</param>
    /// <param name="positions">How many positions are cut.</param>
    /// <param name="product">The product that is made of a tile of some positions.</param>
    public PatchTiles(in ConvolutionShape shape, nint positions, Func<int, MatMulShape> product)
    {
        var bytesOfPatch = shape.PatchLength * sizeof(T);
        Length = (int)Math.Min(positions, Math.Clamp(MostBytes / bytesOfPatch, FewestPositions, MostPositions) / 12 * 12);
        _patchBytes = Aligned((nint)Length * bytesOfPatch);
        for (var length = 1; length <= Length; length++) _productBytes = Math.Max(_productBytes, Aligned(MatMulKernel.WorkspaceBytes<T>(product(length), 1)));
    }

    /// <summary>The most positions of a tile.</summary>
    public int Length { get; }

    public nint BytesOfThread => _patchBytes + _productBytes;

    public T* Patches(byte* workspace, int thread) => (T*)(workspace + (thread * BytesOfThread));

    public byte* ProductWorkspace(byte* workspace, int thread) => workspace + (thread * BytesOfThread) + _patchBytes;

    public static nint Aligned(nint bytes) => (bytes + Alignment - 1) / Alignment * Alignment;
}
