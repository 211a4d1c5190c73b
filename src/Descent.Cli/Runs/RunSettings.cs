using Descent.Training.Forensics;

namespace Descent.Cli.Runs;

/// <summary>How long, in which pieces, and on what a training runs.</summary>
internal sealed record RunSettings
{
    public required int BatchSize { get; init; }

    public required int Epochs { get; init; }

    /// <summary>Epochs without a better validation loss after which training stops; 0: never, but the best epoch is kept.</summary>
    public required int Patience { get; init; }

    /// <summary>The share of all rows that test.</summary>
    public required double Test { get; init; }

    /// <summary>The share of the rows that do not test, which validate.</summary>
    public required double Validation { get; init; }

    public required long Seed { get; init; }

    /// <summary>Null: as many as there are processors.</summary>
    public int? Threads { get; init; }

    /// <summary>The folder for the model; null: by the data's name.</summary>
    public string? Output { get; init; }

    /// <summary>What is done when a step is not finite.</summary>
    public NonFiniteAction OnNan { get; init; }

    /// <summary>Whether the network first has to learn a few rows by heart.</summary>
    public bool OverfitCheck { get; init; }

    /// <summary>The share of all rows that validate.</summary>
    public double ValidationOfAll => Validation * (1 - Test);
}
