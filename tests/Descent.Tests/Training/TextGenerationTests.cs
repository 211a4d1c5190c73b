using Descent.Data;
using Descent.Graph;
using Descent.Layers;
using Descent.Models;
using Descent.Optimizers;
using Descent.Training;

namespace Descent.Tests.Training;

public sealed class TextGenerationTests
{
    private const string Text = "abcabcabcabcabcabcabcabcabcabc";
    private static readonly CharacterVocabulary Letters = CharacterVocabulary.Fit(Text);

    private static Sequential Writer(int length, string activation = "softmax") =>
        new(new Input([length], DType.Int32), new Embedding(3, 4), new LSTM(8) { ReturnSequences = true }, new Dense(3, activation)) { Seed = 1 };

    [Fact]
    public void A_model_that_learned_a_pattern_goes_on_with_it()
    {
        var model = Writer(6);
        model.Compile(new Adam(0.03), "sparse_categorical_crossentropy");
        var (x, y) = Letters.Windows(Text, 6, step: 1);
        model.Fit(x, y, epochs: 40);
        Assert.Equal("abcabcabcabcabc", model.Generate(Letters, "abc", 12, temperature: 0));
        Assert.Equal("bcabcabcabcabca", model.Generate(Letters, "b", 14, temperature: 0));
        Assert.Equal("abcabcabcabc", model.Generate(Letters, "abcabcabc", 3, temperature: 0.5));
    }

    [Fact]
    public void The_seed_decides_what_is_drawn()
    {
        var model = Writer(6);
        Assert.Equal(model.Generate(Letters, "a", 40, seed: 3), model.Generate(Letters, "a", 40, seed: 3));
        Assert.NotEqual(model.Generate(Letters, "a", 40, seed: 3), model.Generate(Letters, "a", 40, seed: 4));
        Assert.Equal("a", model.Generate(Letters, "a", 0));
    }

    [Theory]
    [InlineData(1.0, 0.2, 0.3, 0.5)]
    [InlineData(0.5, 4 / 38.0, 9 / 38.0, 25 / 38.0)]
    [InlineData(0.0, 0, 0, 1)]
    [InlineData(1e-6, 0, 0, 1)]
    [InlineData(1e6, 1 / 3.0, 1 / 3.0, 1 / 3.0)]
    public void Temperature_sharpens_and_flattens(double temperature, double first, double second, double third)
    {
        var (random, counts, draws) = (new RandomStream(1, "draws"), new int[3], 20_000);
        for (var i = 0; i < draws; i++) counts[CharacterDraw.Draw([0.2f, 0.3f, 0.5f], temperature, random)]++;
        double[] shares = [first, second, third];
        for (var i = 0; i < 3; i++) Assert.InRange(counts[i] / (double)draws, shares[i] - 0.015, shares[i] + 0.015);
    }

    [Fact]
    public void What_makes_no_sense_is_refused()
    {
        Assert.Contains("end the model with a softmax", Assert.Throws<ArgumentException>(() => Writer(6, "linear").Generate(Letters, "a", 1)).Message);
        Assert.Throws<ArgumentOutOfRangeException>(() => Writer(6).Generate(Letters, "a", 1, temperature: -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Writer(6).Generate(Letters, "a", -1));
        Assert.Throws<ArgumentException>(() => Writer(6).Generate(Letters, "", 1));
        Assert.Contains("'?'", Assert.Throws<DataException>(() => Writer(6).Generate(Letters, "a?", 1)).Message);
        Assert.Contains("one input [length] of whole numbers and one output [length, 4]", Assert.Throws<ArgumentException>(() => Writer(6).Generate(CharacterVocabulary.Fit("abcd"), "a", 1)).Message);
        Assert.Contains("goes from Float32[3] to Float32[3]",
            Assert.Throws<ArgumentException>(() => new Sequential(new Input(3), new Dense(3, "softmax")).Generate(Letters, "a", 1)).Message);
    }
}
