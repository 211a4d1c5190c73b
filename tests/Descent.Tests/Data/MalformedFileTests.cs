using System.IO.Compression;
using System.Text;
using Descent.Data;

namespace Descent.Tests.Data;

/// <summary>Every way to be malformed has its message, which begins with the place. In the texts <c>/</c> ends a line.</summary>
public sealed class MalformedFileTests : DataTests
{
    /// <summary>Ten rows of a number and a class, behind a header of <c>x,target</c>.</summary>
    private const string Ten = "1.5,a/2.5,b/3.5,a/4.5,b/5.5,a/6.5,b/7.5,a/8.5,b/9.5,a/10.5,b/";

    [Theory]
    [InlineData("", "file.csv: the file is empty")]
    [InlineData("/", "file.csv: the file is empty")]
    [InlineData("a,b", "file.csv: the file has a header line and no rows")]
    [InlineData("a,b/", "file.csv: the file has a header line and no rows")]
    [InlineData("a,b///", "file.csv: the file has a header line and no rows")]
    [InlineData("a,b/1/", "file.csv:2: the row has 1 cell, 2 needed, one for each column (is ',' the delimiter?)")]
    [InlineData("a,b/1,2/1,2,3/", "file.csv:3: the row has 3 cells, 2 needed")]
    [InlineData("a,b,c/1,2/1,2,3/", "file.csv:2: the row has 2 cells, 3 needed")]
    [InlineData("a,b/1,2,/", "file.csv:2: the row has 3 cells")]
    [InlineData("a,b/\"1/2\",3/4/", "file.csv:4: the row has 1 cell")]
    [InlineData("a,b/1,2///3/", "file.csv:5: the row has 1 cell")]
    [InlineData("a,a/1,2/", "file.csv:1:2: the header line names the column 'a' twice")]
    [InlineData("a, a /1,2/", "file.csv:1:2: the header line names the column 'a' twice")]
    [InlineData("a,,c/1,2,3/", "file.csv:1:2: column 2 has no name")]
    [InlineData(",a/1,2/", "file.csv:1:1: column 1 has no name")]
    [InlineData("a,b,/1,2,3/", "file.csv:1:3: column 3 has no name")]
    [InlineData("1,2/3,4/", "file.csv:1: the first line should name the columns, but holds numbers alone ('1' first)")]
    [InlineData("a,b/\"x,2/3,4/", "file.csv:2: a quote is not closed")]
    [InlineData("a,b/1,2/3,\"x", "file.csv:3: a quote is not closed")]
    [InlineData("a,b/1,\"x\"\"", "file.csv:2: a quote is not closed")]
    [InlineData("a,b/1\"2,3/", "file.csv:2: a quote is not closed, or stands inside a cell")]
    [InlineData("a,b/\"1\"2,3/", "file.csv:2: a quote is not closed, or stands inside a cell")]
    [InlineData("a,b/1,x\0y/", "file.csv:2:2: the cell holds a zero character")]
    [InlineData("a\0,b/1,2/", "file.csv:1:1: the cell holds a zero character")]
    public void Files_that_cannot_be_read(string text, string message) => Fails(message, () => Lines(text));

    [Theory]
    [InlineData("x,target/1,a/2,a/3,a/", "file.csv: the target 'target' is 'a' in all 3 rows")]
    [InlineData("x,target/1,1/2,1.0/", "file.csv: the target 'target' is '1' in all 2 rows")]
    [InlineData("x,target/1,a/2,/3,b/", "file.csv:3:2: the target 'target' is missing here")]
    [InlineData("x,target/1,a/2,?/3,b/", "file.csv:3:2: the target 'target' is missing here")]
    [InlineData("x,target/1,/2,/", "file.csv:2:2: the target 'target' is missing here")]
    [InlineData("x,target/1,yes/2,Yes/3,no/", "file.csv: the classes 'yes' and 'Yes' of the target 'target' differ in letter case")]
    [InlineData("x,target/1,<=50K/2,>50K/3,<=50K./", "file.csv: the classes '<=50K' and '<=50K.' of the target 'target' differ")]
    [InlineData("x,target/1,no/2,\" no\"/3,yes/", "file.csv: the classes 'no' and ' no' of the target 'target' differ")]
    [InlineData("x,target/1,c1/1,c2/1,c3/1,c4/1,c5/1,c6/1,c7/1,c8/1,c9/1,c10/1,c11/", "file.csv: the target 'target' has 11 different texts in 11 rows")]
    [InlineData("x,target/1,1.5/2,2.5/3,3.5/4,oops/", "file.csv:5:2: the column 'target' holds numbers in 3 rows, but here 'oops'")]
    [InlineData("x,target/1.5,a/2.5,b/oops,a/4.5,b/", "file.csv:4:1: the column 'x' holds numbers in 3 rows, but here 'oops'")]
    [InlineData("x,target/1.5,a/2.5,b/1e309,a/4.5,b/", "file.csv:4:1: the column 'x' holds numbers in 3 rows, but here '1e309', which is not a finite number")]
    [InlineData("x,target/1.5,a/2.5,b/inf,a/4.5,b/", "file.csv:4:1: the column 'x' holds numbers in 3 rows, but here 'inf'")]
    [InlineData("x,target/1.5,a/2.5,b/-Infinity,a/4.5,b/", "file.csv:4:1: the column 'x' holds numbers in 3 rows, but here '-Infinity'")]
    [InlineData("x,target/1.5,a/2.5,b/0x10,a/4.5,b/", "but here '0x10'")]
    [InlineData("x,target/1.5,a/2.5,b/5%,a/4.5,b/", "such as '5%'")]
    [InlineData("x;target/1,5;a/2,5;b/3,5;a/", "file.csv:2:1: the column 'x' holds numbers with a decimal comma such as '1,5': say so when the file is read (--decimal-comma; in code: ")]
    [InlineData("x;target/1,5;a/2;b/3,5;a/", "file.csv:2:1: the column 'x' holds numbers with a decimal comma such as '1,5'")]
    public void Tables_of_which_nothing_can_be_learned(string text, string message) => Fails(message, () => Schema.Infer(Lines(text)));

    [Theory]
    [InlineData("x,target/oops,a/", "file.csv:2:1: the column 'x' needs a finite number, got 'oops'")]
    [InlineData("target,x/a,1/b,1e400/", "file.csv:3:2: the column 'x' needs a finite number, got '1e400'")]
    [InlineData("x,target/\"1,5\",a/", "file.csv:2:1: the column 'x' needs a finite number, got '1,5'")]
    [InlineData("x,target/1e300,a/", "file.csv:2:1: the number '1e300' is too large for the column 'x'")]
    [InlineData("X,target/1,a/", "file.csv: the model needs the column 'x', which is not there. Did you mean 'X'? The columns are X, target.")]
    [InlineData("y,target/1,a/", "file.csv: the model needs the column 'x', which is not there.")]
    [InlineData("target/a/", "file.csv: the model needs the column 'x'")]
    public void Files_that_a_model_cannot_predict(string text, string message)
    {
        var train = Lines("x,target/" + Ten);
        var pipeline = Pipeline.Fit(train, Schema.Infer(train), Rows(10));
        Fails(message, () => pipeline.Features(Lines(text)));
    }

    [Theory]
    [InlineData("cp,target/5,0/", "file.csv:2:1: the column 'cp' has no value '5'.", "Its values are 1, 2, 3, 4.")]
    [InlineData("target,cp/0,1/1,one/", "file.csv:3:2: the column 'cp' has no value 'one'.", "Its values are 1, 2, 3, 4.")]
    [InlineData("cp,target/,0/", "file.csv:2:1: the column 'cp' needs one of 1, 2, 3, 4, the value is missing.", "")]
    public void Values_outside_a_declared_vocabulary(string text, string message, string ending)
    {
        var train = Lines("cp,target/1,0/2,1/3,0/4,1/");
        var schema = Schema.Infer(train, declared: new([new("cp", ColumnRole.Category, ["1", "2", "3", "4"])]));
        var pipeline = Pipeline.Fit(train, schema, Rows(4));
        Assert.Contains(ending, Fails(message, () => pipeline.Features(Lines(text))));
    }

    [Fact]
    public void An_unknown_value_names_the_nearest_one()
    {
        var train = Lines("thal,target/fixed,0/normal,1/");
        var pipeline = Pipeline.Fit(train, Schema.Infer(train, declared: new([new("thal", ColumnRole.Category, ["fixed", "normal"])])), Rows(2));
        Fails("file.csv:2:1: the column 'thal' has no value 'fixd'. Did you mean 'fixed'?", () => pipeline.Features(Lines("thal/fixd/")));
    }

    [Theory]
    [InlineData("x,target/1,c/", "file.csv:2:2: the target 'target' has no class 'c'.")]
    [InlineData("x,target/1,/", "file.csv:2:2: the target 'target' is missing here")]
    [InlineData("x,goal/1,a/", "file.csv: there is no column 'target'. The columns are x, goal.")]
    public void Files_on_which_a_model_cannot_be_measured(string text, string message)
    {
        var train = Lines("x,target/" + Ten);
        var pipeline = Pipeline.Fit(train, Schema.Infer(train), Rows(10));
        Fails(message, () => pipeline.Target(Lines(text)));
    }

    [Fact]
    public void A_target_that_is_not_there_lists_the_columns_and_the_nearest() =>
        Fails("file.csv: there is no column 'targt'. Did you mean 'target'? The columns are x, target.", () => Schema.Infer(Lines("x,target/" + Ten), "targt"));

    [Fact]
    public void A_class_without_a_training_row()
    {
        var table = Lines("x,target/" + Ten);
        Fails("file.csv: no training row has the class 'b' of the target 'target'", () => Pipeline.Fit(table, Schema.Infer(table), [0, 2, 4]));
    }

    [Fact]
    public void Columns_of_which_none_is_an_input()
    {
        var table = Lines("id,target/1,a/2,b/3,a/4,a/");
        Fails("file.csv: no column is left as an input", () => Pipeline.Fit(table, Schema.Infer(table), Rows(4)));
    }

    [Fact]
    public void No_training_rows()
    {
        var table = Lines("x,target/" + Ten);
        Fails("file.csv: there are no training rows", () => Pipeline.Fit(table, Schema.Infer(table), []));
    }

    [Fact]
    public void Numbers_too_large_to_have_a_deviation()
    {
        var table = Lines("x,target/1e308,a/-1e308,b/1.7e308,a/1e308,b/");
        Fails("file.csv: the numbers of the column 'x' are too large to be standardised", () => Pipeline.Fit(table, Schema.Infer(table), Rows(4)));
    }

    [Fact]
    public void A_file_that_is_not_there_and_a_folder()
    {
        Fails("nowhere.csv: there is no such file", () => Csv.Read("nowhere.csv"));
        Fails("nowhere/at/all.csv: there is no such file", () => Csv.Read("nowhere/at/all.csv"));
        Fails(": is a folder", () => Csv.Read(Path.GetTempPath()));
    }

    [Theory]
    [InlineData(".csv", "a,b\n1,\xff\n", ":2:2: the cell holds bytes that are not UTF-8 text")]
    [InlineData(".csv", "a,b\n1,2\n\xc3,x\n", ":3:1: the cell holds bytes that are not UTF-8 text")]
    [InlineData(".csv", "a\xe4,b\n1,2\n", ":1:1: the cell holds bytes that are not UTF-8 text")]
    [InlineData(".csv", "a\0,\0b\0\n\0", ":1:1: the cell holds a zero character")]
    [InlineData(".csv", "\x1f\x8b\x08\0", ": this is compressed with gzip, where a CSV file was needed: let its name end in .gz")]
    [InlineData(".csv.gz", "a,b\n1,2\n", ": the file cannot be read: ")]
    [InlineData(".csv.gz", "\x1f\x8b\x08\0garbage", ": the file cannot be read: ")]
    public void Bytes_that_are_no_text(string extension, string bytes, string message)
    {
        using var file = new TemporaryFile(extension, Encoding.Latin1.GetBytes(bytes));
        Fails(file.Path + message, () => Csv.Read(file.Path));
    }

    [Fact]
    public void A_compressed_file_that_was_cut()
    {
        using var bytes = new MemoryStream();
        using (var zip = new GZipStream(bytes, CompressionLevel.Fastest))
            for (var i = 0; i < 1000; i++) zip.Write(Encoding.ASCII.GetBytes(i == 0 ? "a,b\n" : $"{i * 7919 % 1000},{i * 104729 % 1000}\n"));
        foreach (var length in new[] { 1, 9, 20, bytes.ToArray().Length / 2, bytes.ToArray().Length - 9, bytes.ToArray().Length - 1 })
        {
            using var file = new TemporaryFile(".csv.gz", bytes.ToArray()[..length]);
            Fails($"{file.Path}: the file cannot be read: ", () => Csv.Read(file.Path));
        }
    }

    [Fact]
    public void A_quote_that_swallows_the_file() =>
        Fails("file.csv", () => Parse("a,b\n\"x," + new string('y', 3 << 20)));

    [Fact]
    public void An_encoding_that_does_not_exist()
    {
        using var file = new TemporaryFile(".csv", "a,b\n1,2\n"u8.ToArray());
        Fails($"{file.Path}: there is no encoding 'utf-9'", () => Csv.Read(file.Path, new() { Encoding = "utf-9" }));
    }

    [Fact]
    public void A_decimal_comma_between_commas() => Fails("file.csv: a decimal comma needs a delimiter", () => Parse("a,b\n1,2\n", new() { DecimalComma = true, Delimiter = ',' }));

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{")]
    [InlineData("{}")]
    [InlineData("""{"columns": null}""")]
    [InlineData("""{"columns": [null]}""")]
    [InlineData("""{"columns": [{}]}""")]
    [InlineData("""{"columns": [{"name": ""}]}""")]
    [InlineData("""{"columns": [{"name": "a", "role": "nubmer"}]}""")]
    [InlineData("""{"columns": [{"name": "a", "rôle": "number"}]}""")]
    [InlineData("""{"columns": [{"name": "a", "vocabulary": [1]}]}""")]
    [InlineData("""{"columns": [{"name": "a", "vocabulary": [null]}]}""")]
    [InlineData("""{"columns": [{"name": "a"}, {"name": "a"}]}""")]
    [InlineData("""{"columns": [{"name": "a", "role": "target"}, {"name": "b", "role": "target"}]}""")]
    [InlineData("""{"columns": [], "task": "guess"}""")]
    public void Schemas_that_are_none(string json) => Fails("schema.json", () => Schema.FromJson(json, "schema.json"));

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("""{"inputs": [], "output": null}""")]
    [InlineData("""{"inputs": [null], "output": {"kind": "classes", "name": "y", "classes": ["a", "b"]}}""")]
    [InlineData("""{"inputs": [{"kind": "number"}], "output": {"kind": "classes", "name": "y", "classes": ["a", "b"]}}""")]
    [InlineData("""{"inputs": [{"kind": "number", "name": "x", "mean": 0, "standard_deviation": -1}], "output": {"kind": "classes", "name": "y", "classes": ["a", "b"]}}""")]
    [InlineData("""{"inputs": [{"kind": "category", "name": "x"}], "output": {"kind": "classes", "name": "y", "classes": ["a", "b"]}}""")]
    [InlineData("""{"inputs": [{"kind": "magic", "name": "x"}], "output": {"kind": "classes", "name": "y", "classes": ["a", "b"]}}""")]
    [InlineData("""{"inputs": [{"name": "x"}], "output": {"kind": "classes", "name": "y", "classes": ["a", "b"]}}""")]
    [InlineData("""{"inputs": [], "output": {"kind": "classes", "name": "y", "classes": ["a"]}}""")]
    [InlineData("""{"inputs": [], "output": {"kind": "number", "name": "y", "mean": 0, "standard_deviation": 0}}""")]
    public void Pipelines_that_are_none(string json) => Fails("pipeline", () => Pipeline.FromJson(json));

    [Fact]
    public void Schemas_that_name_other_columns()
    {
        var table = Lines("age,target/" + Ten);
        Fails("file.csv: there is no column 'agee'. Did you mean 'age'?", () => Schema.Infer(table, declared: new([new("agee", ColumnRole.Number)])));
        Fails("schema.json: the schema file cannot be read", () => Schema.Load("schema.json"));
    }

    [Fact]
    public void Rows_from_memory_name_their_row_and_column()
    {
        var train = Lines("x,target/" + Ten);
        var pipeline = Pipeline.Fit(train, Schema.Infer(train), Rows(10));
        Fails("rows, row 2, column 'x': the column 'x' needs a finite number, got 'oops'", () => pipeline.Features(Table.FromRows(["x"], [[1], ["oops"]])));
        Fails("rows, row 2: the row has 2 values, 1 needed", () => Table.FromRows(["x"], [[1], [1, 2]]));
        Fails("rows: there are no rows", () => Table.FromRows(["x"], []));
        Fails("rows: there are no columns", () => Table.FromDictionaries([]));
        Fails("Object: there are no columns", () => pipeline.Transform(new object()));
    }

    private static string Fails(string message, Action action)
    {
        var error = Assert.Throws<DataException>(action);
        Assert.Contains(message, error.Message);
        return error.Message;
    }
}
