using Descent.Analysis.PreFlight;
using Descent.Data;
using Descent.Graph;

namespace Descent.Tests.Analysis.PreFlight;

/// <summary>Mistakes that well-known files are made with.</summary>
public class LabelMistakeTests
{
    [Theory]
    [InlineData("<=50K.")]
    [InlineData("<=50K ")]
    [InlineData(" <=50k")]
    [InlineData("<=50k.")]
    public void Classes_written_in_two_ways_are_refused_or_flagged(string other)
    {
        var table = Table.FromRows(["age", "income"], Enumerable.Range(0, 60).Select(row => (object?[])[20 + row % 40, row % 3 == 0 ? other : row % 3 == 1 ? "<=50K" : ">50K"]).ToArray());
        var refused = Assert.Throws<DataException>(() => Schema.Infer(table));
        Assert.Contains("differ in letter case, spaces or a final point only", refused.Message, StringComparison.Ordinal);

        var declared = Schema.Infer(table, declared: new([new("income", ColumnRole.Target, ["<=50K", other, ">50K"])]));
        var finding = Assert.Single(PreFlightChecks.Of(new(table, declared)), finding => finding.Check == "alike-values");
        Assert.Contains($"'{other}' (20 rows)", finding.Evidence, StringComparison.Ordinal);
        Assert.Equal(["income"], finding.Columns);
    }

    [Fact]
    public void A_test_file_whose_labels_end_in_points_is_an_error_at_its_first_line()
    {
        // adult.test writes "<=50K." for adult.data's "<=50K".
        Table Income(string end) => Table.FromRows(["age", "income"], Enumerable.Range(0, 60).Select(row => (object?[])[20 + row % 40, (row % 3 == 0 ? ">50K" : "<=50K") + end]).ToArray());
        var train = Income("");
        var pipeline = Pipeline.Fit(train, Schema.Infer(train), [.. Enumerable.Range(0, 60)]);
        var error = Assert.Throws<DataException>(() => pipeline.Target(Income(".")));
        Assert.Contains("row 1", error.Message, StringComparison.Ordinal);
        Assert.Contains("has no class '>50K.'. Did you mean '>50K'?", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_heart_file_of_1025_rows_that_are_303_patients_is_flagged()
    {
        var heart = Datasets.Load("heart");
        var stream = new RandomStream(1, "patients");
        var repeated = heart with { Table = heart.Table.TakeRows([.. Enumerable.Range(0, 1025).Select(_ => stream.NextInt(303))]) };
        var split = repeated.Split(0.12, 0.2, seed: 7);
        var finding = Assert.Single(PreFlightChecks.Of(repeated, split));
        Assert.Equal(("shared-rows", FindingSeverity.Warning), (finding.Check, finding.Severity));
        Assert.InRange(finding.Rows.Count, 250, split.Validation.Length + split.Test.Length);
    }

    [Fact]
    public void The_grade_of_the_disease_beside_the_disease_is_flagged()
    {
        var heart = Datasets.Load("heart");
        var table = heart.Table.With("num", [.. heart.Table["target"].Select((target, row) => target == "0" ? "0" : $"{1 + row % 4}")]);
        foreach (var role in new[] { ColumnRole.Category, ColumnRole.Number })
        {
            var schema = Schema.Infer(table, "target", heart.Schema with { Columns = [.. heart.Schema.Columns, new("num", role)] });
            var finding = Assert.Single(PreFlightChecks.Of(new(table, schema)));
            Assert.Equal(("target-copy", "num"), (finding.Check, finding.Columns[0]));
        }
    }

    /// <summary>Noise of a share of the deviation, which a copy can bear and is still found.</summary>
    [Theory]
    [InlineData(0, true)]
    [InlineData(0.01, true)]
    [InlineData(0.05, true)]
    [InlineData(0.08, true)]
    [InlineData(0.3, false)]
    [InlineData(1, false)]
    public void A_copy_of_a_number_is_found_with_noise(double noise, bool isFound)
    {
        for (var scale = -100.0; scale <= 100; scale += 200)
            for (var seed = 0; seed < 5; seed++)
            {
                var data = MadeTable.OfNumbers(("c", ColumnRole.Number, row => MadeTable.Text(scale * (MadeTable.Value(row) + noise * MadeTable.Noise($"copy {seed}", row)) + 7)));
                Assert.Equal(isFound, PreFlightChecks.Of(data).Any(finding => finding.Check == "target-copy" && finding.Columns[0] == "c"));
            }
    }

    /// <summary>Wrong labels in so many of 120 rows, which a copy can bear and is still found.</summary>
    [Theory]
    [InlineData(0, true)]
    [InlineData(1, true)]
    [InlineData(2, true)]
    [InlineData(6, false)]
    [InlineData(30, false)]
    public void A_copy_of_a_class_is_found_with_wrong_rows(int wrong, bool isFound)
    {
        foreach (var role in new[] { ColumnRole.Category, ColumnRole.Number })
        {
            var data = MadeTable.OfClasses(("c", role, row => 3 + 2 * (row * 4 % MadeTable.Rows / 4 * 4 + row * 4 / MadeTable.Rows < wrong ? 1 - MadeTable.Label(row) : MadeTable.Label(row))));
            Assert.Equal(isFound, PreFlightChecks.Of(data).Any(finding => finding.Check == "target-copy"));
        }
    }

    [Fact]
    public void An_exact_copy_is_not_even_an_input_where_roles_are_inferred()
    {
        var heart = Datasets.Load("heart").Table;
        var copied = heart.With("diagnosis", heart["target"]);
        var column = Schema.Infer(copied, "target").Find("diagnosis")!;
        Assert.Equal(ColumnRole.Ignored, column.Role);
        Assert.Contains("equals the target in every row", column.Evidence!, StringComparison.Ordinal);
    }
}
