using System.Buffers.Binary;
using static Descent.Tests.Data.Tricky.TrickyCase;

namespace Descent.Tests.Data.Tricky;

/// <summary>IDX files, plain and compressed.</summary>
internal static class IdxCases
{
    private static readonly byte[] s_images = File(8, [2, 1, 2], 1, 2, 3, 4), s_labels = File(8, [2], 0, 1);

    public static IEnumerable<TrickyCase> All =>
    [
        Idx("a good file", s_images, "UInt8[2, 1, 2] 1 2 3 4"),
        Idx("a good file, compressed", TextCases.Zip(s_images), "UInt8[2, 1, 2] 1 2 3 4"),
        Idx("no elements", File(8, [0, 28, 28]), "UInt8[0, 28, 28]"),
        Idx("no axes, a single element", File(8, [], 7), "UInt8[] 7"),
        Idx("floats that are no numbers", File(0x0D, [1], 0x7F, 0xC0, 0, 0), "Float32[1] NaN"),
        Idx("an empty file", [], "file.idx, byte 0: the file is cut off"),
        Idx("three bytes", [0, 0, 8], "file.idx, byte 3: the file is cut off: the type and the number of axes need 4 bytes, 3 are left"),
        Idx("a wrong magic", [1, .. s_images[1..]], "file.idx, byte 0: an IDX file begins with two zero bytes, this one with 01 00"),
        Idx("text", "x,y\n1,2\n"u8.ToArray(), "file.idx, byte 0: an IDX file begins with two zero bytes"),
        Idx("an unknown type", File(7, [1], 0), "file.idx, byte 2: there is no element type 07"),
        Idx("sizes that are cut off", s_images[..9], "file.idx, byte 9: the file is cut off: the lengths of 3 axes need 12 bytes, 5 are left"),
        Idx("elements too few", s_images[..^1], "file.idx, byte 19: the file is cut off: the elements of shape [2, 1, 2] need 4 bytes, 3 are left"),
        Idx("elements too many", [.. s_images, 0], "file.idx, byte 20: the file goes on behind its last element"),
        Idx("a count too large", File(8, [3, 1, 2], 1, 2, 3, 4), "file.idx, byte 20: the file is cut off: the elements of shape [3, 1, 2] need 6 bytes, 4 are left"),
        Idx("a count too small", File(8, [1, 1, 2], 1, 2, 3, 4), "file.idx, byte 18: the file goes on behind its last element"),
        Idx("a negative size", File(8, [-1], 1), "file.idx, byte 4: axis 0 has the length 4294967295"),
        Idx("sizes whose product overflows", File(8, [65536, 65536], 1), "file.idx, byte 8: the lengths 65536 x 65536 need more bytes than an array holds"),
        Idx("sizes whose product overflows behind a zero", File(8, [0, 65536, 65536]), "file.idx, byte 12: the lengths 0 x 65536 x 65536 need more bytes"),
        Idx("two gigabytes are claimed", File(8, [2_000_000_000], 1), "file.idx, byte 9: the file is cut off: the elements of shape [2000000000] need 2000000000 bytes, 1 are left"),
        Idx("255 axes", [0, 0, 8, 255, 0, 0, 0, 1], "file.idx, byte 8: the file is cut off: the lengths of 255 axes need 1020 bytes, 4 are left"),
        Idx("the wrong order of bytes", [0, 0, 8, 1, 2, 0, 0, 0, 1, 2], "file.idx, byte 10: the file is cut off: the elements of shape [33554432] need"),
        Idx("compressed and cut off", TextCases.Zip(s_images)[..^9], "file.idx, byte "),
        Idx("compressed with a wrong checksum", Flipped(TextCases.Zip(s_images), ^6), "file.idx, byte .. cannot be decompressed"),
        Idx("compressed, two members", [.. TextCases.Zip(s_images), .. TextCases.Zip(s_labels)], "file.idx, byte 20: the file goes on behind its last element"),
        Idx("the beginning of a compressed file alone", [0x1F, 0x8B], "file.idx, byte 0: it is too short for a compressed file"),
        Idx("compressed a thousandfold", TextCases.Zip([.. File(8, [40 << 20]), .. new byte[40 << 20]]), "file.idx, byte .. more than 200 times its size comes out"),
        Images("good images and labels", s_images, s_labels, "UInt8[2, 1, 2, 1]"),
        Images("a label for each image but one", s_images, File(8, [1], 0), "labels.idx, byte 4: 1 labels do not fit the 2 images of images.idx"),
        Images("labels in the place of images", s_labels, s_labels, "images.idx, byte 2: images need unsigned bytes on 3 or 4 axes"),
        Images("images in the place of labels", s_images, s_images, "labels.idx, byte 2: labels need unsigned bytes on 1 axis"),
        Images("a label that is no class", s_images, File(8, [2], 0, 2), "labels.idx, byte 9: the label is 2, but there are the classes 0 to 1"),
        Images("images of floats", File(0x0D, [1, 1, 1], 0, 0, 0, 0), File(8, [1], 0), "images.idx, byte 2: images need unsigned bytes"),
    ];

    private static byte[] File(byte type, int[] sizes, params byte[] elements)
    {
        var bytes = new byte[4 + (4 * sizes.Length) + elements.Length];
        (bytes[2], bytes[3]) = (type, (byte)sizes.Length);
        for (var i = 0; i < sizes.Length; i++) BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(4 + (4 * i)), sizes[i]);
        elements.CopyTo(bytes, bytes.Length - elements.Length);
        return bytes;
    }

    private static byte[] Flipped(byte[] bytes, Index place)
    {
        bytes[place] ^= 1;
        return bytes;
    }
}
