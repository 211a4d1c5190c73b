using Descent.Analysis.PreFlight;
using Descent.Data;
using static Descent.Data.ColumnRole;
using static Descent.Tests.Analysis.PreFlight.MadeTable;

namespace Descent.Tests.Analysis.PreFlight;

/// <summary>Each check of tables: where it speaks, and where it must not.</summary>
public class TableCheckTests
{
    private sealed record Case(string Check, string What, Func<TabularData> Data, FindingSeverity? Severity, string Says = "", Split? Split = null);

    private const FindingSeverity Note = FindingSeverity.Note, Warning = FindingSeverity.Warning, Error = FindingSeverity.Error;

    private static readonly Case[] Cases =
    [
        new("target-copy", "a copy of the classes", () => OfClasses(("copy", Category, row => Label(row) == 0 ? "no" : "yes")), Warning, "copy alone gives the class of target in 120 of 120 rows"),
        new("target-copy", "a renamed copy", () => OfClasses(("result", Category, row => Label(row) == 0 ? "healthy" : "ill")), Warning, "result alone"),
        new("target-copy", "classes as numbers", () => OfClasses(("code", Number, row => Label(row) == 0 ? 7 : -3)), Warning, "code alone"),
        new("target-copy", "classes as a category of numbers", () => OfClasses(("code", Category, row => 10 + 5 * Label(row))), Warning, "code alone"),
        new("target-copy", "one class as several grades, as heart's num beside its target", () => OfClasses(("num", Category, row => Label(row) == 0 ? 0 : 1 + row % 4)), Warning, "num alone"),
        new("target-copy", "a copy with two wrong rows", () => OfClasses(("copy", Number, row => row is 5 or 50 ? 1 - Label(row) : Label(row))), Warning, "in 118 of 120 rows"),
        new("target-copy", "a range of numbers a class", () => OfClasses(("score", Number, row => Text(Label(row) + 0.4 * Uniform("score", row)))), Warning, "score alone"),
        new("target-copy", "known only for one class", () => OfClasses(("discharged", Number, row => Label(row) == 0 ? null : 1 + row % 30)), Warning, "discharged alone"),
        new("target-copy", "a copy of the numbers", () => OfNumbers(("copy", Number, row => Text(Value(row)))), Warning, "has the correlation 1 with target (1 by ranks)"),
        new("target-copy", "another unit", () => OfNumbers(("fahrenheit", Number, row => Text(32 + 1.8 * Value(row)))), Warning, "correlation 1 "),
        new("target-copy", "negated, with noise of a twentieth", () => OfNumbers(("loss", Number, row => Text(-3 * Value(row) + 0.15 * Noise("loss", row)))), Warning, "correlation -0.99"),
        new("target-copy", "another scale, which keeps the order", () => OfNumbers(("power", Number, row => Text(Math.Exp(2 * Value(row))))), Warning, "has the correlation 0.6029 with target (1 by ranks)"),
        new("target-copy", "rounded", () => OfNumbers(("rounded", Category, row => Math.Round(5 * Value(row)))), null),          // too many values of one row
        new("target-copy", "in grades of a fiftieth of the range", () => Of(row => row % 12, null, LearningTask.Regression, ("month", Category, row => "m" + row % 12)), Warning, "leaves 0% of the variance"),
        new("target-copy", "a good input that errs in one of twenty rows", () => OfClasses(("good", Category, row => row % 20 == 0 ? 1 - Label(row) : Label(row))), null),
        new("target-copy", "another value in every row", () => OfClasses(("name", Category, row => "n" + row)), null),
        new("target-copy", "a rare class and a column of noise", () => Of(row => row % 60 == 0 ? "yes" : "no", ["no", "yes"], LearningTask.Binary, ("noise", Category, row => row % 7)), null),
        new("target-copy", "a single row of its class that lies at the edge", () => Of(row => row == 9 ? "yes" : "no", ["no", "yes"], LearningTask.Binary, ("edge", Number, row => row == 9 ? 100 : row % 31)), null),
        new("target-copy", "classes that take turns in many rows", () => Many(), null),
        new("target-copy", "a correlation of 0.98", () => OfNumbers(("near", Number, row => Text(Value(row) + 0.2 * Noise("near", row)))), null),
        new("target-copy", "one far row in both", () => Of(row => row == 9 ? 1000 : Text(Value(row)), null, LearningTask.Regression, ("far", Number, row => row == 9 ? 1000 : Text(Noise("far", row)))), null),

        new("shared-rows", "rows that stand twice", () => OfClasses(("k", Number, row => row / 5 * 5)) is var data ? data with { Table = Twice(data.Table) } : data, Warning, "48 of 48 rows that validate or test are also among the training rows", Parts),
        new("shared-rows", "one of 48", () => OfClasses() is var data ? data with { Table = data.Table.TakeRows(Where(_ => true).Select(row => row == 4 ? 5 : row).ToArray()) } : data, Note, "line 6 is line 6", Parts),
        new("shared-rows", "categories alone", () => OnlyCategories(), Note, "equal in all inputs and the target", Parts),
        new("shared-rows", "equal rows in one part", () => OfClasses() is var data ? data with { Table = Twice(data.Table) } : data, null, Split: new(Where(row => row < 60), [], Where(row => row >= 60))),

        new("shared-rows", "equal inputs with another target", () => Contradicting(of: 120), Note, "12 of 60 rows that validate or test are also among the training rows, equal in all inputs, though not in the target: line 6 is line 5, ", new(Where(row => row % 10 < 5), [], Where(row => row % 10 >= 5))),
        new("shared-rows", "categories alone, with another target", () => OnlyCategories() is var data ? data with { Table = data.Table.TakeRows([.. Where(row => Label(row) == 0), .. Where(row => Label(row) == 1)]) } : data, Note, "though not in the target",
            new(Where(row => row < Where(row => Label(row) == 0).Length), [], Where(row => row >= Where(row => Label(row) == 0).Length))),

        new("contradiction", "all", () => Contradicting(of: 120), Warning, "120 of 120 rows are equal in all inputs to one of another class of answer: line 1 is 'no' and line 2 is 'yes'; line 3 is 'no' and line 4 is 'yes';"),
        new("contradiction", "two rows", () => Contradicting(of: 2), Note, "2 of 120 rows are equal in all inputs to one of another class of answer: line 1 is 'no' and line 2 is 'yes'."),
        new("contradiction", "equal rows of one class", () => Contradicting(of: 0), null),
        new("contradiction", "categories alone", () => OnlyCategories(), null),
        new("contradiction", "numbers to predict", () => OfNumbers() is var data ? data with { Table = data.Table.TakeRows(Where(_ => true).Select(row => row / 2).ToArray()) } : data, null),

        new("outlier", "a number for a missing value", () => OfClasses(("a", Number, row => row == 57 ? -999999 : Text(Noise("a", row)))), Warning, "standard deviations of the others away: standardised with it, they lie between 0.0916 and 0.0917."),
        new("outlier", "a number of 38 digits", () => OfClasses(("a", Number, row => row == 57 ? "1e38" : Text(Noise("a", row)))), Warning, "a has 1E+38 in line 58"),
        new("outlier", "in the target", () => Of(row => row == 57 ? 1e6 : Text(Value(row)), null, LearningTask.Regression), Warning, "target has 1000000 in line 58"),
        new("outlier", "several", () => Long(row => row % 200 == 7 ? -999 : Text(20 + Noise("a", row))), Warning, "a has -999 in line 8, and 9 more such numbers"),
        new("outlier", "in few rows", () => OfClasses(("a", Number, row => row == 7 ? 999 : Text(Noise("a", row)))) is var data ? data with { Table = data.Table.TakeRows(Where(row => row < 24)) } : data, Warning, "a has 999 in line 8"),
        new("outlier", "a long tail", () => Long(row => Text(Math.Exp(1.5 * Noise("a", row)))), null),
        new("outlier", "mostly zero", () => Long(row => row % 200 == 7 ? 1000 : row % 100 == 8 ? 1 : 0), null),
        new("outlier", "too many for mistakes", () => OfClasses(("a", Number, row => row % 40 == 7 ? -999999 : Text(Noise("a", row)))), null),
        new("outlier", "in a row that tests", () => OfClasses(("a", Number, row => row == 4 ? -999999 : Text(Noise("a", row)))), Warning, "where it validates or tests, it can outweigh all other rows.", Parts),

        new("single-row-classes", "a quantity as classes", () => Quantity(), Warning, "target has 120 classes in 120 rows, of which 120 stand in one row each: 120 rows train, 0 validate, 0 test.", new(Where(_ => true), [], [])),
        new("single-row-classes", "two classes", () => OfClasses(), null),
        new("rows-in-time-order", "a row a day, split at random", () => OfNumbers(("day", ColumnRole.Date, Day)), Note, "day is later in each row than in the one before", Parts),
        new("rows-in-time-order", "split by time", () => OfNumbers(("day", ColumnRole.Date, Day)), null, Split: new(Where(row => row < 80), [], Where(row => row >= 80))),
        new("rows-in-time-order", "days in any order", () => OfNumbers(("day", ColumnRole.Date, row => Day(row * 7 % 120))), null, Split: Parts),
        new("rows-in-time-order", "classes", () => OfClasses(("day", ColumnRole.Date, Day)), null, Split: Parts),
        new("unlabelled-rows", "one row left out", () => OfClasses() with { UnlabelledRows = 1 }, Note, "1 of 121 rows has no value of the target target and is left out."),
        new("unlabelled-rows", "most rows left out", () => OfClasses() with { UnlabelledRows = 130 }, Warning, "130 of 250 rows have no value of the target target and are left out."),
        new("unlabelled-rows", "all rows have a target", () => OfClasses(), null),
        new("target-copy", "classes of one row each", () => Quantity(), null),

        new("absent-class", "none to test", () => OfClasses(), Warning, "None of the ", new(Where(row => Label(row) == 0 || row < 60), [], Where(row => Label(row) == 1 && row >= 60))),
        new("absent-class", "none to train", () => OfClasses(), Error, "training rows has the class 'yes' of target", new(Where(row => Label(row) == 0 && row < 60), [], Where(row => row >= 60))),
        new("absent-class", "both everywhere", () => OfClasses(), null, Split: Parts),
        new("absent-class", "numbers", () => OfNumbers(), null, Split: Parts),

        new("identifier", "counts the rows", () => OfClasses(("n", Number, row => 1000 + row)), Warning, "n counts the 120 rows, 1000 to 1119"),
        new("identifier", "a key", () => OfClasses(("patient_id", Number, row => 7919 * row % 100_003)), Warning, "patient_id is named like a key"),
        new("identifier", "texts of one row each", () => OfClasses(("name", Category, row => row < 100 ? "n" + row : "other")), Warning, "name has 101 values in 120 rows, of which 100 stand in one row each"),
        new("identifier", "numbers that differ", () => OfClasses(("income", Number, row => 7919 * row % 100_003)), null),
        new("identifier", "a category of ten", () => OfClasses(("day", Category, row => row % 10)), null),
        new("identifier", "known to be one", () => OfClasses(("id", Identifier, row => row)), null),

        new("constant", "one value", () => OfClasses(("unit", Number, _ => 5)), Note, "unit is '5' in all 72 training rows", Parts),
        new("constant", "one value to train alone", () => OfClasses(("year", Number, row => row < 60 ? 2019 : 2020)), Warning, "year is '2019' in all 60 training rows, but not in", new(Where(row => row < 60), [], Where(row => row >= 60))),
        new("constant", "always missing", () => OfClasses(("nothing", Number, row => row == 119 ? 1 : null)), Note, "nothing is missing", Parts),
        new("constant", "a declared category that does not occur", () => Declared(OfClasses(("cp", Category, row => 1 + row % 3)), "cp", "0", "1", "2", "3"), null, Split: Parts),
        new("constant", "known to be one", () => OfClasses(("unit", Constant, _ => 5)), null, Split: Parts),

        new("alike-values", "a point at the end, as in adult's test file", () => Of(row => row % 3 == 0 ? "<=50K." : row % 3 == 1 ? "<=50K" : ">50K", ["<=50K", "<=50K.", ">50K"], LearningTask.Multiclass), Warning, "target has '<=50K.' (40 rows) and '<=50K' (40 rows)"),
        new("alike-values", "a space", () => OfClasses(("city", Category, row => (row % 3) switch { 0 => "Rome", 1 => "Rome ", _ => "Oslo" })), Warning, "city has 'Rome' (40 rows) and 'Rome ' (40 rows)"),
        new("alike-values", "letter case", () => OfClasses(("sex", Category, row => row == 7 ? "Male" : row % 2 == 0 ? "male" : "female")), Warning, "'Male' (1 row)"),
        new("alike-values", "numbers written in two ways, which are one value", () => OfClasses(("grade", Category, row => row % 2 == 0 ? "1" : row % 3 == 0 ? "1.0" : "2")), null),
        new("alike-values", "different words", () => OfClasses(("city", Category, row => row % 2 == 0 ? "Rome" : "Romeo")), null),

        new("imbalance", "one in sixty", () => Of(row => row % 60 == 0 ? "yes" : "no", ["no", "yes"], LearningTask.Binary), Note, "2 of 120 training rows have the class 'yes'"),
        new("imbalance", "one in five", () => Of(row => row % 5 == 0 ? "yes" : "no", ["no", "yes"], LearningTask.Binary), null),
    ];

    public static TheoryData<int, string> CaseNumbers => [.. Cases.Select((item, i) => (i, $"{item.Check}: {item.What}"))];

    public static TheoryData<string> Checks => [.. PreFlightChecks.OfTables.Select(check => check.Name)];

    [Theory, MemberData(nameof(CaseNumbers))]
    public void It_speaks_where_it_should_and_nowhere_else(int number, string name)
    {
        var item = Cases[number];
        var findings = PreFlightChecks.Of(item.Data(), item.Split).Where(finding => finding.Check == item.Check).ToArray();
        if (item.Severity is null)
        {
            Assert.Empty(findings);
            return;
        }
        var finding = Assert.Single(findings);
        Assert.True(finding.Severity == item.Severity, name);
        Assert.Contains(item.Says, finding.Evidence, StringComparison.Ordinal);
        Assert.EndsWith(".", finding.Remedy, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Checks))]
    public void Every_check_has_a_case_of_both_kinds(string check)
    {
        Assert.Contains(Cases, item => item.Check == check && item.Severity is not null);
        Assert.Contains(Cases, item => item.Check == check && item.Severity is null);
    }

    [Fact]
    public void Every_check_that_is_written_is_in_the_list() => Assert.Equal(
        typeof(PreFlightChecks).Assembly.GetTypes().Where(type => (type.IsSubclassOf(typeof(TableCheck)) || type.IsSubclassOf(typeof(ModelCheck))) && !type.IsAbstract).Select(type => type.Name).Order(),
        PreFlightChecks.OfTables.Select(check => check.GetType().Name).Concat(PreFlightChecks.OfModels.Select(check => check.GetType().Name)).Order());

    [Fact]
    public void Names_differ() => Assert.Equal(PreFlightChecks.Names.Count, PreFlightChecks.Names.Distinct().Count());

    [Fact]
    public void Shared_rows_are_named()
    {
        var data = OfClasses();
        var rows = Where(_ => true);
        rows[13] = rows[18] = 20;
        var finding = Assert.Single(PreFlightChecks.Of(data with { Table = data.Table.TakeRows(rows) }, Parts));
        Assert.Equal([13, 18], finding.Rows);
    }

    [Fact]
    public void The_gravest_finding_stands_first()
    {
        var findings = PreFlightChecks.Of(OfClasses(("unit", Number, _ => 5), ("copy", Number, row => Label(row))), Parts);
        Assert.Equal([("target-copy", Warning), ("constant", Note)], findings.Select(finding => (finding.Check, finding.Severity)));
        Assert.Equal("warning (target-copy): copy alone gives the class of target in 120 of 120 rows; the commonest class is that of 70. If it is made from the target, or known only after it, leave it out (role ignored).", findings[0].ToString());
    }

    /// <summary>Each row of the first of five stands five times.</summary>
    private static Table Twice(Table table) => table.TakeRows([.. Enumerable.Range(0, Rows).Select(row => row / 5 * 5)]);

    private static TabularData Declared(TabularData data, string column, params string[] vocabulary) =>
        data with { Schema = data.Schema with { Columns = [.. data.Schema.Columns.Select(schema => schema.Name == column ? schema with { Vocabulary = [.. vocabulary] } : schema)] } };

    /// <summary>Pairs of equal inputs, of which the first rows have different answers.</summary>
    private static TabularData Contradicting(int of)
    {
        var table = OfClasses().Table.TakeRows([.. Where(_ => true).Select(row => row / 2 * 2)]).With("answer", [.. Where(_ => true).Select(row => row < of ? row % 2 == 0 ? "no" : "yes" : row % 4 < 2 ? "no" : "yes")]);
        return new(Table.FromRows(table.Columns, Where(_ => true).Select(row => (object?[])[table[row, 0], table[row, 1], table[row, 2]])),
            new([new("x", Number), new("target", Ignored), new("answer", Target, ["no", "yes"])], LearningTask.Binary));
    }

    /// <summary>Two thousand rows.</summary>
    private static TabularData Long(Func<int, object?> cell)
    {
        var table = Table.FromRows(["a", "target"], Enumerable.Range(0, 2000).Select(row => (object?[])[cell(row), row % 2]));
        return new(table, new([new("a", Number), new("target", Target, ["0", "1"])], LearningTask.Binary));
    }

    /// <summary>Another class in each row.</summary>
    private static TabularData Quantity() => Of(row => 0.5 + row, [.. Where(_ => true).Select(row => Text(0.5 + row))], LearningTask.Multiclass);

    /// <summary>Twelve thousand rows of two classes in turns, with a number that goes with the row.</summary>
    private static TabularData Many()
    {
        var table = Table.FromRows(["x", "target"], Enumerable.Range(0, 12_000).Select(row => (object?[])[row * 0.5, row % 2]).ToArray());
        return new(table, new([new("x", Number), new("target", Target, ["0", "1"])], LearningTask.Binary));
    }

    private static object Day(int row) => new DateTime(2024, 1, 1).AddDays(row).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private static TabularData OnlyCategories()
    {
        var data = OfClasses(("a", Category, row => row % 2), ("b", Category, row => row % 3));
        return data with { Schema = data.Schema with { Columns = [.. data.Schema.Columns.Select(column => column.Name == "x" ? column with { Role = Ignored } : column)] } };
    }
}
