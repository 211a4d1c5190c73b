using System.Globalization;
using Descent.Training;
using Descent.Training.Callbacks;

namespace Descent.Cli.Output;

/// <summary>Prints a line an epoch, and warnings at once.</summary>
internal sealed class EpochLines(Screen screen) : Callback
{
    public override void OnEpochEnd(TrainingProgress progress) => screen.Line($"{Counter(progress.Epoch, progress.Epochs)}  {string.Join("  ", Values(progress.History))}");

    public override void OnWarning(TrainingProgress progress, string warning) => screen.Warn(warning);

    /// <summary><c>epoch  12/200</c>.</summary>
    public static string Counter(int epoch, int epochs)
    {
        var last = epochs.ToString(CultureInfo.InvariantCulture);
        return $"epoch {epoch.ToString(CultureInfo.InvariantCulture).PadLeft(last.Length)}/{last}";
    }

    /// <summary><c>loss 0.3512</c>, <c>val_loss 0.3820</c>: the last value of each series.</summary>
    public static IEnumerable<string> Values(History history) => history.Names.Select(name => $"{name} {Number(history.Last(name))}");

    public static string Seconds(TimeSpan time) => time.TotalSeconds.ToString("0.00", CultureInfo.InvariantCulture) + " s";

    public static string Number(double value) => value.ToString(Math.Abs(value) is >= 1e-3 and < 1e4 or 0 ? "0.0000" : "0.000e+0", CultureInfo.InvariantCulture);
}
