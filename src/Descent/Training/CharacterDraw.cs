using Descent.Graph;

namespace Descent.Training;

/// <summary>Draws a class by its probability.</summary>
internal static class CharacterDraw
{
    private const double Tolerance = 1e-3;

    /// <summary>A class, drawn with the probabilities pᵢ^(1/T) / Σⱼ pⱼ^(1/T); the most probable, the first of equals, for T = 0.</summary>
    /// <exception cref="ArgumentException">The numbers are no probabilities.</exception>
    public static int Draw(ReadOnlySpan<float> probabilities, double temperature, RandomStream random)
    {
        var (most, sum) = (0, 0.0);
        for (var i = 0; i < probabilities.Length; i++)
        {
            if (!(probabilities[i] >= 0)) throw NoProbabilities(probabilities[i]);
            sum += probabilities[i];
            if (probabilities[i] > probabilities[most]) most = i;
        }
        if (!(Math.Abs(sum - 1) < Tolerance)) throw NoProbabilities(sum);
        if (temperature == 0) return most;

        // Relative to the greatest: the power of a small number alone would underflow.
        var weights = new double[probabilities.Length];
        for (var i = 0; i < weights.Length; i++) weights[i] = PortableMath.Power(probabilities[i] / (double)probabilities[most], 1 / temperature);
        var left = random.NextDouble() * weights.Sum();
        for (var i = 0; i < weights.Length; i++)
        {
            left -= weights[i];
            if (left < 0) return i;
        }
        return most;
    }

    private static ArgumentException NoProbabilities(double got) => new($"Characters are drawn by their probabilities, which are not negative and sum to 1; got {got:g4}: end the model with a softmax.");
}
