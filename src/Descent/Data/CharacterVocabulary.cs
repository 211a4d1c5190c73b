using System.Text;
using Descent.Graph;

namespace Descent.Data;

/// <summary>
/// The characters of a text with a number each, 0, 1, ... by code point: for models that read and write text character by character. Equal characters give equal numbers.
/// </summary>
/// <remarks>A character is a Unicode scalar value: an emoji is one, a letter with a combining accent two. Letter case and line ends are kept as they are.</remarks>
/// <example>
/// <code>
/// var vocabulary = CharacterVocabulary.Fit(text);
/// var (x, y) = vocabulary.Windows(text, length: 40);      // y is x one character later
/// </code>
/// </example>
public sealed record CharacterVocabulary
{
    private readonly Dictionary<Rune, int> _places = [];
    private readonly ValueList<string> _characters;

    /// <summary>A vocabulary of known characters, such as one stored as <see cref="Characters"/>.</summary>
    /// <param name="characters">The characters in the order of their numbers, each once.</param>
    /// <param name="hasUnknown">Whether one more number, the last, stands for all other characters.</param>
    /// <exception cref="ArgumentException">There is no character, or one is there twice.</exception>
    public CharacterVocabulary(string characters, bool hasUnknown = false)
    {
        ArgumentException.ThrowIfNullOrEmpty(characters);
        (Characters, HasUnknown) = (characters, hasUnknown);
        foreach (var rune in characters.EnumerateRunes())
            if (!_places.TryAdd(rune, _places.Count)) throw new ArgumentException($"A vocabulary has each character once, {Name(rune)} is there twice.", nameof(characters));
        _characters = [.. characters.EnumerateRunes().Select(rune => rune.ToString())];
    }

    /// <summary>The characters of a text. Fit on the training text alone.</summary>
    /// <param name="text">The text.</param>
    /// <param name="hasUnknown">Whether one more number, the last, stands for all other characters.</param>
    /// <exception cref="ArgumentException">The text is empty.</exception>
    public static CharacterVocabulary Fit(string text, bool hasUnknown = false)
    {
        ArgumentException.ThrowIfNullOrEmpty(text);
        return new(string.Concat(text.EnumerateRunes().Distinct().Order()), hasUnknown);
    }

    /// <summary>The known characters in the order of their numbers.</summary>
    public string Characters { get; }

    /// <summary>Whether the last number stands for all characters that are not known.</summary>
    public bool HasUnknown { get; }

    /// <summary>How many numbers there are: a model's classes.</summary>
    public int Count => _places.Count + (HasUnknown ? 1 : 0);

    /// <summary>The numbers of a text's characters.</summary>
    /// <exception cref="DataException">A character is not known and no number stands for such; the message names it and its place.</exception>
    public int[] Encode(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var numbers = new List<int>(text.Length);
        var (line, column) = (1, 1);
        foreach (var rune in text.EnumerateRunes())
        {
            if (_places.TryGetValue(rune, out var number)) numbers.Add(number);
            else if (HasUnknown) numbers.Add(_places.Count);
            else throw new DataException($"text:{line}:{column}",
                $"the character {Name(rune)}, number {numbers.Count + 1} of the text, is not among the {Count} of the vocabulary: remove it, fit the vocabulary on a text that has it, or fit with hasUnknown: true.", line, column);
            (line, column) = rune.Value == '\n' ? (line + 1, 1) : (line, column + 1);
        }
        return [.. numbers];
    }

    /// <summary>The text that numbers stand for; the number of unknown characters gives <c>U+FFFD</c>, the replacement character.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A number is not in 0 .. <see cref="Count"/> - 1.</exception>
    public string Decode(params ReadOnlySpan<int> numbers)
    {
        var text = new StringBuilder(numbers.Length);
        for (var i = 0; i < numbers.Length; i++)
        {
            if (numbers[i] < 0 || numbers[i] >= Count) throw new ArgumentOutOfRangeException(nameof(numbers), $"The vocabulary has the numbers 0 .. {Count - 1}, got {numbers[i]} at place {i}.");
            text.Append(numbers[i] < _characters.Count ? _characters[numbers[i]] : Rune.ReplacementChar.ToString());
        }
        return text.ToString();
    }

    /// <summary>
    /// Cuts a text into windows of <paramref name="length"/> characters, inputs [windows, length] Int32, each with the character that follows each of its own, targets
    /// [windows, length] Int32. Characters at the end that fill no window are left out.
    /// </summary>
    /// <param name="text">The text.</param>
    /// <param name="length">Characters in a window, at least 1.</param>
    /// <param name="step">From the start of a window to that of the next; null is <paramref name="length"/>, so that each character is a target once.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="length"/> or <paramref name="step"/> is below 1.</exception>
    /// <exception cref="DataException">The text is shorter than a window and one character, or has a character that is not known.</exception>
    public (TensorData Inputs, TensorData Targets) Windows(string text, int length, int? step = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(length, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(step ?? 1, 1, nameof(step));
        var numbers = Encode(text);
        if (numbers.Length <= length) throw new DataException($"text: windows of {length} characters and the one that follows need at least {length + 1L} characters, got {numbers.Length}.");
        var stride = step ?? length;
        var windows = (numbers.Length - length - 1) / stride + 1;
        return (Cut(0), Cut(1));

        TensorData Cut(int shift)
        {
            var cut = new int[checked(windows * length)];
            for (var window = 0; window < windows; window++) numbers.AsSpan(window * stride + shift, length).CopyTo(cut.AsSpan(window * length));
            return TensorData.From(cut, [windows, length]);
        }
    }

    /// <summary>Whether both have the same characters in the same order.</summary>
    public bool Equals(CharacterVocabulary? other) => other is not null && Characters == other.Characters && HasUnknown == other.HasUnknown;

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Characters, HasUnknown);

    private static string Name(Rune rune) => Rune.IsControl(rune) || Rune.IsWhiteSpace(rune) ? $"U+{rune.Value:X4}" : $"'{rune}' (U+{rune.Value:X4})";
}
