using System.Globalization;
using System.Text.RegularExpressions;

namespace Descent.Export.Programs;

/// <summary>
/// The optimizer of a time series as a function. Each of its trainings has rows and epochs of its own, and asks for an optimizer anew: so the numbers of steps of a schedule are written as what they are of the training's length,
/// which is found by asking for the optimizers of longer trainings.
/// </summary>
internal sealed partial class OptimizerCode
{
    /// <summary>Epochs that no warm-up is longer than.</summary>
    private const int Long = 10_000;

    private OptimizerCode(string code, bool isExact) => (Code, IsExact) = (code, isExact);

    /// <summary>The lambda.</summary>
    public string Code { get; }

    /// <summary>Whether it gives what the settings give for trainings of any length, as far as can be told.</summary>
    public bool IsExact { get; }

    /// <summary>The same optimizer for every training.</summary>
    public static OptimizerCode Constant(object optimizer, ItemCode items) => new($"_ => {items.Of(optimizer)}", isExact: true);

    /// <summary>Of a series.</summary>
    /// <param name="optimizer">What the settings give for so many epochs, and steps of each.</param>
    /// <param name="epochs">Of the first training.</param>
    /// <param name="steps">Of one of its epochs.</param>
    /// <param name="items">Writes it.</param>
    public static OptimizerCode Of(Func<int, int, object> optimizer, int epochs, int steps, ItemCode items)
    {
        var first = items.Of(optimizer(epochs, steps));
        try
        {
            return OfAnyLength(optimizer, epochs, steps, items) is { } code ? new(code, true) : new($"_ => {first}", false);
        }
        catch (Exception error) when (error is ArgumentException or ArithmeticException)
        {
            return new($"_ => {first}", false);     // the settings refuse trainings of another length
        }
    }

    /// <summary>The lambda; null where the optimizers of some trainings are not what it gives.</summary>
    private static string? OfAnyLength(Func<int, int, object> optimizer, int epochs, int steps, ItemCode items)
    {
        string Written(int ofEpochs, int ofSteps) => items.Of(optimizer(ofEpochs, ofSteps));
        var (far, later, wider) = (Written(Long, steps), Written(Long + 1, steps), Written(Long, steps + 1));
        var counts = Steps().Matches(far).Zip(Steps().Matches(later), Steps().Matches(wider)).Select(same => StepCount.Of(Number(same.First), Number(same.Second), Number(same.Third), Long, steps)).ToArray();
        if (counts.Length != Steps().Count(far)) return null;
        string At(int ofEpochs, int ofSteps) => Replaced(far, counts, count => count.At(ofEpochs, ofSteps).ToString(CultureInfo.InvariantCulture));
        (int Epochs, int Steps)[] others = [(epochs, steps), (1, 1), (1, steps), (2, steps + 3), (epochs + 1, steps), (3 * epochs, 2 * steps)];
        return others.All(other => At(other.Epochs, other.Steps) == Written(other.Epochs, other.Steps)) ? $"{(counts.Any(count => count.IsOfBasis) ? "basis" : "_")} => {Replaced(far, counts, count => count.Code)}" : null;
    }

    private static string Replaced(string code, StepCount[] counts, Func<StepCount, string> text)
    {
        var place = 0;
        return Steps().Replace(code, match => match.Groups[1].Value + text(counts[place++]));
    }

    private static long Number(Match match) => long.Parse(match.Groups[2].ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"(\b[A-Za-z]*Steps: )(\d+)\b")]
    private static partial Regex Steps();
}
