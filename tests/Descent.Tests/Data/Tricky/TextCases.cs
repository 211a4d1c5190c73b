using System.IO.Compression;
using System.Text;
using Descent.Data;
using static Descent.Tests.Data.Tricky.TrickyCase;

namespace Descent.Tests.Data.Tricky;

/// <summary>Encodings, line ends, quotes, delimiters, headers and shapes of CSV files.</summary>
internal static class TextCases
{
    private static readonly byte[] s_mark = [0xEF, 0xBB, 0xBF];

    public static IEnumerable<TrickyCase> All =>
    [
        .. Encodings, .. Kinds, .. LineEnds, .. Quotes, .. DelimitersAndHeaders, .. Shapes,
    ];

    private static IEnumerable<TrickyCase> Encodings =>
    [
        Read("UTF-8 with a byte order mark", [.. s_mark, .. "x,y\n1,ä\n"u8], "x,y/1,ä"),
        Read("a byte order mark, then bytes that are no UTF-8", [.. s_mark, .. "x,y\n1,"u8, 0xFF, (byte)'\n'], "file.csv:2:2: .. bytes that are not UTF-8 text"),
        Read("a byte order mark alone", s_mark, "file.csv: the file is empty"),
        Read("a byte order mark twice", [.. s_mark, .. s_mark, .. "x,y\n1,2\n"u8], "x,y/1,2"),
        Read("UTF-16 little endian with a mark", [0xFF, 0xFE, .. Encoding.Unicode.GetBytes("x,y\n1,ä\n")], "x,y/1,ä"),
        Read("UTF-16 big endian with a mark", [0xFE, 0xFF, .. Encoding.BigEndianUnicode.GetBytes("x,y\n1,ä\n")], "x,y/1,ä"),
        Read("UTF-16 of an odd length", [0xFF, 0xFE, .. Encoding.Unicode.GetBytes("x,y\n1,ä"), 0x20], "file.csv:2:2: .. bytes that are not UTF-8 text"),
        Read("UTF-16 with half a character", [0xFF, 0xFE, .. Encoding.Unicode.GetBytes("x,y\n1,"), 0x00, 0xD8, .. Encoding.Unicode.GetBytes("\n")], "file.csv:2:2: .. bytes that are not UTF-8 text"),
        Read("UTF-16 without a mark", Encoding.Unicode.GetBytes("x,y\n1,2\n"), "file.csv:1:1: the cell holds a zero character .. UTF-16 needs a byte order mark"),
        Read("UTF-16 without a mark, named", Encoding.Unicode.GetBytes("x,y\n1,2\n"), "x,y/1,2", new() { Encoding = "utf-16" }),
        Read("UTF-32 with a mark", [0xFF, 0xFE, 0, 0, .. Encoding.UTF32.GetBytes("x,y\n1,2\n")], "x,y/1,2"),
        Read("Latin-1", [.. "x,y\n1,K"u8, 0xF6, .. "ln\n"u8], "file.csv:2:2: the cell holds bytes that are not UTF-8 text .. give its encoding"),
        Read("Latin-1, named", [.. "x,y\n1,K"u8, 0xF6, .. "ln\n"u8], "x,y/1,Köln", new() { Encoding = "latin1" }),
        Read("Latin-1 in the header", [.. "gr"u8, 0xF6, .. "sse,y\n1,2\n"u8], "file.csv:1:1: the cell holds bytes that are not UTF-8 text"),
        Read("ASCII was named, and there is more", "x,y\n1,ä\n", "file.csv:2:2: the cell holds bytes that are not us-ascii text", new() { Encoding = "us-ascii" }),
        Read("an encoding that there is not", "x,y\n1,2\n", "file.csv: there is no encoding 'utf-9': use utf-8", new() { Encoding = "utf-9" }),
        Read("a character cut off at the end", [.. "x,y\n1,a"u8, 0xC3], "file.csv:2:2: the cell holds bytes that are not UTF-8 text"),
        Read("a surrogate written as UTF-8", [.. "x,y\n1,"u8, 0xED, 0xA0, 0x80, (byte)'\n'], "file.csv:2:2: the cell holds bytes that are not UTF-8 text"),
        Read("an overlong slash", [.. "x,y\n1,"u8, 0xC0, 0xAF, (byte)'\n'], "file.csv:2:2: the cell holds bytes that are not UTF-8 text"),
        Read("a zero character", "x,y\n1,a\0b\n", "file.csv:2:2: the cell holds a zero character"),
        Read("zeros alone", new byte[40], "file.csv:1:1: the cell holds a zero character"),
        Read("emoji and right-to-left letters", "x,y\n😀,שלום\n", "x,y/😀,שלום"),
        Read("compressed", Zip("x,y\n1,2\n"u8.ToArray()), "x,y/1,2"),
        Read("compressed and cut off", Zip(Encoding.UTF8.GetBytes("x,y\n" + string.Concat(Enumerable.Range(0, 99).Select(i => $"{i},{i * 7}\n"))))[..^12], "file.csv: the file cannot be read: "),
        Read("compressed, its end wrong", [.. Zip("x,y\n1,2\n"u8.ToArray())[..^1], 9], "file.csv: the file cannot be read: "),
        Read("compressed a thousandfold", Zip(new byte[40 << 20]), "file.csv:1: a cell has more than 1048576 characters"),
        Read("a picture", [0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10, 0, 0, 0, 13], "file.csv: this is a picture, where a CSV file was needed"),
    ];

    private static IEnumerable<TrickyCase> Kinds =>
    [
        Read("a workbook of Excel", [.. "PK\u0003\u0004"u8, .. new byte[26], .. "[Content_Types].xml"u8], "file.csv: this is an Excel file, where a CSV file was needed: open it in Excel or LibreOffice, and save the sheet as CSV"),
        Read("an old workbook of Excel", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1], "file.csv: this is an old Excel file (.xls), where a CSV file was needed .. save or export the sheet as CSV"),
        Read("a spreadsheet of LibreOffice", [.. "PK\u0003\u0004"u8, .. new byte[26], .. "mimetypeapplication/vnd.oasis.opendocument.spreadsheet"u8], "file.csv: this is a spreadsheet (.ods), where a CSV file was needed"),
        Read("a spreadsheet of Numbers", [.. "PK\u0003\u0004"u8, .. new byte[26], .. "Index/Document.iwa"u8], "file.csv: this is a Numbers spreadsheet .. export it as CSV"),
        Read("a zip archive", [.. "PK\u0003\u0004"u8, .. new byte[26], .. "data.csv"u8], "file.csv: this is a zip archive .. unpack it"),
        Read("a PDF document", "%PDF-1.7\n", "file.csv: this is a PDF document"),
        Read("a Parquet file", "PAR1\u0015\u0004", "file.csv: this is a Parquet file .. pandas' to_csv"),
        Read("JSON records", "[\n  {\"x\": 1, \"y\": 2}\n]", "file.csv: this is a JSON file .. convert it to CSV"),
        Read("JSON columns", "{\"x\": [1, 2]}", "file.csv: this is a JSON file"),
        Read("a web page", "\n<!DOCTYPE html>\n<html><body>404</body></html>", "file.csv: this is a web page (HTML) .. 'raw'"),
        Read("an XML file", [.. s_mark, .. "<?xml version=\"1.0\"?><rows/>"u8], "file.csv: this is an XML file"),
        Read("a database of SQLite", "SQLite format 3\0", "file.csv: this is an SQLite database .. Database.Open"),
        Read("braces and brackets that are names", "[x],{y}\n1,2\n", "[x],{y}/1,2"),
    ];

    private static IEnumerable<TrickyCase> LineEnds =>
    [
        Read("CR LF", "x,y\r\n1,2\r\n3,4\r\n", "x,y/1,2/3,4"),
        Read("lone CR", "x,y\r1,2\r3,4", "x,y/1,2/3,4"),
        Read("all three line ends", "x,y\r\n1,2\n3,4\r5,6", "x,y/1,2/3,4/5,6"),
        Read("an error behind all three line ends", "x,y\r\n1,2\n3,4\r5\n", "file.csv:4: the row has 1 cell, 2 needed"),
        Read("no line end at the end", "x,y\n1,2", "x,y/1,2"),
        Read("blank lines", "\n\nx,y\n\n1,2\n\n\n3,4\n\n", "x,y/1,2/3,4"),
        Read("an error behind blank lines", "\nx,y\n\n1,2\n\n3\n", "file.csv:6: the row has 1 cell"),
        Read("a line of spaces among two columns", "x,y\n1,2\n   \n3,4\n", "file.csv:3: the row has 1 cell, 2 needed"),
        Read("a line of spaces in one column", "x\n1\n  \n2\n", "x/1/~/2"),
        Read("a comment line first", "# made by hand\nx,y\n1,2\n", "file.csv:2: the row has 2 cells, 1 needed, one for each column. If the first line is a title or a comment, delete it"),
        Read("a comment line among the rows", "x,y\n1,2\n# checked\n3,4\n", "file.csv:3: the row has 1 cell, 2 needed"),
        Read("a title line first", "Patients of 2024\nx,y\n1,2\n", "file.csv:2: the row has 2 cells, 1 needed"),
        Read("Excel's line that names the delimiter", "sep=;\nx;y\n1;2\n", "file.csv:1: the first line, 'sep=', names the delimiter to Excel alone: delete it"),
        Read("the end mark of old systems", "x,y\n1,2\n\u001A", "file.csv:3: the row has 1 cell"),
    ];

    private static IEnumerable<TrickyCase> Quotes =>
    [
        Read("quoted delimiters", "x,y\n\"a,b\",2\n", "x,y/a,b,2"),
        Read("doubled quotes", "x,y\n\"say \"\"yes\"\"\",2\n", "x,y/say \"yes\",2"),
        Read("line breaks in quotes", "x,y\n\"a\nb\",2\n3,4\n", "x,y/a\\nb,2/3,4"),
        Read("an error behind line breaks in quotes", "x,y\n\"a\nb\r\nc\",2\n3\n", "file.csv:5: the row has 1 cell"),
        Read("spaces in quotes", "x,y\n\" a \",2\n", "x,y/ a ,2"),
        Read("spaces around cells", "x , y\n 1 , 2 \n", "x,y/1,2"),
        Read("tabs around cells belong to them", "x,y\n1,\ta\n", "x,y/1,\ta"),
        Read("a quoted empty cell", "x,y\n\"\",2\n", "x,y/~,2"),
        Read("a quote that is never closed", "x,y\n\"a,2\n3,4\n", "file.csv:2: a quote is not closed"),
        Read("a quote that is closed rows later", "x,y\n\"a,2\n3\",4\n5,6\n", "x,y/a,2\\n3,4/5,6"),
        Read("a quote inside a cell", "x,y\n5\" nail,2\n", "file.csv:2: a quote is not closed, or stands inside a cell"),
        Read("text behind a closing quote", "x,y\n\"a\"b,2\n", "file.csv:2: a quote is not closed, or stands inside a cell"),
        Read("an odd quote at the end", "x,y\n1,2\n3,\"", "file.csv:3: a quote is not closed"),
        Read("a backslash before a quote", "x,y\n\"a\\\"b\",2\n", "file.csv:2: a quote is not closed, or stands inside a cell"),
        Read("single quotes", "x,y\n'a',2\n", "x,y/'a',2"),
        Read("typographic quotes round a comma", "x,y\n“a,b”,2\n", "file.csv:2: the row has 3 cells, 2 needed"),
        Read("a cell of a million characters", $"x,y\n{new string('a', 1_100_000)},2\n", "file.csv:2: a cell has more than 1048576 characters"),
        Read("a quote that swallows the file", $"x,y\n\"{new string('a', 3_000_000)}", "file.csv:2: a cell has more than 1048576 characters: a quote is probably not closed"),
    ];

    private static IEnumerable<TrickyCase> DelimitersAndHeaders =>
    [
        Read("semicolons", "x;y\n1;2\n", "x,y/1,2"),
        Read("tabs", "x\ty\n1\t2\n", "x,y/1,2"),
        Read("vertical bars", "x|y\n1|2\n", "x,y/1,2"),
        Read("semicolons and decimal commas", "x;y\n1,5;2,5\n", "x,y/1.5,2.5", new() { DecimalComma = true }),
        Read("decimal commas between commas", "x,y\n1,5,2,5\n", "file.csv:2: the row has 4 cells, 2 needed"),
        Read("decimal commas were said of commas", "x,y\n1,2\n", "file.csv: a decimal comma needs a delimiter other than the comma", new() { DecimalComma = true, Delimiter = ',' }),
        Read("another delimiter was given", "x,y\n1,2\n", "x,y/1,2", new() { Delimiter = ';' }),
        Read("another delimiter was given, and a row has it", "x,y\n1;2\n", "file.csv:2: the row has 2 cells, 1 needed", new() { Delimiter = ';' }),
        Read("commas in the header, semicolons in the rows", "x,y\n1;2\n3;4\n", "file.csv:2: the row has 1 cell, 2 needed, one for each column (is ',' the delimiter?)"),
        Read("a header that names a column twice", "x,y,x\n1,2,3\n", "file.csv:1:3: the header line names the column 'x' twice"),
        Read("names that differ in letter case", "x,X\n1,2\n", "x,X/1,2"),
        Read("an empty name", "x,,z\n1,2,3\n", "file.csv:1:2: column 2 has no name in the header line"),
        Read("a comma at the end of the header", "x,y,\n1,2,\n", "file.csv:1:3: column 3 has no name"),
        Read("a comma at the end of each row", "x,y\n1,2,\n", "file.csv:2: the row has 3 cells, 2 needed"),
        Read("no header", "1,2\n3,4\n", "file.csv:1: the first line should name the columns, but holds numbers alone"),
        Read("no header, said so", "1,2\n3,4\n", "column_1,column_2/1,2/3,4", new() { HasHeader = false }),
        Read("numbers as names, said so", "2023,2024\n3,4\n", "2023,2024/3,4", new() { HasHeader = true }),
        Read("no header, a measurement first", "5.1,3.5,setosa\n4.9,3.0,setosa\n", "file.csv:1:1: the first line should name the columns, but holds the number '5.1', as rows do: say that the file has no header (--no-header"),
        Read("no header, whole numbers in no order", "39,State,77516,13,Never\n50,Self,83311,13,Married\n", "file.csv:1:1: the first line should name the columns, but holds the number '39'"),
        Read("years as names", "country,2019,2020,2021\nFrance,1,2,3\n", "country,2019,2020,2021/France,1,2,3"),
        Read("numbers with fractions as names, said so", "x,0.5\n1,2\n", "x,0.5/1,2", new() { HasHeader = true }),
        Read("a long name twice", $"{new string('n', 5000)},{new string('n', 5000)}\n1,2\n", "file.csv:1:2: the header line names the column 'nnn"),
    ];

    private static IEnumerable<TrickyCase> Shapes =>
    [
        Read("empty", "", "file.csv: the file is empty"),
        Read("line ends alone", "\n\r\n\n", "file.csv: the file is empty"),
        Read("a header alone", "x,y\n", "file.csv: the file has a header line and no rows"),
        Read("a row with a cell too few", "x,y,z\n1,2,3\n4,5\n", "file.csv:3: the row has 2 cells, 3 needed"),
        Read("a row with a cell too many", "x,y\n1,2\n3,4,5\n", "file.csv:3: the row has 3 cells, 2 needed"),
        Read("one cell", "x\n1\n", "x/1"),
        Read("ten thousand columns", $"{string.Join(',', Enumerable.Range(0, 10_000).Select(i => $"c{i}"))}\n{string.Join(',', Enumerable.Range(0, 10_000))}\n", "10000 columns, 1 rows"),
        Read("ten thousand columns, one cell too few", $"{string.Join(',', Enumerable.Range(0, 10_000).Select(i => $"c{i}"))}\n{string.Join(',', Enumerable.Range(0, 9_999))}\n", "file.csv:2: the row has 9999 cells, 10000 needed"),
        Read("a row without an end", string.Concat(Enumerable.Repeat("1234567,", 600_000)), "file.csv:1: a row has more than 4194304 characters: its line end is missing"),
        Read("missing values in all spellings", "a,b,c,d,e,f,g\nNA,n/a,#N/A,nan,NULL,?,\n", "a,b,c,d,e,f,g/~,~,~,~,~,~,~"),
        Read("None is a value", "x,y\nNone,none\n", "x,y/None,none"),
        Read("a hyphen is a value", "x,y\n-,--\n", "x,y/-,--"),
        Read("a missing value of one's own", "x,y\n-999,2\n", "x,y/~,2", new() { MissingValues = ["-999"] }),
    ];

    internal static byte[] Zip(byte[] content)
    {
        using var bytes = new MemoryStream();
        using (var zip = new GZipStream(bytes, CompressionLevel.SmallestSize)) zip.Write(content);
        return bytes.ToArray();
    }
}
