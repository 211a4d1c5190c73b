using Descent.Compile;

namespace Descent.Analysis;

/// <summary>How gradients are compared with central differences. The defaults are those of Descent's own tests.</summary>
public sealed record GradientCheckOptions
{
    /// <summary>How far an entry is moved to either side, h.</summary>
    public double Difference { get; init => field = Positive(value, nameof(Difference)); } = 1e-5;

    /// <summary>The difference that any entry may have.</summary>
    public double AbsoluteTolerance { get; init => field = Positive(value, nameof(AbsoluteTolerance)); } = 1e-8;

    /// <summary>The difference that an entry may have beside that, as a share of its central difference.</summary>
    public double RelativeTolerance { get; init => field = Positive(value, nameof(RelativeTolerance)); } = 1e-6;

    /// <summary>How many entries of a variable are checked; of larger ones a random sample. <see cref="int.MaxValue"/> checks all.</summary>
    public int EntriesPerVariable
    {
        get;
        init => field = value > 0 ? value : throw new ArgumentOutOfRangeException(nameof(EntriesPerVariable), value, "At least one entry of a variable needs to be checked.");
    } = 64;

    /// <summary>The samples that are made where no data is given, at least 2: in training normalization needs a variance.</summary>
    public int Rows { get; init => field = value > 1 ? value : throw new ArgumentOutOfRangeException(nameof(Rows), value, "A check needs at least 2 samples."); } = 8;

    /// <summary>The seed of the samples of entries, and of the data where none is given.</summary>
    public long Seed { get; init; }

    /// <summary>What runs the programs; null: the CPU, on all processors.</summary>
    public Backend? Backend { get; init; }

    private static double Positive(double value, string name) =>
        value > 0 && double.IsFinite(value) ? value : throw new ArgumentOutOfRangeException(name, value, $"{name} needs to be a positive number.");
}
