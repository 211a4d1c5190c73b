using Descent.Data;
using Descent.Graph;

namespace Descent.Tests.Data;

/// <summary>Booleans, dates, texts and categories of many values: how they are found, and what becomes of them.</summary>
public sealed class RoleTests : DataTests
{
    private static readonly string[] s_words = ["red", "green", "blue", "round", "flat", "cheap", "dear", "old", "new", "small", "large", "heavy"];

    [Theory]
    [InlineData("31.01.2024 01.02.2024", "d.M.yyyy", "2 distinct, 0 missing, dates 2024-01-31..2024-02-01, read as d.M.yyyy -> date")]
    [InlineData("1/31/2024 2/1/2024", "M/d/yyyy", "2 distinct, 0 missing, dates 2024-01-31..2024-02-01, read as M/d/yyyy, the month before the day, as '1/31/2024' shows -> date")]
    [InlineData("31/1/2024 1/2/2024", "d/M/yyyy", "2 distinct, 0 missing, dates 2024-01-31..2024-02-01, read as d/M/yyyy, the day before the month, as '31/1/2024' shows -> date")]
    [InlineData("1/2/2024 3/4/2024", "M/d/yyyy", "2 distinct, 0 missing, dates 2024-01-02..2024-03-04, read as M/d/yyyy, the month before the day (d/M/yyyy would fit as well: --column x=date:d/M/yyyy) -> date")]
    [InlineData("2024-01-31T08:30 2024-02-01T17:45:10Z", "yyyy-M-d", "2 distinct, 0 missing, dates 2024-01-31 08:30..2024-02-01 17:45, read as yyyy-M-d -> date")]
    [InlineData("20240131 20240201", "yyyyMMdd", "2 distinct, 0 missing, dates 2024-01-31..2024-02-01, read as yyyyMMdd -> date")]
    public void Dates_are_found_with_the_format_and_how_sure_it_is(string cells, string format, string evidence)
    {
        var column = Schema.Infer(Made("x", 40, i => cells.Split(' ')[i % 2])).Find("x")!;
        Assert.Equal((ColumnRole.Date, format, evidence), (column.Role, column.Format, column.Evidence));
    }

    [Fact]
    public void A_declared_format_decides()
    {
        var table = Made("x", 40, i => i % 2 == 0 ? "1/2/2024" : "3/4/2024");
        var schema = Schema.Infer(table, declared: new([new("x", ColumnRole.Date, Format: "d/M/yyyy")]));
        Assert.Equal("d/M/yyyy", ((DateEncoding)Pipeline.Fit(table, schema, Rows(40)).Inputs[0]).Format);
        Assert.Equal(schema, Schema.FromJson(schema.ToJson()));
    }

    [Fact]
    public void A_date_is_a_time_and_places_on_circles()
    {
        var table = Lines("day,target/2024-01-01 00:00,a/2024-01-02 06:00,b/2024-07-03 12:00,a/2024-12-31 18:00,b/");
        var pipeline = Pipeline.Fit(table, Schema.Infer(table), Rows(4));
        Assert.Equal(["day", "day day of year sin", "day day of year cos", "day weekday sin", "day weekday cos", "day time of day sin", "day time of day cos"], pipeline.FeatureNames);
        var features = pipeline.Features(table);
        var days = new[] { 0, 1.25, 184.5, 365.75 };
        var mean = days.Average();
        var deviation = Math.Sqrt(days.Average(day => (day - mean) * (day - mean)));
        int[] dayOfYear = [0, 1, 184, 365], weekday = [0, 1, 2, 1];
        for (var row = 0; row < 4; row++)
        {
            Assert.Equal((days[row] - mean) / deviation, features[row * 7], 1e-6);
            Point(dayOfYear[row] / 366.0, row, 1);
            Point(weekday[row] / 7.0, row, 3);
            Point(row / 4.0, row, 5);
        }

        void Point(double share, int row, int place)
        {
            Assert.Equal(Math.Sin(2 * Math.PI * share), features[row * 7 + place], 1e-6);
            Assert.Equal(Math.Cos(2 * Math.PI * share), features[row * 7 + place + 1], 1e-6);
        }
    }

    [Fact]
    public void What_does_not_differ_in_training_dates_is_no_input()
    {
        var table = Lines("day,target/2024-01-01,a/2024-01-08,b/2024-01-15,a/,b/");
        Assert.Equal(["day", "day day of year sin", "day day of year cos", "day is missing"], Pipeline.Fit(table, Schema.Infer(table), Rows(4)).FeatureNames);
    }

    [Fact]
    public void A_boolean_is_one_input()
    {
        var table = Lines("x,target/Yes,a/no,b/no,a/,b/");
        var schema = Schema.Infer(table);
        var pipeline = Pipeline.Fit(table, schema, Rows(4));
        Assert.Equal(["x", "x is missing"], pipeline.FeatureNames);
        Assert.Equal([1.0, 0, 0, 0, 0, 0, 1 / 3f, 1], pipeline.Features(table).ToDoubles());
    }

    [Theory]
    [InlineData("comment", ColumnRole.Text)]
    [InlineData("Name", ColumnRole.Identifier)]
    public void Sentences_are_texts_and_names_are_not(string name, ColumnRole role)
    {
        var column = Schema.Infer(Made(name, 60, Sentence)).Columns[0];
        Assert.Equal(role, column.Role);
        Assert.Contains(role == ColumnRole.Text ? "texts of 4 words on average -> text" : "named like what tells rows apart -> identifier", column.Evidence, StringComparison.Ordinal);
    }

    [Fact]
    public void Words_are_hashed_whatever_their_case_order_and_marks()
    {
        var table = Made("comment", 60, Sentence);
        var pipeline = Pipeline.Fit(table, Schema.Infer(table), Rows(60));
        Assert.Equal(64, pipeline.InputCount);
        var features = pipeline.Features(Table.FromRows(["comment"], [["Red, GREEN"], ["green... red!"], ["green red red red"], ["??"]])).ToDoubles().Chunk(64).ToArray();
        Assert.Equal(features[0], features[1]);
        Assert.Equal(2, features[0].Count(value => value != 0));
        Assert.All(features[..3], row => Assert.Equal(1, row.Sum(value => value * value), 1e-6));
        Assert.Equal(Math.Log(4) / Math.Log(2), features[2].Max(Math.Abs) / features[2].Where(value => value != 0).Min(Math.Abs), 1e-5);
        Assert.All(features[3], value => Assert.Equal(0, value));
    }

    [Fact]
    public void The_hash_of_a_word_is_FNV_1a() => Assert.Equal([0xBF9CF968, 0xE40C292C], TextEncoding.Words("FooBar - a").ToArray());

    [Fact]
    public void A_category_of_many_values_becomes_places_for_vectors()
    {
        var table = Made("town", 600, i => i % 10 == 9 ? (i % 20 == 9 ? null : $"rare{i}") : $"town{i % 120:000}");
        var schema = Schema.Infer(table);
        Assert.Equal("138 distinct, 30 missing, texts, 94% of the cells have a value of 3 rows or more -> embedding, missing as its own", schema.Columns[0].Evidence);
        var pipeline = Pipeline.Fit(table, schema, Rows(600));
        var encoding = Assert.IsType<EmbeddingEncoding>(pipeline.Inputs[0]);
        Assert.Equal(108, encoding.Values.Count);
        Assert.Equal(new EmbeddedInput("town", 0, 110, 11), Assert.Single(pipeline.Embedded));
        var warnings = new DataWarnings();
        Assert.Equal([0, 108.0, 109, 109], pipeline.Features(Table.FromRows(["town"], [["town000"], [null], ["rare19"], ["new"]]), warnings).ToDoubles());
        Assert.Equal(2, Assert.Single(warnings.All).Count);
    }

    [Theory]
    [InlineData("zip", "10001 10002 10003", ColumnRole.Category)]
    [InlineData("customer_id", "10007 20011 30013 40017 50019 60023 70031 80037 90041 90047 90049", ColumnRole.Identifier)]
    [InlineData("amount", "10007 20011 30013 40017 50019 60023 70031 80037 90041 90047 90049", ColumnRole.Number)]
    public void Codes_and_keys_are_no_quantities(string name, string cells, ColumnRole role) =>
        Assert.Equal(role, Schema.Infer(Made(name, 60, i => cells.Split(' ')[i % cells.Split(' ').Length])).Columns[0].Role);

    [Fact]
    public void Everything_is_fitted_on_training_rows_and_comes_back_from_JSON()
    {
        var table = AllRoles(400, null);
        var schema = Schema.Infer(table);
        Assert.Equal([ColumnRole.Boolean, ColumnRole.Date, ColumnRole.Text, ColumnRole.Embedding, ColumnRole.Target], schema.Columns.Select(column => column.Role));
        var pipeline = Pipeline.Fit(table, schema, Rows(300));
        Assert.Equal(pipeline, Pipeline.Fit(AllRoles(400, 300), schema, Rows(300)));
        Assert.NotEqual(pipeline, Pipeline.Fit(AllRoles(400, 200), schema, Rows(300)));
        var back = Pipeline.FromJson(pipeline.ToJson());
        Assert.Equal((pipeline, pipeline.ToJson()), (back, back.ToJson()));
        Assert.True(pipeline.Features(table).Bytes.SequenceEqual(back.Features(table).Bytes));
        Assert.Equal(schema, Schema.FromJson(schema.ToJson()));
        Assert.Equal(pipeline, Pipeline.Fit(table, Schema.Infer(table, declared: Schema.FromJson(schema.ToJson())), Rows(300)));
    }

    [Theory]
    [InlineData("""{"kind":"boolean","name":"x","mean":1.5,"missing":"auto"}""", "has the share of yes 1.5")]
    [InlineData("""{"kind":"date","name":"x","format":"soon","mean":1,"standard_deviation":1,"day_of_year":true,"weekday":true,"time_of_day":false,"missing":"auto"}""", "has dates of the format 'soon', which is none")]
    [InlineData("""{"kind":"date","name":"x","mean":1,"standard_deviation":1,"day_of_year":true,"weekday":true,"time_of_day":false,"missing":"auto"}""", "has dates of the format '', which is none")]
    [InlineData("""{"kind":"date","name":"x","format":"yyyy-M-d","mean":1,"standard_deviation":-1,"day_of_year":true,"weekday":true,"time_of_day":false,"missing":"auto"}""", "the standard deviation -1")]
    [InlineData("""{"kind":"text","name":"x","width":2000000000,"missing":"auto"}""", "has 2000000000 inputs: 1 to 4096 are needed")]
    [InlineData("""{"kind":"embedding","name":"x","values":["a"],"declared":false,"dimension":0,"missing":"auto"}""", "has vectors of the length 0")]
    [InlineData("""{"kind":"embedding","name":"x","values":[],"declared":true,"dimension":2,"missing":"auto"}""", "lacks its values")]
    public void A_damaged_encoding_is_refused(string input, string message) =>
        Assert.Contains(message, Assert.Throws<DataException>(() => Pipeline.FromJson("{\"inputs\":[" + input + """],"output":{"kind":"number","name":"y","mean":0,"standard_deviation":1}}""")).Message, StringComparison.Ordinal);

    private static string Sentence(int i) => $"{s_words[i % 12]} {s_words[i / 12 % 12]} and {s_words[i * 5 % 11]}.";

    /// <summary>A column of all roles; from a row on it is another one.</summary>
    private static Table AllRoles(int rows, int? changed) => Table.FromRows(["member", "day", "note", "town", "target"], Rows(rows).Select(i => (i * 7 % rows, Shift: i >= changed ? 1 : 0) is var (k, shift) ? new object?[]
    {
        (k + shift) % 3 == 0 ? "yes" : "no", new DateOnly(2020, 1, 1).AddDays(k * (1 + shift)), shift == 1 ? "other words in here" : Sentence(k), shift == 1 ? "elsewhere" : $"town{i % 120}", i % 2 == 0 ? "a" : "b",
    } : []));

    private static Table Made(string name, int rows, Func<int, string?> cell) => Table.FromRows([name, "target"], Rows(rows).Select(i => new object?[] { cell(i), i % 3 == 0 ? "a" : "b" }));
}
