namespace Descent.Graph.Ops;

/// <summary>How many elements become one.</summary>
public enum Reduction
{
    /// <summary>Their sum, in an order that depends on shapes alone; 0 of none.</summary>
    Sum,
    /// <summary>The greatest; NaN if one is NaN.</summary>
    Max,
}
