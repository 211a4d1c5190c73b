namespace Descent.Graph.Ops;

/// <summary>How two numbers are compared; with NaN only <see cref="NotEqual"/> is true.</summary>
public enum Relation
{
    /// <summary>=</summary>
    Equal,
    /// <summary>≠</summary>
    NotEqual,
    /// <summary>&lt;</summary>
    Less,
    /// <summary>≤</summary>
    LessOrEqual,
    /// <summary>&gt;</summary>
    Greater,
    /// <summary>≥</summary>
    GreaterOrEqual,
}
