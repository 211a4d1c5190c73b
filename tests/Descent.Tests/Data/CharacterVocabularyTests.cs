using Descent.Data;

namespace Descent.Tests.Data;

public sealed class CharacterVocabularyTests
{
    [Fact]
    public void Numbers_follow_the_code_points_whatever_the_text_order()
    {
        var vocabulary = CharacterVocabulary.Fit("banana\nB😀é");
        Assert.Equal("\nBabné😀", vocabulary.Characters);
        Assert.Equal(7, vocabulary.Count);
        Assert.Equal([3, 2, 4, 2, 4, 2, 0, 1, 6, 5], vocabulary.Encode("banana\nB😀é"));
        Assert.Equal("banana\nB😀é", vocabulary.Decode(vocabulary.Encode("banana\nB😀é")));
        Assert.Equal(CharacterVocabulary.Fit("😀éB\nnab"), vocabulary);
        Assert.Equal(new CharacterVocabulary(vocabulary.Characters), vocabulary);
    }

    [Fact]
    public void An_unknown_character_is_named_with_its_place()
    {
        var error = Assert.Throws<DataException>(() => CharacterVocabulary.Fit("abc\n").Encode("ab\nca?b"));
        Assert.StartsWith("text:2:3: the character '?' (U+003F), number 6 of the text, is not among the 4", error.Message);
        Assert.Equal((2, 3), (error.Line, error.Column));
        Assert.Contains("the character U+0009,", Assert.Throws<DataException>(() => CharacterVocabulary.Fit("a").Encode("\t")).Message);
    }

    [Fact]
    public void Or_goes_to_the_last_number_if_asked()
    {
        var vocabulary = CharacterVocabulary.Fit("abc", hasUnknown: true);
        Assert.Equal(4, vocabulary.Count);
        Assert.Equal([0, 3, 2], vocabulary.Encode("a?c"));
        Assert.Equal("a\uFFFDc", vocabulary.Decode(0, 3, 2));
        Assert.NotEqual(CharacterVocabulary.Fit("abc"), vocabulary);
    }

    [Theory]
    [InlineData(3, null, new[] { "012", "345" }, new[] { "123", "456" })]
    [InlineData(3, 2, new[] { "012", "234", "456" }, new[] { "123", "345", "567" })]
    [InlineData(7, null, new[] { "0123456" }, new[] { "1234567" })]
    [InlineData(1, 5, new[] { "0", "5" }, new[] { "1", "6" })]
    public void Targets_are_the_inputs_one_character_later(int length, int? step, string[] inputs, string[] targets)
    {
        var vocabulary = CharacterVocabulary.Fit("01234567");
        var (x, y) = vocabulary.Windows("01234567", length, step);
        Assert.Equal([inputs.Length, length], x.Shape);
        Assert.Equal(y.Shape, x.Shape);
        Assert.Equal(inputs, x.Span<int>().ToArray().Chunk(length).Select(window => vocabulary.Decode(window)));
        Assert.Equal(targets, y.Span<int>().ToArray().Chunk(length).Select(window => vocabulary.Decode(window)));
    }

    [Fact]
    public void What_makes_no_sense_is_refused()
    {
        var vocabulary = CharacterVocabulary.Fit("abc");
        Assert.Contains("at least 4 characters, got 3", Assert.Throws<DataException>(() => vocabulary.Windows("abc", 3)).Message);
        Assert.Throws<ArgumentOutOfRangeException>(() => vocabulary.Windows("abc", 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => vocabulary.Windows("abc", 1, 0));
        Assert.Contains("0 .. 2, got 3 at place 1", Assert.Throws<ArgumentOutOfRangeException>(() => vocabulary.Decode(0, 3)).Message);
        Assert.Contains("'a' (U+0061) is there twice", Assert.Throws<ArgumentException>(() => new CharacterVocabulary("aba")).Message);
        Assert.Throws<ArgumentException>(() => CharacterVocabulary.Fit(""));
    }
}
