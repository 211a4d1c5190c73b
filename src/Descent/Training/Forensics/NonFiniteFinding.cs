namespace Descent.Training.Forensics;

/// <summary>The first value that is not finite.</summary>
/// <param name="Place">Where it comes from.</param>
/// <param name="Name">The layer's path, the input's or output's name, the variable's path, the loss.</param>
/// <param name="Value">NaN or an infinity.</param>
internal sealed record NonFiniteFinding(NonFinitePlace Place, string Name, double Value)
{
    /// <summary>What a layer is; null for others.</summary>
    public string? Kind { get; init; }

    /// <summary>The op that makes it of finite values; null where that is not an op's doing, or is not known.</summary>
    public string? Op { get; init; }

    /// <summary>The rows of the batch that have it; empty where values do not belong to rows.</summary>
    public IReadOnlyList<int> Rows { get; init; } = [];

    /// <summary>The column of the first row that has it; null where a sample is no list of numbers.</summary>
    public int? Column { get; init; }
}
