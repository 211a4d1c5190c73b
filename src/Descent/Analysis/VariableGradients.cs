using Descent.Graph;

namespace Descent.Analysis;

/// <summary>How the gradient with respect to one variable or input compares with central differences, in one mode.</summary>
public sealed record VariableGradients
{
    /// <summary>The path of the layer that has it; the name of an input.</summary>
    public required string Layer { get; init; }

    /// <summary>The path of a variable, such as <c>dense/kernel</c>; the name of an input.</summary>
    public required string Path { get; init; }

    /// <summary>What it is.</summary>
    public required CheckedKind Kind { get; init; }

    /// <summary>Its shape; an input's begins with the batch.</summary>
    public required Shape Shape { get; init; }

    /// <summary>True for the training mode, false for inference.</summary>
    public required bool Training { get; init; }

    /// <summary>How many of its entries were compared, those at kinks included.</summary>
    public required int Checked { get; init; }

    /// <summary>How many of these lie at or beside a kink.</summary>
    public required int Kinks { get; init; }

    /// <summary>The largest |analytic| of the entries that were compared.</summary>
    public double LargestGradient { get; init; }

    /// <summary>The largest |analytic − numeric|, kinks left out.</summary>
    public required double LargestAbsoluteDifference { get; init; }

    /// <summary>The largest |analytic − numeric| at kinks. It says little: the central difference is the mean of the slopes on both sides. That the gradient is right on either side is checked.</summary>
    public required double LargestDifferenceAtKinks { get; init; }

    /// <summary>The largest |analytic − numeric| / (|numeric| + absolute tolerance / relative tolerance), kinks left out: where it is at most the relative tolerance the entry passes.</summary>
    public required double LargestRelativeDifference { get; init; }

    /// <summary>The entry of the largest relative difference; null where nothing was compared.</summary>
    public required GradientEntry? Worst { get; init; }

    /// <summary>The result.</summary>
    public required GradientVerdict Verdict { get; init; }

    /// <summary>The variable, the result and the worst entry.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"{Path} {Shape} ({(Training ? "training" : "inference")}): {Verdict}, {Checked} checked, largest difference {LargestAbsoluteDifference:g3}{(Worst is null ? "" : $" at {Worst}")}{(Kinks == 0 ? "" : $", {LargestDifferenceAtKinks:g3} at {Kinks} kinks")}");
}
