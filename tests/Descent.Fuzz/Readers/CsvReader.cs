using Descent.Data;
using Descent.Fuzz.Mutations;

namespace Descent.Fuzz.Readers;

/// <summary>CSV files; what is read is written, and a pipeline is fitted on it.</summary>
internal sealed class CsvReader : FuzzReader
{
    private static readonly CsvOptions[] s_options =
        [new(), new(), new() { Delimiter = ',' }, new() { Delimiter = ';', DecimalComma = true }, new() { HasHeader = false }, new() { Encoding = "latin1", HasHeader = true, MissingValues = [] }];

    public override string Name => "csv";

    public override int Variants => s_options.Length;

    public override long AllocatedPerByte => 500;

    public override TokenLanguage Language => Languages.Csv;

    public override object Read(byte[] input, int variant) => ReadTable(input, compressed: false, s_options[variant]);

    public override void Use(object content, int variant) => Use((Table)content);

    public override bool IsOwn(Exception error) => error is DataException && error.Message.StartsWith(Source, StringComparison.Ordinal);

    internal static Table ReadTable(byte[] input, bool compressed, CsvOptions options)
    {
        using var records = CsvRecords.Open(new MemoryStream(input), compressed, Source, options);
        return Csv.ReadAll(records, Source);
    }

    internal static void Use(Table table)
    {
        using var text = new StringWriter();
        Csv.Write(table, text);
        var again = Csv.Read(new StringReader(text.ToString()), Source, new() { Delimiter = ',', HasHeader = true, MissingValues = [] });
        Require(again.Columns.SequenceEqual(table.Columns) && again.RowCount == table.RowCount, "the table that was written has other columns or rows");
        for (var column = 0; column < table.Columns.Count; column++)
            for (var row = 0; row < table.RowCount; row++)
                Require(again[row, column] == table[row, column], $"the cell {row}, {column} that was written is another one");
        var schema = Schema.Infer(table);
        var pipeline = Pipeline.Fit(table, schema, [.. Enumerable.Range(0, table.RowCount)]);
        pipeline.Features(table);
        pipeline.Target(table);
    }
}
