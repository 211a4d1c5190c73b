using System.Globalization;

namespace Descent.Export.Programs;

/// <summary>A number of steps as what it is of a training's length: (all epochs, or none, and so many more) times the steps of one, and a number beside.</summary>
/// <param name="PerEpoch">How it grows with each epoch of the training, in epochs.</param>
/// <param name="Epochs">Epochs beside: negative where it begins later.</param>
/// <param name="Beside">Steps that do not depend on the training.</param>
internal readonly record struct StepCount(long PerEpoch, long Epochs, long Beside)
{
    /// <summary>Whether it depends on the training at all.</summary>
    public bool IsOfBasis => PerEpoch != 0 || Epochs != 0;

    /// <summary>As C#, of a <c>basis</c>.</summary>
    public string Code => (PerEpoch, Epochs) switch
    {
        (0, 0) => Text(Beside),
        (0, 1) => $"basis.StepsPerEpoch{Added(Beside)}",
        (0, _) => $"{Text(Epochs)}L * basis.StepsPerEpoch{Added(Beside)}",
        (_, 0) => $"{Total}basis.Epochs * basis.StepsPerEpoch{Added(Beside)}",
        _ => $"Math.Max(1, ({Total}basis.Epochs{Added(Epochs)}) * basis.StepsPerEpoch{Added(Beside)})",
    };

    private string Total => PerEpoch == 1 ? "(long)" : $"{Text(PerEpoch)}L * ";

    /// <summary>From what it is for a training, for one of an epoch more, and for one of a step more in each epoch.</summary>
    public static StepCount Of(long number, long later, long wider, int epochs, int steps)
    {
        var (perEpoch, all) = ((later - number) / steps, wider - number);
        return new(perEpoch, all - perEpoch * epochs, number - all * steps);
    }

    /// <summary>What <see cref="Code"/> gives.</summary>
    public long At(int epochs, int steps)
    {
        var number = (PerEpoch * epochs + Epochs) * steps + Beside;
        return PerEpoch != 0 && Epochs != 0 ? Math.Max(1, number) : number;
    }

    private static string Added(long number) => number == 0 ? "" : $" {(number < 0 ? '-' : '+')} {Text(Math.Abs(number))}";

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
