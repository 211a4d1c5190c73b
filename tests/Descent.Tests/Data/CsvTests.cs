using System.IO.Compression;
using System.Text;
using Descent.Data;
using FsCheck;
using FsCheck.Fluent;

namespace Descent.Tests.Data;

public sealed class CsvTests : DataTests
{
    [Theory]
    [InlineData("a,b\n1,2\n", "a|b", "1|2")]
    [InlineData("a,b\r\n1,2\r\n", "a|b", "1|2")]
    [InlineData("a,b\r1,2\r", "a|b", "1|2")]
    [InlineData("a,b\n1,2", "a|b", "1|2")]
    [InlineData("a;b\n1,5;2,5\n", "a|b", "1,5|2,5")]
    [InlineData("a\tb\n1\t2\n", "a|b", "1|2")]
    [InlineData("a|b c\n1|2\n", "a|b c", "1|2")]
    [InlineData("\uFEFFa,b\n1,2\n", "a|b", "1|2")]
    [InlineData("a,b\n\n\n1,2\n\n", "a|b", "1|2")]
    [InlineData("a,b\n\"x\ny\",\"p, q\"\n", "a|b", "x\ny|p, q")]
    [InlineData("a,b\n\"he said \"\"hi\"\"\",2\n", "a|b", "he said \"hi\"|2")]
    [InlineData("a, b\n 1 ,  \"x y\" \n", "a|b", "1|x y")]
    [InlineData("a,b\n\" 1 \",2\n", "a|b", " 1 |2")]
    [InlineData("only\n7\n", "only", "7")]
    public void Reads_what_RFC_4180_files_and_their_relatives_say(string text, string columns, string firstRow)
    {
        var table = Parse(text);
        Assert.Equal(columns.Split('|'), table.Columns);
        Assert.Equal(firstRow.Split('|'), Enumerable.Range(0, table.Columns.Count).Select(column => table[0, column]));
    }

    [Theory]
    [InlineData("")]
    [InlineData("NA")]
    [InlineData("n/a")]
    [InlineData("#N/A")]
    [InlineData("nan")]
    [InlineData("NULL")]
    [InlineData("?")]
    [InlineData("  ")]
    [InlineData("\"\"")]
    public void Knows_the_usual_ways_to_write_no_value(string cell) => Assert.Null(Parse($"a,b\n{cell},1\n")[0, 0]);

    [Fact]
    public void Other_texts_are_values_and_the_list_of_missing_ones_can_be_given()
    {
        Assert.Equal("None", Parse("a,b\nNone,1\n")[0, 0]);
        var table = Parse("a,b\n-9,NA\n", new() { MissingValues = ["-9"] });
        Assert.Null(table[0, 0]);
        Assert.Equal("NA", table[0, 1]);
    }

    [Fact]
    public void Rows_know_the_line_on_which_they_begin()
    {
        var table = Parse("a,b\n\"x\r\ny\nz\",1\n\n3,4\n5,\"6\n\"\n7,8\n");
        Assert.Equal([2, 6, 7, 9], Enumerable.Range(0, 4).Select(table.Line));
    }

    [Fact]
    public void Lines_are_right_in_a_file_larger_than_any_buffer()
    {
        var text = new StringBuilder("a,b\r\n");
        for (var i = 0; i < 60_000; i++) text.Append("\"x\r\n").Append(i).Append("\",1\r\n");
        var table = Parse(text.ToString());
        Assert.Equal(60_000, table.RowCount);
        for (var i = 0; i < table.RowCount; i++) Assert.Equal(2 + 2 * i, table.Line(i));
    }

    [Fact]
    public void Without_a_header_columns_are_numbered()
    {
        var table = Parse("1,2\n3,4\n", new() { HasHeader = false });
        Assert.Equal(["column_1", "column_2"], table.Columns);
        Assert.Equal(2, table.RowCount);
        Assert.Equal(1, table.Line(0));
    }

    [Fact]
    public void Names_may_be_numbers_when_that_is_said() => Assert.Equal(["2001", "2002"], Parse("2001,2002\n3,4\n", new() { HasHeader = true }).Columns);

    [Fact]
    public void Reads_decimal_commas_when_asked()
    {
        var table = Parse("a;b\n3,5;x,y\n", new() { DecimalComma = true });
        Assert.Equal("3.5", table[0, 0]);
        Assert.Equal("x,y", table[0, 1]);
    }

    [Theory]
    [InlineData("utf-8", false)]
    [InlineData("utf-8", true)]
    [InlineData("utf-16", true)]
    [InlineData("utf-16BE", true)]
    public void Reads_UTF_8_and_what_a_byte_order_mark_says(string name, bool withMark)
    {
        var encoding = Encoding.GetEncoding(name);
        using var file = new TemporaryFile(".csv", [.. withMark ? encoding.GetPreamble() : [], .. encoding.GetBytes("größe,b\nÄ€𝛁,1\n")]);
        var table = Csv.Read(file.Path);
        Assert.Equal("größe", table.Columns[0]);
        Assert.Equal("Ä€𝛁", table[0, 0]);
    }

    [Fact]
    public void Reads_other_encodings_when_given()
    {
        using var file = new TemporaryFile(".csv", Encoding.Latin1.GetBytes("a,b\nÄ,1\n"));
        Assert.Equal("Ä", Csv.Read(file.Path, new() { Encoding = "latin1" })[0, 0]);
    }

    [Fact]
    public void Reads_compressed_files()
    {
        using var bytes = new MemoryStream();
        using (var zip = new GZipStream(bytes, CompressionLevel.Fastest)) zip.Write("a,b\n1,2\n"u8);
        using var file = new TemporaryFile(".csv.gz", bytes.ToArray());
        Assert.Equal("2", Csv.Read(file.Path)[0, 1]);
    }

    [Fact]
    public void Reads_ten_thousand_columns()
    {
        var table = Parse(string.Join(',', Enumerable.Range(0, 10_000).Select(i => $"c{i}")) + "\n" + string.Join(',', Enumerable.Range(0, 10_000)) + "\n");
        Assert.Equal(10_000, table.Columns.Count);
        Assert.Equal("9999", table["c9999"][0]);
    }

    [Theory]
    [InlineData(1, 5)]
    [InlineData(2, 3)]
    [InlineData(5, 1)]
    [InlineData(100, 1)]
    public void Chunks_are_the_rows_of_the_file_in_order(int rows, int chunks)
    {
        const string text = "a,b\n0,x\n1,x\n2,x\n3,x\n4,x\n";
        var tables = Csv.ReadChunks(new StringReader(text), "file.csv", rows).ToArray();
        Assert.Equal(chunks, tables.Length);
        Assert.Equal(["0", "1", "2", "3", "4"], tables.SelectMany(table => table["a"]));
        Assert.Equal([2, 3, 4, 5, 6], tables.SelectMany(table => Enumerable.Range(0, table.RowCount).Select(table.Line)));
    }

    [Fact]
    public void Chunks_are_read_one_at_a_time()
    {
        var chunks = Csv.ReadChunks(new StringReader("a,b\n1,2\n3,4\n5\n"), "file.csv", 1).GetEnumerator();
        Assert.True(chunks.MoveNext());
        Assert.True(chunks.MoveNext());
        Assert.StartsWith("file.csv:4: ", Assert.Throws<DataException>(() => chunks.MoveNext()).Message);
    }

    [Fact]
    public void What_is_written_is_read_back_whatever_the_cells_hold()
    {
        Prop.ForAll<string[]>(cells =>
        {
            var row = cells.Select(Clean).Append("end").ToArray();
            var table = Table.FromRows([.. row.Select((_, i) => $"c{i}")], [row]);
            using var writer = new StringWriter();
            Csv.Write(table, writer);
            var back = Parse(writer.ToString(), new() { Delimiter = ',', MissingValues = [] });
            return (back.RowCount == 1 && Enumerable.Range(0, row.Length).All(i => (back[0, i] ?? "") == row[i]))
                .Label(string.Join(' ', writer.ToString().Select(c => $"{(int)c:x}")));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2000));

        static string Clean(string? cell) => (cell ?? "").Replace("\0", "").Replace("\uFFFF", "");
    }

    [Fact]
    public void Single_empty_cells_survive_writing()
    {
        using var writer = new StringWriter();
        Csv.Write(Table.FromRows(["a"], [[null], ["x"]]), writer);
        Assert.Equal(2, Parse(writer.ToString()).RowCount);
    }
}
