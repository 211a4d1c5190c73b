using Descent.Graph;
using Descent.Layers;
using Descent.Models;
using Descent.Training;

namespace Descent.Cli.Tests;

public sealed class GradcheckTests(TrainedHeart heart) : IClassFixture<TrainedHeart>
{
    [Fact]
    public void A_trained_model_passes_on_rows_too()
    {
        var output = CommandRun.Success("gradcheck", heart.Run, "--data", "heart", "--samples", "5", "--entries", "7");
        Assert.Contains("5 rows of heart.csv, BinaryCrossentropy, at most 7 entries of a variable", output);
        Assert.Matches(@"dense/kernel +\[29, 64\] +7 ", output);
        Assert.Matches(@"result +\d+ partial derivatives agree", output);
    }

    [Fact]
    public void A_model_with_ids_that_no_table_feeds_is_given_random_ones()
    {
        using var folder = new TemporaryFolder();
        ModelFile.Save(folder["words.safetensors"], new Sequential(new Input([4], DType.Int32), new Embedding(3, 2), new GRU(3), new Dense(2, "softmax")));
        Assert.Contains("embedding/embeddings", CommandRun.Success("gradcheck", folder["words.safetensors"], "--loss", "sparse_categorical_crossentropy"));
        var run = CommandRun.Of("gradcheck", folder["words.safetensors"], "--data", "heart");
        Assert.Equal(ExitCode.BadInput, run.ExitCode);
        Assert.Contains("--data needs a model that the command 'train' wrote", run.Error);
    }

    [Fact]
    public void A_wrong_gradient_ends_with_an_exit_code_of_its_own()
    {
        Catalogue.Default.Register<Deaf>("deaf");
        using var folder = new TemporaryFolder();
        ModelFile.Save(folder["mine.safetensors"], new Sequential(new Input(3), new Dense(2, "tanh"), new Deaf(), new Dense(1)));
        var run = CommandRun.Of("gradcheck", folder["mine.safetensors"]);
        Assert.Equal(ExitCode.RunFailed, run.ExitCode);
        Assert.Contains("Deaf \"deaf\" in training: input [", run.Out);
        Assert.Matches("dense/kernel .* WRONG at ", run.Out);
        Assert.Contains("the gradients of 6 of 10 variables are wrong", run.Out);
    }

    [Fact]
    public void A_loss_that_an_output_cannot_have_is_refused()
    {
        var run = CommandRun.Of("gradcheck", heart.Run, "--loss", "categorical_crossentropy");
        Assert.Equal(ExitCode.BadInput, run.ExitCode);
        Assert.Contains("--loss categorical_crossentropy compares several classes, and the output 'dense_1'", run.Error);
    }

    [Fact]
    public void Gradients_that_are_all_0_are_no_success_without_a_warning()
    {
        using var folder = new TemporaryFolder();
        ModelFile.Save(folder["flat.safetensors"], new Sequential(new Input(2), new Dense(1), new Rescaling(0)));
        var run = CommandRun.Of("gradcheck", folder["flat.safetensors"]);
        Assert.Contains("warning: all gradients are 0: nothing was checked.", run.Error);
    }

    /// <summary>x², which says that it is constant.</summary>
    internal sealed record Deaf : Layer
    {
        public override Tensor Build(Scope scope, Tensor input) => input.Square().StopGradient();
    }
}
