namespace Descent.Training.Stopping;

/// <summary>Checks the numbers that stopping conditions are made of.</summary>
internal static class StoppingThreshold
{
    public static double Positive(double value, string name) =>
        value > 0 && double.IsFinite(value) ? value : throw new ArgumentOutOfRangeException(name, value, "A threshold needs to be a positive number.");

    public static int Patience(int value, string name) =>
        value > 0 ? value : throw new ArgumentOutOfRangeException(name, value, "Patience needs to be at least one epoch.");

    public static double MinDelta(double value, string name) =>
        value >= 0 && double.IsFinite(value) ? value : throw new ArgumentOutOfRangeException(name, value, "The least improvement cannot be negative.");
}
