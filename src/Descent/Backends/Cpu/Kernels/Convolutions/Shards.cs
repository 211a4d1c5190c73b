namespace Descent.Backends.Cpu.Kernels.Convolutions;

/// <summary>
/// A sum over images in parts whose number follows from the lengths alone, so that threads may share them: part 0 is made in the result,
/// the others in workspace, and then all are added in order.
/// </summary>
internal readonly unsafe struct Shards<T>
    where T : unmanaged
{
    private const int Most = 16, MostBytes = 4 << 20;
    private readonly nint _size;
    private readonly int _images;

    /// <param name="images">How many images are summed over.</param>
    /// <param name="size">Elements of the sum.</param>
    public Shards(int images, nint size)
    {
        (_size, _images) = (size, images);
        Count = (int)Math.Min(images, Math.Clamp(MostBytes / (size * sizeof(T)), 1, Most));
    }

    public int Count { get; }

    public nint Bytes => PatchTiles<T>.Aligned((Count - 1) * _size * sizeof(T));

    public nint FirstImage(int shard) => (nint)_images * shard / Count;

    public T* Sum(int shard, T* result, T* workspace) => shard == 0 ? result : workspace + ((shard - 1) * _size);

    /// <summary>Adds a range of elements of all parts up.</summary>
    public void Combine(T* result, T* workspace, nint start, nint end)
    {
        for (var shard = 1; shard < Count; shard++) Blocks.Add(Sum(shard, result, workspace) + start, result + start, end - start);
    }
}
