using System.Text;

namespace Descent.Data;

/// <summary>Knows by their first bytes the files that are often given in the place of a CSV file, and says what to do.</summary>
internal static class FileKinds
{
    /// <summary>So many bytes tell the kind.</summary>
    public const int Sample = 1024;

    private const string AsCsv = "open it in the program that wrote it, and save or export the sheet as CSV", Unpack = "unpack it, and give the CSV file in it";

    private static readonly (byte[] Magic, string What, string Remedy)[] s_kinds =
    [
        ([0xD0, 0xCF, 0x11, 0xE0], "an old Excel file (.xls)", AsCsv),
        ("%PDF"u8.ToArray(), "a PDF document", "a CSV file with its table is needed"),
        ("PAR1"u8.ToArray(), "a Parquet file", "write its table as CSV first, such as with pandas' to_csv"),
        ("ARROW1"u8.ToArray(), "an Arrow (Feather) file", "write its table as CSV first, such as with pandas' to_csv"),
        ([0x89, .. "HDF"u8], "an HDF5 file", "write its table as CSV first"),
        ([0x93, .. "NUMPY"u8], "a NumPy file", "write its array as CSV first, with numpy.savetxt"),
        ("SQLite format 3"u8.ToArray(), "an SQLite database", "export the table as CSV, or read it in code with Database.Open"),
        ([0x89, .. "PNG"u8], "a picture", "a CSV file is needed"),
        ([0xFF, 0xD8, 0xFF], "a picture", "a CSV file is needed"),
        ("GIF8"u8.ToArray(), "a picture", "a CSV file is needed"),
        ("BZh"u8.ToArray(), "compressed with bzip2", Unpack),
        ([0xFD, .. "7zXZ"u8], "compressed with xz", Unpack),
        ([0x28, 0xB5, 0x2F, 0xFD], "compressed with zstd", Unpack),
        ([0x37, 0x7A, 0xBC, 0xAF], "a 7z archive", Unpack),
        ("Rar!"u8.ToArray(), "a RAR archive", Unpack),
        ([0x1F, 0x8B], "compressed with gzip", "let its name end in .gz, or unpack it"),
        ("{\\rtf"u8.ToArray(), "a text document (RTF)", "save its table as CSV"),
    ];

    /// <summary>Refuses what is no CSV file.</summary>
    /// <param name="first">The first bytes, up to <see cref="Sample"/>.</param>
    /// <param name="source">The file's name.</param>
    /// <exception cref="DataException">The bytes are those of another kind of file.</exception>
    public static void Refuse(ReadOnlySpan<byte> first, string source)
    {
        if (first.StartsWith("PK\u0003\u0004"u8)) throw Error(source, OfZip(first, source));
        foreach (var (magic, what, remedy) in s_kinds)
            if (first.StartsWith(magic)) throw Error(source, (what, remedy));
        if (OfText(Encoding.Latin1.GetString(first).TrimStart('\u00EF', '\u00BB', '\u00BF', ' ', '\t', '\r', '\n')) is { } kind) throw Error(source, kind);
    }

    private static (string What, string Remedy) OfZip(ReadOnlySpan<byte> first, string source)
    {
        var text = Encoding.Latin1.GetString(first);
        if (text.Contains("opendocument.spreadsheet", StringComparison.Ordinal)) return ("a spreadsheet (.ods)", AsCsv);
        if (Ends(".numbers") || text.Contains("Index/", StringComparison.Ordinal)) return ("a Numbers spreadsheet", "open it in Numbers, and export it as CSV (File, Export To, CSV)");
        if (Ends(".xlsx") || Ends(".xlsm") || text.Contains("[Content_Types].xml", StringComparison.Ordinal) || text.Contains("xl/", StringComparison.Ordinal))
            return Ends(".docx") ? ("a text document", "save its table as CSV") : ("an Excel file", "open it in Excel or LibreOffice, and save the sheet as CSV (File, Save As, CSV UTF-8)");
        return Ends(".ods") ? ("a spreadsheet (.ods)", AsCsv) : ("a zip archive", Unpack);

        bool Ends(string extension) => source.EndsWith(extension, StringComparison.OrdinalIgnoreCase);
    }

    private static (string What, string Remedy)? OfText(string text)
    {
        if (text.StartsWith("<!doctype html", StringComparison.OrdinalIgnoreCase) || text.StartsWith("<html", StringComparison.OrdinalIgnoreCase))
            return ("a web page (HTML)", "download the data itself, such as by the page's link 'raw' or 'download'");
        if (text.StartsWith("<?xml", StringComparison.Ordinal)) return ("an XML file", "convert it to CSV first");
        var plain = string.Concat(text.Take(40).Where(letter => !char.IsWhiteSpace(letter)));
        return plain.StartsWith("{\"", StringComparison.Ordinal) || plain.StartsWith("[{", StringComparison.Ordinal) || plain.StartsWith("[[", StringComparison.Ordinal)
            ? ("a JSON file", "convert it to CSV first, such as with pandas: pandas.read_json(\"in.json\").to_csv(\"out.csv\", index=False)") : null;
    }

    private static DataException Error(string source, (string What, string Remedy) kind) => new($"{source}: this is {kind.What}, where a CSV file was needed: {kind.Remedy}.");
}
