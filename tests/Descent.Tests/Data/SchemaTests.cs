using Descent.Data;

namespace Descent.Tests.Data;

public sealed class SchemaTests : DataTests
{
    [Theory]
    [InlineData("0 1 2 3", 100, ColumnRole.Category, "4 distinct, 0 missing, all integers 0..3 -> category")]
    [InlineData("0 1 2 3 NA", 100, ColumnRole.Category, "4 distinct, 20 missing, all integers 0..3 -> category, missing as its own")]
    [InlineData("0 1", 10, ColumnRole.Boolean, "2 distinct, 0 missing, all 0 or 1 -> boolean")]
    [InlineData("1 2", 10, ColumnRole.Category, "2 distinct, 0 missing, all integers 1..2 -> category")]
    [InlineData("0 1 2 3", 30, ColumnRole.Number, "4 distinct, 0 missing, all integers 0..3 -> number")]
    [InlineData("1.5 2 2.5", 100, ColumnRole.Number, "3 distinct, 0 missing, all numbers 1.5..2.5 -> number")]
    [InlineData("1 1.0 2 2.00", 100, ColumnRole.Category, "2 distinct, 0 missing, all integers 1..2 -> category")]
    [InlineData("1e3 -2.5E-1 ?", 9, ColumnRole.Number, "2 distinct, 3 missing, all numbers -0.25..1000 -> number, missing as its own")]
    [InlineData("no yes", 100, ColumnRole.Boolean, "2 distinct (no, yes), 0 missing -> boolean")]
    [InlineData("Y N NA", 99, ColumnRole.Boolean, "2 distinct (N, Y), 33 missing -> boolean, missing as its own")]
    [InlineData("f m", 100, ColumnRole.Category, "2 distinct (f, m), 0 missing, texts -> category")]
    [InlineData("0 1 2 3+", 100, ColumnRole.Category, "4 distinct (0, 1, 2, 3+), 0 missing, texts -> category")]
    [InlineData("7", 100, ColumnRole.Constant, "always '7' -> constant, not used")]
    [InlineData("yes NA", 100, ColumnRole.Category, "1 distinct (yes), 50 missing, texts -> category, missing as its own")]
    [InlineData("NA", 100, ColumnRole.Ignored, "all values missing -> ignored")]
    [InlineData("2024-01-31 2024-02-29", 100, ColumnRole.Date, "2 distinct, 0 missing, dates 2024-01-31..2024-02-29, read as yyyy-M-d -> date")]
    public void Columns_are_inferred_with_evidence(string cells, int rows, ColumnRole role, string evidence)
    {
        var column = Schema.Infer(Column(rows, cells.Split(' '))).Find("x")!;
        Assert.Equal(role, column.Role);
        Assert.Equal(evidence, column.Evidence);
    }

    [Fact]
    public void What_tells_rows_apart_is_an_identifier()
    {
        Assert.Equal(ColumnRole.Identifier, Of("", i => $"{i + 17}").Role);
        Assert.Equal(ColumnRole.Identifier, Of("", i => $"name {i}").Role);
        Assert.Equal(ColumnRole.Identifier, Of("patient_id", i => $"{i * i + 3}").Role);
        Assert.Equal(ColumnRole.Number, Of("age", i => $"{i * i + 3}").Role);
        Assert.Equal(ColumnRole.Ignored, Of("", i => $"name {i * 2 / 3}").Role);
        Assert.Contains("counts the rows", Of("", i => $"{i + 17}").Evidence);

        static ColumnSchema Of(string name, Func<int, string> cell) =>
            Schema.Infer(Parse($"{name}x,target\n".Replace("_idx", "_id") + string.Concat(Rows(50).Select(i => $"{cell(i)},{i % 2}\n")))).Columns[0];
    }

    [Fact]
    public void A_copy_of_the_target_is_no_input()
    {
        var schema = Schema.Infer(Lines("x,copy,target/1.5,a,a/2.5,b,b/3.5,a,a/"));
        Assert.Equal(ColumnRole.Ignored, schema.Find("copy")!.Role);
        Assert.Contains("equals the target", schema.Find("copy")!.Evidence);
    }

    [Theory]
    [InlineData("a b", 20, LearningTask.Binary)]
    [InlineData("0 1", 20, LearningTask.Binary)]
    [InlineData("1.5 2.5", 20, LearningTask.Binary)]
    [InlineData("a b c", 20, LearningTask.Multiclass)]
    [InlineData("0 1 2", 30, LearningTask.Multiclass)]
    [InlineData("0 1 2", 29, LearningTask.Regression)]
    [InlineData("0.5 1 2", 300, LearningTask.Regression)]
    public void The_task_is_inferred_from_the_target(string cells, int rows, LearningTask task)
    {
        var values = cells.Split(' ');
        var schema = Schema.Infer(Parse("v,target\n" + string.Concat(Rows(rows).Select(i => $"{i * 0.7},{values[i % values.Length]}\n"))));
        Assert.Equal(task, schema.Task);
        Assert.Equal(task == LearningTask.Regression, schema.Target!.Vocabulary is null);
        Assert.Contains($"-> {task.ToString().ToLowerInvariant()}", schema.Target.Evidence);
    }

    [Fact]
    public void Evidence_of_the_target_counts_its_classes() =>
        Assert.Equal("target (called 'target'): 2 distinct values (no: 6, yes: 4) -> binary (two distinct values)", Schema.Infer(Column(10, "1.5", "2.5", "3.5")).Target!.Evidence);

    [Theory]
    [InlineData("target,b/a,1/b,2/", null, "target")]
    [InlineData("a,Class,c/1,x,2/2,y,3/", null, "Class")]
    [InlineData("a,b/1.5,x/2.5,y/", null, "b")]
    [InlineData("a,b/1.5,x/2.5,y/", "a", "a")]
    public void The_target_is_the_given_column_or_the_one_so_called_or_the_last(string text, string? given, string target) =>
        Assert.Equal(target, Schema.Infer(Lines(text), given).Target!.Name);

    [Fact]
    public void Labels_are_in_natural_order()
    {
        Assert.Equal(["2", "9", "10"], Schema.Infer(Column(99, "a", "b").With("y", [.. Rows(99).Select(i => new[] { "10", "9", "2" }[i % 3])]), "y").Target!.Vocabulary!);
        Assert.Equal(["no", "yes"], Schema.Infer(Column(10, "1.5", "2.5")).Target!.Vocabulary!);
    }

    [Fact]
    public void What_is_declared_is_kept()
    {
        var declared = Schema.FromJson("""
            {
              // comments and trailing commas are fine in a file that people write
              "columns": [
                {"name": "x", "role": "number", "missing": "impute"},
                {"name": "v", "vocabulary": ["c", "b", "a"]},
                {"name": "target", "role": "target", "vocabulary": ["yes", "no"]},
              ],
            }
            """);
        var schema = Schema.Infer(Column(100, "0", "1").With("v", [.. Rows(100).Select(i => i % 2 == 0 ? "a" : "b")]), declared: declared);
        Assert.Equal(ColumnRole.Number, schema.Find("x")!.Role);
        Assert.Equal(MissingPolicy.Impute, schema.Find("x")!.Missing);
        Assert.Equal(ColumnRole.Category, schema.Find("v")!.Role);
        Assert.Equal(["c", "b", "a"], schema.Find("v")!.Vocabulary!);
        Assert.Equal(["yes", "no"], schema.Target!.Vocabulary!);
        Assert.Equal("declared (2 distinct, 0 missing)", schema.Find("x")!.Evidence);
    }

    [Fact]
    public void A_declared_task_wins()
    {
        var table = Column(30, "a", "b").With("y", [.. Rows(30).Select(i => $"{i % 3}")]);
        Assert.Equal(LearningTask.Regression, Schema.Infer(table, "y", new([], LearningTask.Regression)).Task);
        Assert.Throws<DataException>(() => Schema.Infer(table, "y", new([], LearningTask.Binary)));
        Assert.Throws<DataException>(() => Schema.Infer(table, "target", new([], LearningTask.Regression)));
    }

    [Theory]
    [InlineData("""{"columns": [{"name": "a", "rol": "number"}]}""", "file.json:1:35: column 1 ('a') has the unknown property 'rol'. Did you mean 'role'? The properties are name, role, vocabulary, missing, evidence, format.")]
    [InlineData("""{"columns": [{"name": "a", "role": "numbr"}]}""", "file.json:1:36: column 1 ('a'): 'role' has no value 'numbr'. Did you mean 'number'? The values are auto, number, category,")]
    [InlineData("""{"columns": [{"name": "a", "role": 1}]}""", "file.json:1:36: column 1 ('a'): 'role' has no value '1'.")]
    [InlineData("""{"columns": [{"name": "a", "missing": "own_inputt"}]}""", "'missing' has no value 'own_inputt'. Did you mean 'own-input'?")]
    [InlineData("""{"columns": [{"name": "a"}, {"name": "b", "vocabulary": [1, 2]}]}""", "file.json:1:57: column 2 ('b'): 'vocabulary' needs a list of texts such as [\"1\", \"2\"], got [1, 2].")]
    [InlineData("""{"columns": [{"name": 3}]}""", "file.json:1:23: column 1: 'name' needs text, got 3.")]
    [InlineData("""{"columns": ["a"]}""", "file.json:1:14: column 1 needs to be an object, {..}, got \"a\".")]
    [InlineData("""{"columns": {"a": "number"}}""", "file.json:1:13: 'columns' needs a list such as")]
    [InlineData("""{"columns": [], "task": "regresion"}""", "file.json:1:25: the schema: 'task' has no value 'regresion'. Did you mean 'regression'? The values are binary, multiclass, regression.")]
    [InlineData("""{"column": []}""", "file.json:1:12: the schema has the unknown property 'column'. Did you mean 'columns'?")]
    [InlineData("[]", "file.json:1:1: the schema needs to be an object, {..}, got [].")]
    [InlineData("{\n\"columns\": [}", "file.json:2:13: this is not JSON: '}' is not expected here: look for a comma, a quote or a bracket that is missing or too many.")]
    public void What_is_wrong_with_a_schema_file_is_said_in_its_own_words(string json, string message)
    {
        var error = Assert.Throws<DataException>(() => Schema.FromJson(json, "file.json"));
        Assert.StartsWith(message, error.Message[Math.Max(0, error.Message.IndexOf(message, StringComparison.Ordinal))..], StringComparison.Ordinal);
        Assert.DoesNotContain("LineNumber", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0 1 2", 30, ColumnRole.Number, LearningTask.Regression)]
    [InlineData("0 1 2", 30, ColumnRole.Category, LearningTask.Multiclass)]
    [InlineData("0.5 1 2", 30, ColumnRole.Category, LearningTask.Multiclass)]
    [InlineData("0 1", 30, ColumnRole.Number, LearningTask.Regression)]
    [InlineData("0 1", 30, ColumnRole.Category, LearningTask.Binary)]
    public void A_declared_role_of_the_target_decides_the_task(string cells, int rows, ColumnRole role, LearningTask task)
    {
        var values = cells.Split(' ');
        var table = Column(rows, "a", "b").With("y", [.. Rows(rows).Select(i => values[i % values.Length])]);
        Assert.Equal(task, Schema.Infer(table, "y", new([new("y", role)])).Task);
    }

    [Fact]
    public void A_target_that_is_declared_unused_is_not_guessed_and_refused()
    {
        var declared = new Schema([new("b", ColumnRole.Ignored)]);
        Assert.Equal("a", Schema.Infer(Lines("a,b/1.5,x/2.5,y/"), declared: declared).Target!.Name);
        Assert.Contains("'b' is declared unused", Assert.Throws<DataException>(() => Schema.Infer(Lines("a,b/1.5,x/2.5,y/"), "b", declared)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_error_about_a_guessed_target_keeps_its_place()
    {
        var error = Assert.Throws<DataException>(() => Schema.Infer(Lines("a,b/1.5,x/2.5,/")));
        Assert.Equal((3, 2), (error.Line, error.Column));
        Assert.Contains("was guessed (the last column)", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("guessed", Assert.Throws<DataException>(() => Schema.Infer(Lines("a,b/1.5,x/2.5,/"), "b")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_declared_column_of_a_built_in_data_set_leaves_the_others_as_they_are()
    {
        var (heart, changed) = (Datasets.Load("heart").Schema, TabularData.Open("heart", declared: new([new("slope", ColumnRole.Category)])).Schema);
        Assert.Equal(ColumnRole.Category, changed.Find("slope")!.Role);
        Assert.Equal(heart.Columns.Where(column => column.Name != "slope"), changed.Columns.Where(column => column.Name != "slope"));
        Assert.Equal(LearningTask.Regression, TabularData.Open("heart", declared: new([new("target", ColumnRole.Number)])).Schema.Task);
        Assert.Equal("age", TabularData.Open("heart", declared: new([new("age", ColumnRole.Target)])).Schema.Target!.Name);
        Assert.Equal(ColumnRole.Ignored, TabularData.Open("iris", "sepal_width", new([new("species", ColumnRole.Ignored)])).Schema.Find("species")!.Role);
    }

    [Fact]
    public void Completing_a_complete_schema_changes_nothing()
    {
        var heart = Datasets.Load("heart");
        Assert.Equal(heart.Schema, Schema.Infer(heart.Table, declared: heart.Schema) with { Columns = heart.Schema.Columns });
        Assert.Equal(heart.Schema.Columns.Where(column => column.Role != ColumnRole.Target), Schema.Infer(heart.Table, declared: heart.Schema).Columns.Where(column => column.Role != ColumnRole.Target));
    }

    [Fact]
    public void JSON_round_trips()
    {
        foreach (var info in Datasets.All)
        {
            var schema = Datasets.Load(info.Name).Schema;
            Assert.Equal(schema, Schema.FromJson(schema.ToJson()));
        }
    }

    [Fact]
    public void Inferring_heart_without_its_schema_finds_its_categories()
    {
        var schema = Schema.Infer(Datasets.Load("heart").Table);
        Assert.Equal(["sex", "fbs", "exang"], schema.Columns.Where(column => column.Role == ColumnRole.Boolean).Select(column => column.Name));
        Assert.Equal(["cp", "restecg", "slope", "ca", "thal"], schema.Columns.Where(column => column.Role == ColumnRole.Category).Select(column => column.Name));
        Assert.Equal("4 distinct, 4 missing, all integers 0..3 -> category, missing as its own", schema.Find("ca")!.Evidence);
    }
}
