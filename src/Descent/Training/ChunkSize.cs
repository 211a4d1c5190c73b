using System.Numerics;

namespace Descent.Training;

/// <summary>The batch sizes in which predictions run: powers of two up to a fixed size, so that few programs are compiled whatever is asked.</summary>
internal static class ChunkSize
{
    /// <summary>The largest: enough for full speed of the matrix product.</summary>
    public const int Largest = 256;

    public static int For(int rows) => (int)Math.Min(Largest, BitOperations.RoundUpToPowerOf2((uint)rows));
}
