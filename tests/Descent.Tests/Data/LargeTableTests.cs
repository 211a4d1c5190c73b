using System.Diagnostics;
using System.Globalization;
using System.Text;
using Descent.Data;
using Descent.Graph;
using Descent.Tabular;

namespace Descent.Tests.Data;

[CollectionDefinition(nameof(LargeTableTests), DisableParallelization = true)]
public sealed class LargeTableCollection;

/// <summary>Long files: a table of 20 columns, numbers and categories with missing cells. What the process keeps is measured while nothing else runs.</summary>
[Collection(nameof(LargeTableTests))]
public sealed class LargeTableTests
{
    private const int Rows = 100_000, LongRows = 1_000_000;

    private static readonly string[] s_colors = ["red", "green", "blue", "black", "white", "grey"];

    [Fact]
    public void A_long_file_is_read_inferred_and_encoded_in_bounded_memory_and_says_how_far_it_is()
    {
        using var file = Written(Rows, end: "");
        var reports = new Reports();
        var (table, read) = Measured(() => Csv.Read(file.Path, progress: reports));
        Assert.Equal((Rows, 20), (table.RowCount, table.Columns.Count));
        Assert.Equal([50_000, 100_000], reports.Select(report => report.Rows));
        Assert.InRange(reports[0].Share!.Value, 0.45, 0.55);
        var (schema, inferred) = Measured(() => Schema.Infer(table));
        var data = new TabularData(table, schema);
        var split = data.Split(0.12, 0.2, seed: 0);
        var (pipeline, fitted) = Measured(() => data.Fit(split.Train));
        var (features, encoded) = Measured(() => pipeline.Features(table, split.Train));
        Assert.Equal(split.Train.Length, features.Rows);
        // About one and a half times what was measured, in bytes a row: reading keeps what the table holds, the rest goes by as it comes.
        Assert.InRange(read / Rows, 0, 2000);
        Assert.InRange(inferred / Rows, 0, 1200);
        Assert.InRange(fitted / Rows, 0, 700);
        Assert.InRange((encoded - features.Bytes.Length) / Rows, 0, 300);
    }

    [Fact]
    public void A_stream_of_any_length_keeps_no_cells()
    {
        using var file = Written(Rows, end: "");
        var (before, rows) = (0L, 0);
        foreach (var chunk in Csv.ReadChunks(file.Path))
        {
            rows += chunk.RowCount;
            if (rows == 10 * 1024) before = GC.GetTotalMemory(forceFullCollection: true);
        }
        Assert.Equal(Rows, rows);
        Assert.InRange(GC.GetTotalMemory(forceFullCollection: true) - before, long.MinValue, 8_000_000);
    }

    [Fact]
    public void An_error_far_behind_has_its_place()
    {
        using var file = Written(Rows, "1,2\n");
        var error = Assert.Throws<DataException>(() => Csv.Read(file.Path));
        Assert.Equal(Rows + 2, error.Line);
        Assert.StartsWith($"{file.Path}:{Rows + 2}: the row has 2 cells, 20 needed", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_million_rows_train_an_epoch_in_a_minute_and_three_gigabytes()
    {
        LongTests.SkipUnlessAskedFor();
        using var file = Written(LongRows, end: "");
        var watch = Stopwatch.StartNew();
        var result = AutoTrainer.Train(TabularData.Open(file.Path), new() { Epochs = 1 });
        Assert.InRange(watch.Elapsed.TotalSeconds, 0, 60);
        using var process = Process.GetCurrentProcess();
        Assert.InRange(process.PeakWorkingSet64, 0, 3L << 30);
        var predicted = Csv.ReadChunks(file.Path).Sum(chunk => result.Model.Predict(chunk).Count);
        Assert.Equal(LongRows, predicted);
    }

    private static (T Result, long Allocated) Measured<T>(Func<T> run)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        return (run(), GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private static TemporaryFile Written(int rows, string end)
    {
        var random = new RandomStream(1, "large table");
        var text = new StringBuilder("id,").AppendJoin(',', Enumerable.Range(0, 9).Select(i => $"x{i}")).Append(",age,count,grade,color,plan,city,active,joined,spent,target\n");
        for (var row = 0; row < rows; row++)
        {
            text.Append(row + 1);
            for (var i = 0; i < 9; i++) text.Append(',').Append(random.NextInt(50) == 0 ? "" : random.NextNormal().ToString("0.00000", CultureInfo.InvariantCulture));
            text.Append(CultureInfo.InvariantCulture, $",{18 + random.NextInt(73)},{random.NextInt(5000)},{random.NextInt(6)},{(random.NextInt(30) == 0 ? "" : s_colors[random.NextInt(6)])},plan{random.NextInt(3)},city{random.NextInt(300)},")
                .Append(CultureInfo.InvariantCulture, $"{(random.NextInt(2) == 0 ? "no" : "yes")},20{10 + random.NextInt(15)}-{1 + random.NextInt(12)}-{1 + random.NextInt(28)},{random.NextInt(100_000) / 100.0},{random.NextInt(2)}\n");
        }
        return new(".csv", Encoding.UTF8.GetBytes(text.Append(end).ToString()));
    }

    private sealed class Reports : List<ReadingProgress>, IProgress<ReadingProgress>
    {
        public void Report(ReadingProgress value) => Add(value);
    }
}
