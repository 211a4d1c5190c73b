using System.Text;

namespace Descent.Data;

/// <summary>Opens text strictly: by its byte order mark, else in a named encoding, else as UTF-8.</summary>
internal static class TextInput
{
    /// <summary>What stands in place of bytes that are not text: a code point that Unicode assigns to no character.</summary>
    public const char Undecodable = '\uFFFF';

    private const int LongestMark = 4;

    /// <summary>A reader of a stream, which it closes.</summary>
    /// <exception cref="DataException">There is no such encoding.</exception>
    public static StreamReader Open(Stream stream, string source, string? encoding)
    {
        var first = new byte[LongestMark];
        var count = stream.ReadAtLeast(first, first.Length, throwOnEndOfStream: false);
        // A reader that looks for the mark itself would decode leniently behind it.
        var decoder = Decoder(source, MarkedEncoding(first.AsSpan(0, count)) ?? encoding ?? "utf-8");
        return new(new PrefixedStream(first[..count], stream), decoder, detectEncodingFromByteOrderMarks: false);
    }

    private static string? MarkedEncoding(ReadOnlySpan<byte> first) => first switch
    {
        [0xEF, 0xBB, 0xBF, ..] => "utf-8",
        [0xFF, 0xFE, 0, 0] => "utf-32",
        [0xFF, 0xFE, ..] => "utf-16",
        [0xFE, 0xFF, ..] => "utf-16BE",
        [0, 0, 0xFE, 0xFF] => "utf-32BE",
        _ => null,
    };

    private static Encoding Decoder(string source, string name)
    {
        try
        {
            return Encoding.GetEncoding(name, EncoderFallback.ExceptionFallback, new DecoderReplacementFallback(Undecodable.ToString()));
        }
        catch (ArgumentException error)
        {
            throw new DataException($"{source}: there is no encoding '{name}': use utf-8, utf-16, utf-16BE, utf-32, latin1 or us-ascii.", error);
        }
    }
}
