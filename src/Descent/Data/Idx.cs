using System.Buffers.Binary;
using Descent.Graph;

namespace Descent.Data;

/// <summary>
/// Reads IDX files, the format of MNIST (Y. LeCun, http://yann.lecun.com/exdb/mnist): two zero bytes, the element type, the number of axes, the length of
/// each axis as 32-bit big-endian numbers, then the elements, row-major and big-endian. Gzip is recognised by its first bytes, not by the file's name.
/// </summary>
/// <remarks>Unsigned bytes stay bytes (<see cref="DType.UInt8"/>); signed bytes and 16-bit integers become <see cref="DType.Int32"/>; 32-bit integers, floats and doubles stay.</remarks>
public static class Idx
{
    private const int HeadLength = 4;

    /// <summary>Reads a file.</summary>
    /// <exception cref="DataException">
    /// The file is missing or no IDX file, is cut off, goes on behind its last element, or is too large; the message begins with the file and the byte, counted from 0 in what
    /// is uncompressed. Memory is taken as bytes arrive, whatever the header claims.
    /// </exception>
    public static TensorData Read(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        try
        {
            if (Directory.Exists(path)) throw new DataException($"{path}: is a folder, where an IDX file was needed.");
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
            return Read(file, path);
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new DataException($"{path}: there is no such file.", error);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new DataException($"{path}: the file cannot be read: {error.Message}", error);
        }
    }

    /// <summary>Reads a stream that can seek, to its end; <paramref name="source"/> is its name in messages.</summary>
    /// <exception cref="DataException">As for <see cref="Read(string)"/>.</exception>
    public static TensorData Read(Stream stream, string source)
    {
        ArgumentNullException.ThrowIfNull(stream);
        var input = new IdxInput(stream, source);
        var (type, sizes, length) = Head(input);
        var elements = input.Take((int)length, $"the elements of shape [{string.Join(", ", sizes)}]");
        input.End();
        return type.Decode(elements).Reshape(Shape.Create(sizes));
    }

    /// <summary>Checks that a file is as long as its header says, of a compressed one by the length that stands at its end: without reading all of it.</summary>
    /// <exception cref="DataException">It is not, or cannot be read.</exception>
    internal static void CheckLength(string path)
    {
        try
        {
            using var file = File.OpenRead(path);
            var input = new IdxInput(file, path);
            var (_, sizes, length) = Head(input);
            var needed = HeadLength + (sizes.Length * sizeof(int)) + length;
            if (input.Length != needed) throw input.Error(0, $"the file has {input.Length} bytes, where its header needs {needed}.");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new DataException($"{path}: the file cannot be read: {error.Message}", error);
        }
    }

    private static (IdxType Type, int[] Sizes, long Length) Head(IdxInput input)
    {
        var head = input.Take(HeadLength, "the type and the number of axes");
        if (head[0] != 0 || head[1] != 0) throw input.Error(0, $"an IDX file begins with two zero bytes, this one with {head[0]:x2} {head[1]:x2}.");
        var type = IdxType.Find(head[2]) ?? throw input.Error(2, $"there is no element type {head[2]:x2}: IDX has 08 (unsigned byte), 09 (signed byte), 0b (short), 0c (int), 0d (float) and 0e (double).");
        var sizes = Sizes(input, head[3]);
        return (type, sizes, Length(input, sizes, type.Size));
    }

    private static int[] Sizes(IdxInput input, int rank)
    {
        var bytes = input.Take(rank * sizeof(int), $"the lengths of {rank} axes");
        var sizes = new int[rank];
        for (var axis = 0; axis < rank; axis++)
        {
            sizes[axis] = BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(axis * sizeof(int)));
            if (sizes[axis] < 0) throw input.Error(HeadLength + axis * sizeof(int), $"axis {axis} has the length {(uint)sizes[axis]}: at most {int.MaxValue} is possible.");
        }
        return sizes;
    }

    private static long Length(IdxInput input, int[] sizes, int elementSize)
    {
        long length = elementSize;
        for (var axis = 0; axis < sizes.Length; axis++)
        {
            // Axes of length 0 do not hide others that are too long.
            length *= Math.Max(1, sizes[axis]);
            if (length > Array.MaxLength) throw input.Error(HeadLength + axis * sizeof(int), $"the lengths {string.Join(" x ", sizes)} need more bytes than an array holds, {Array.MaxLength}.");
        }
        return sizes.Contains(0) ? 0 : length;
    }
}
