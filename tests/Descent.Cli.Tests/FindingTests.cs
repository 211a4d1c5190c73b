namespace Descent.Cli.Tests;

/// <summary>What `train` says before the first step.</summary>
public sealed class FindingTests : IDisposable
{
    private const string Heading = "findings  before the first step";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Nothing_is_said_where_nothing_is_found() => Assert.DoesNotContain("findings", Train("heart"));

    [Fact]
    public void The_grade_of_a_disease_beside_the_disease_is_flagged()
    {
        var rows = Rows("age,num,target", 80, i => $"{30 + i % 40}.{i},{Grade(i)},{(Grade(i) > 0 ? 1 : 0)}");
        var output = Train(_folder.Write("heart2.csv", rows));
        Assert.Contains(Heading, output);
        Assert.Matches("warning +target-copy +num alone gives the class of target in 80 of 80 rows", output);
        Assert.DoesNotContain("findings", Train(_folder.Write("heart2.csv", rows), "--column", "num=ignored"));
    }

    [Fact]
    public void The_copy_of_a_target_is_not_used_and_the_ledger_says_so() => Assert.Contains("equals the target in every row -> ignored",
        Train(_folder.Write("copied.csv", Rows("age,result,target", 80, i => $"{30 + i * 7 % 41}.5,{i % 2},{i % 2}"))));

    [Fact]
    public void Rows_that_stand_several_times_are_flagged()
    {
        // As in the heart.csv of 1025 rows that is 302 patients.
        var output = Train(_folder.Write("repeated.csv", Rows("age,target", 200, i => $"{30 + i % 60 * 0.5:0.0},{i % 60 % 2}")));
        Assert.Matches(@"warning +shared-rows +\d+ of \d+ rows that validate or test are also among the training rows", output);
    }

    [Fact]
    public void A_column_that_is_declared_an_input_and_counts_the_rows_is_flagged() => Assert.Matches("warning +identifier +n counts the 80 rows, 1 to 80",
        Train(_folder.Write("numbered.csv", Rows("n,age,target", 80, i => $"{i + 1},{30 + i * 7 % 41}.5,{i * 7 % 41 % 2}")), "--column", "n=number"));

    [Fact]
    public void A_loss_for_numbers_with_classes_is_noted() => Assert.Matches("note +labels-as-numbers", Train("heart", "--loss", "mse"));

    [Fact]
    public void A_batch_is_learned_by_heart_if_that_is_asked_for_and_changes_nothing()
    {
        var output = CommandRun.Success("train", "heart", "--epochs", "2", "--overfit-check", "--output", _folder["checked"]);
        Assert.Matches("note +overfit-batch +Trained on 16 rows alone, the loss went from", output);
        CommandRun.Success("train", "heart", "--epochs", "2", "--output", _folder["plain"]);
        Assert.Equal(File.ReadAllBytes(Path.Combine(_folder["plain"], "model.safetensors")), File.ReadAllBytes(Path.Combine(_folder["checked"], "model.safetensors")));
    }

    [Fact]
    public void A_rate_that_learns_nothing_is_told_from_a_network_that_cannot() => Assert.Matches(
        @"(?s)warning +overfit-batch .*Sgd\s+at\s+1e-06,.*change\s+the\s+learning\s+rate\s+or\s+the\s+optimizer", Train("heart", "--overfit-check", "--optimizer", "sgd", "--learning-rate", "1e-6"));

    private static int Grade(int row) => row * row * 31 % 97 % 2 == 0 ? 0 : 1 + row % 4;

    private string Train(params string[] arguments) => CommandRun.Success(["train", .. arguments, "--epochs", "1", "--output", _folder["run"]]);

    private static string Rows(string header, int count, Func<int, string> row) => header + "\n" + string.Join("\n", Enumerable.Range(0, count).Select(row)) + "\n";
}
