using Descent.Data;
using Descent.Graph;
using Descent.Models;

namespace Descent.Training;

/// <summary>Lets a character model write.</summary>
public static class TextGeneration
{
    extension(Model model)
    {
        /// <summary>
        /// Goes on with a text: draws the next character from the model's probabilities, appends it, and so on. Probabilities are raised to the power 1 / <paramref name="temperature"/> and
        /// scaled to sum 1 before the draw; 0 takes the most probable character each time.
        /// </summary>
        /// <param name="vocabulary">The numbers of the characters, those that the model was trained with.</param>
        /// <param name="start">How the text begins, at least one character; the model sees the last ones of the text that fit its input.</param>
        /// <param name="count">How many characters are drawn.</param>
        /// <param name="temperature">Below 1 probable characters become more probable, above 1 the draw is wilder.</param>
        /// <param name="seed">The seed of the draws.</param>
        /// <returns><paramref name="start"/> and the drawn characters.</returns>
        /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> or <paramref name="temperature"/> is negative.</exception>
        /// <exception cref="DataException"><paramref name="start"/> has a character that is not known.</exception>
        /// <exception cref="ArgumentException">
        /// <paramref name="start"/> is empty; or the model's input is not [length], whole numbers, or its output not [length, characters]: the probabilities after each character, of a model that looks at
        /// earlier ones alone.
        /// </exception>
        public string Generate(CharacterVocabulary vocabulary, string start, int count, double temperature = 1, long seed = 0)
        {
            ArgumentNullException.ThrowIfNull(model);
            ArgumentNullException.ThrowIfNull(vocabulary);
            ArgumentException.ThrowIfNullOrEmpty(start);
            ArgumentOutOfRangeException.ThrowIfNegative(count);
            if (!(temperature >= 0 && double.IsFinite(temperature))) throw new ArgumentOutOfRangeException(nameof(temperature), $"The temperature must be a finite number, not negative, got {temperature}.");
            var length = WindowOf(model, vocabulary);
            var text = new List<int>(vocabulary.Encode(start));
            var random = new RandomStream(seed, "text");
            for (var i = 0; i < count; i++) text.Add(CharacterDraw.Draw(NextProbabilities(model, text, length), temperature, random));
            return vocabulary.Decode([.. text]);
        }
    }

    private static int WindowOf(Model model, CharacterVocabulary vocabulary)
    {
        var (inputs, outputs) = (model.Inputs, model.Outputs);
        if (inputs is not [{ Shape.Rank: 1, DType: DType.Int32 or DType.Int64 } input] || outputs is not [var output] || output.Shape != [input.Shape[0], vocabulary.Count])
            throw new ArgumentException(
                $"To write text, a model needs one input [length] of whole numbers and one output [length, {vocabulary.Count}], the probabilities after each character; \"{model.Name}\" goes from {List(inputs)} to {List(outputs)}.",
                nameof(model));
        return input.Shape[0];

        static string List(IEnumerable<ModelPort> ports) => string.Join(", ", ports.Select(port => $"{port.DType}{port.Shape}"));
    }

    /// <summary>What comes after the text. A text that is shorter than the window stands at its start: what is behind does not matter.</summary>
    private static ReadOnlySpan<float> NextProbabilities(Model model, List<int> text, int length)
    {
        var seen = Math.Min(length, text.Count);
        var window = new int[length];
        text.CopyTo(text.Count - seen, window, 0, seen);
        var input = TensorData.From(window, [1, length]).Cast(model.Inputs[0].DType);
        var output = model.Predict(input).Cast(DType.Float32);
        var classes = output.Shape[2];
        return output.Span<float>().Slice((seen - 1) * classes, classes);
    }
}
