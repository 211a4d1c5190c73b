using Descent.Activations;
using Descent.Optimizers;
using Descent.Schedules;
using Descent.Tabular.Results;

namespace Descent.Tabular.Series;

/// <summary>
/// What is used for a time series where nothing is told. Chosen on seattle-weather (three of its columns) and generated series (random walk, AR(2), trend with weeks, sine, noise, growing months,
/// threshold AR, logistic map, 80 rows, hours), 1 and 7 rows ahead, by rolling origin. All epochs with a falling rate were 2% better than stopping at the best validation loss; the mean of five seeds was no better.
/// </summary>
internal static class SeriesDefaults
{
    public const int Units = 32, BatchSize = 32, MostEpochs = 100, LeastEpochs = 10, Patience = 0;

    public const string Activation = "tanh";

    public const double L2 = 0.01, LearningRate = 0.005;

    /// <summary>A quarter of the rows tests: of four years one, with all its seasons.</summary>
    public const double Test = 0.25, Validation = 0;

    private const int MostSamples = 1_000_000;

    private const string Reason = "serves time series of any size";

    /// <summary>The settings with these defaults.</summary>
    /// <param name="settings">What was told.</param>
    /// <param name="windows">The windows to train on.</param>
    public static AutoSettings Fill(AutoSettings settings, int windows) => settings with
    {
        Layers = settings.Layers ?? [Units],
        Activation = settings.Activation ?? ActivationFunction.Named(Activation),
        L2 = settings.L2 ?? L2,
        BatchSize = settings.BatchSize ?? BatchSize,
        Epochs = settings.Epochs ?? Math.Clamp(MostSamples / Math.Max(1, windows), LeastEpochs, MostEpochs),
        Patience = settings.Patience ?? Patience,
        Test = settings.Test ?? Test,
        Validation = settings.Validation ?? Validation,
        FinalFit = false,       // the last training of a series is one of its own
        Optimizer = basis => Optimizer(basis) is var usual && settings.Optimizer is { } chosen ? chosen(basis with { Default = usual, LearningRate = LearningRate }) : usual,
    };

    /// <summary>A plan's settings with the right reason for each.</summary>
    public static IReadOnlyList<SettingSummary> Explain(IReadOnlyList<SettingSummary> noted, AutoSettings told, SeriesTask task)
    {
        string[] chosen = [.. Chosen(told)];
        return [.. noted.Select(setting => chosen.Contains(setting.Name) ? setting with { Reason = Reason } : setting), .. task.Summary()];
    }

    private static IEnumerable<string> Chosen(AutoSettings told)
    {
        if (told.Layers is null) yield return "layers";
        if (told.Activation is null) yield return "activation";
        if (told.L2 is null) yield return "l2";
        if (told.BatchSize is null) yield return "batch-size";
        if (told.Epochs is null) yield return "epochs";
        if (told.Patience is null) yield return "patience";
        if (told.Test is null) yield return "test";
        if (told.Validation is null) yield return "validation";
        if (told.Optimizer is not null) yield break;
        yield return "optimizer";
        yield return "learning-rate";
    }

    private static Optimizer Optimizer(OptimizerBasis basis) => new Adam { LearningRate = new CosineDecay(LearningRate, (long)basis.Epochs * basis.StepsPerEpoch) };
}
