using Descent.Tabular.Results;

namespace Descent.Tests.Reports.MadeUp;

/// <summary>Curves as a training leaves them.</summary>
internal static class MadeUpTraining
{
    public static TrainingSummary Of(int epochs, int stepsPerEpoch, int best, IReadOnlyList<string> layers, FinalFit? finalFit)
    {
        var random = new Random(17);
        double Noise(double size) => size * (random.NextDouble() - 0.5);
        IReadOnlyList<double?> Series(Func<double, double> value) => [.. Enumerable.Range(0, epochs).Select(epoch => (double?)value((epoch + 1.0) / best))];
        var steps = (long)epochs * stepsPerEpoch;
        var every = (int)Math.Max(1, (steps + 1999) / 2000);
        IReadOnlyList<double?> Stretches(Func<double, double> value) => [.. Enumerable.Range(0, (int)((steps + every - 1) / every)).Select(stretch => (double?)value((double)stretch * every / stepsPerEpoch / best))];
        return new TrainingSummary
        {
            Epochs = epochs,
            Steps = steps,
            BestEpoch = best,
            StopKind = "no_improvement",
            StopMessage = $"val_loss did not improve for {epochs - best} epochs",
            Seconds = 1.8342,
            Epochwise =
            [
                new("loss", Series(at => 0.24 + 0.48 * Math.Exp(-4 * at) + Noise(0.015))), new("val_loss", Series(at => 0.35 + 0.36 * Math.Exp(-4.5 * at) + 0.05 * (at - 1) * (at - 1) + Noise(0.012))),
                new("accuracy", Series(at => 0.91 - 0.4 * Math.Exp(-4 * at) + Noise(0.02))), new("val_accuracy", Series(at => 0.85 - 0.34 * Math.Exp(-5 * at) + Noise(0.03))),
                new("learning_rate", Series(at => at < 0.5 ? 0.01 : at < 0.9 ? 0.005 : 0.0025)),
            ],
            Stepwise = [new("loss", every, Stretches(at => 0.24 + 0.48 * Math.Exp(-4 * at) + Noise(0.22))), new("gradient_norm", every, Stretches(at => (0.15 + 2.5 * Math.Exp(-5 * at)) * (1 + Noise(0.9))))],
            Health = [.. from layer in layers.Index()
                         from epoch in Enumerable.Range(0, 12).Select(index => index * epochs / 12)
                         let output = layer.Index == layers.Count - 1
                         select new LayerHealth(layer.Item, epoch, output ? null : 0.03 + 0.1 * epoch / epochs + Noise(0.01), output ? 0.2 * epoch / epochs : null, 0.4 / (1 + 6.0 * epoch / epochs) + Noise(0.03), epoch == 0 ? null : 0.004 / (1 + 3.0 * epoch / epochs))],
            FinalFit = finalFit,
        };
    }
}
