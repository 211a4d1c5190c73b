using System.Data;
using System.Globalization;
using Descent.Data;
using Descent.Graph;
using Descent.Layers;
using Descent.Models;
using Descent.Training;
using DataException = Descent.Data.DataException;

namespace Descent.Tests.Data;

/// <summary>Rows of a <see cref="DataTable"/>, whose reader is a real <see cref="System.Data.Common.DbDataReader"/> of the base class library.</summary>
public sealed class DatabaseTests : DataTests
{
    [Fact]
    public void Heart_from_a_database_is_heart_from_the_file()
    {
        var heart = Datasets.Load("heart");
        using var reader = Stored(heart.Table).CreateDataReader();
        var stored = Database.Open(reader, declared: heart.Schema);
        var rows = heart.Split(0.1, 0.2, 7).Train;
        Assert.Equal(rows, stored.Split(0.1, 0.2, 7).Train);
        var (fromFile, fromDatabase) = (heart.Fit(rows), stored.Fit(rows));
        Assert.Equal(fromFile.FeatureNames, fromDatabase.FeatureNames);
        Assert.Equal(fromFile.Features(heart.Table).ToDoubles(), fromDatabase.Features(stored.Table).ToDoubles());
        Assert.Equal(fromFile.Target(heart.Table).ToDoubles(), fromDatabase.Target(stored.Table).ToDoubles());
    }

    [Fact]
    public void What_is_inferred_is_the_same_too()
    {
        var heart = Datasets.Load("heart").Table;
        using var reader = Stored(heart).CreateDataReader();
        Assert.Equal(Schema.Infer(heart).Columns.Select(column => (column.Name, column.Role)), Database.Open(reader).Schema.Columns.Select(column => (column.Name, column.Role)));
    }

    [Fact]
    public void A_database_feeds_a_training()
    {
        using var reader = Stored(Datasets.Load("heart").Table).CreateDataReader();
        var data = Database.Open(reader, "target");
        var split = data.Split(0, 0.2, 1);
        var pipeline = data.Fit(split.Train);
        var model = new Sequential(new Input([pipeline.InputCount]), new Dense(8) { Activation = new Descent.Activations.Tanh() }, new Dense(1) { Activation = new Descent.Activations.Sigmoid() });
        model.Compile(new Descent.Optimizers.Adam { LearningRate = 0.01 }, new Descent.Losses.BinaryCrossentropy());
        model.Fit(pipeline.Features(data.Table, split.Train), pipeline.Target(data.Table, split.Train), epochs: 20, seed: 1);
        var (scores, truth) = (model.Predict(pipeline.Features(data.Table, split.Test)).ToDoubles(), pipeline.Target(data.Table, split.Test).ToDoubles());
        Assert.InRange(scores.Zip(truth, (score, label) => score > 0.5 == label > 0.5 ? 1.0 : 0).Average(), 0.75, 1);
    }

    [Fact]
    public void Each_type_becomes_the_cell_that_a_file_would_have()
    {
        using var reader = new DataTable
        {
            Columns = { { "whole", typeof(int) }, { "real", typeof(double) }, { "exact", typeof(decimal) }, { "truth", typeof(bool) }, { "text", typeof(string) }, { "day", typeof(DateOnly) },
                { "time", typeof(DateTime) }, { "instant", typeof(DateTimeOffset) }, { "clock", typeof(TimeOnly) }, { "any", typeof(object) } },
            Rows =
            {
                { 7, 0.1, 1.50m, true, " padded  ", new DateOnly(2026, 2, 1), new DateTime(2026, 2, 1, 13, 5, 0), new DateTimeOffset(2026, 3, 1, 0, 0, 0, TimeSpan.FromHours(2)), new TimeOnly(13, 5), 2.5f },
                { DBNull.Value, double.NaN, DBNull.Value, DBNull.Value, " ", DBNull.Value, DBNull.Value, DBNull.Value, DBNull.Value, DBNull.Value },
            },
        }.CreateDataReader();
        var table = Database.Read(reader);
        Assert.Equal(["7", "0.1", "1.50", "true", "padded", "2026-02-01", "2026-02-01T13:05:00.0000000", "2026-03-01T00:00:00.0000000+02:00", "13:05:00.0000000", "2.5"], Cells(table, 0));
        Assert.All(Cells(table, 1), Assert.Null);
        Assert.Equal(["7", null], table["WHOLE"]);
    }

    [Fact]
    public void Floating_point_is_no_code()
    {
        var rows = new DataTable { Columns = { { "dose", typeof(double) }, { "kind", typeof(int) }, { "y", typeof(double) } } };
        foreach (var i in Rows(100)) rows.Rows.Add((double)(i % 4), i % 4, i * 0.3);
        using var reader = rows.CreateDataReader();
        var schema = Database.Open(reader).Schema;
        Assert.Equal((ColumnRole.Number, ColumnRole.Category), (schema.Find("dose")!.Role, schema.Find("kind")!.Role));
        Assert.Equal(LearningTask.Regression, schema.Task);
    }

    [Fact]
    public void Chunks_are_read_as_they_are_asked_for()
    {
        var rows = new DataTable { Columns = { { "x", typeof(int) } } };
        foreach (var i in Rows(10)) rows.Rows.Add(i);
        using var reader = rows.CreateDataReader();
        using var chunks = Database.ReadChunks(reader, 4).GetEnumerator();
        Assert.True(chunks.MoveNext());
        Assert.Equal(["0", "1", "2", "3"], chunks.Current["x"]);
        Assert.True(reader.Read());
        Assert.Equal(4, reader.GetInt32(0));
        Assert.True(chunks.MoveNext());
        Assert.Equal(["5", "6", "7", "8"], chunks.Current["x"]);
        Assert.True(chunks.MoveNext());
        Assert.Equal(["9"], chunks.Current["x"]);
        Assert.False(chunks.MoveNext());
        Assert.False(reader.IsClosed);
    }

    [Fact]
    public void What_cannot_be_used_is_told()
    {
        Refused("patients: the query has no rows", new DataTable { Columns = { { "x", typeof(int) } } });
        Refused("patients: the column 'photo' holds bytes", new DataTable { Columns = { { "photo", typeof(byte[]) } }, Rows = { { new byte[1] } } });
        Refused("patients, row 2: the column 'any' holds bytes", new DataTable { Columns = { { "any", typeof(object) } }, Rows = { { 1 }, { new byte[1] } } });
        Assert.Throws<ArgumentOutOfRangeException>(() => Database.ReadChunks(new DataTable().CreateDataReader(), 0));
    }

    [Fact]
    public void Instants_of_a_database_are_the_times_of_a_series()
    {
        var rows = new DataTable { Columns = { { "at", typeof(DateTimeOffset) }, { "y", typeof(double) } } };
        foreach (var i in Rows(6)) rows.Rows.Add(new DateTimeOffset(2026, 3, 1 + i, 1, 0, 0, TimeSpan.FromHours(2)), i + 0.5);
        using var reader = rows.CreateDataReader();
        // 01:00 at +02:00 is 23:00 of the day before in UTC.
        var split = new TimeSeries(Database.Open(reader, "y"), ["y"], "at").SplitAt(null, "2026-03-03T23:00");
        Assert.Equal([3, 4, 5], split.Test);
    }

    private static void Refused(string message, DataTable rows)
    {
        using var reader = rows.CreateDataReader();
        Assert.Contains(message, Assert.Throws<DataException>(() => Database.Read(reader, "patients")).Message);
    }

    private static List<string?> Cells(Table table, int row) => [.. Enumerable.Range(0, table.Columns.Count).Select(column => table[row, column])];

    /// <summary>Each column in the narrowest type that holds it: int, double or text.</summary>
    private static DataTable Stored(Table table)
    {
        var rows = new DataTable();
        foreach (var name in table.Columns) rows.Columns.Add(name, TypeOf(table[name]));
        for (var row = 0; row < table.RowCount; row++)
            rows.Rows.Add([.. table.Columns.Select((name, i) => table[row, i] is { } cell ? Convert.ChangeType(cell, rows.Columns[i].DataType, CultureInfo.InvariantCulture) : DBNull.Value)]);
        return rows;
    }

    private static Type TypeOf(IReadOnlyList<string?> cells) =>
        cells.All(cell => cell is null || int.TryParse(cell, CultureInfo.InvariantCulture, out _)) ? typeof(int)
        : cells.All(cell => cell is null || double.TryParse(cell, CultureInfo.InvariantCulture, out _)) ? typeof(double) : typeof(string);
}
