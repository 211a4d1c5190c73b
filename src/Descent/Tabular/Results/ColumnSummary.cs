using Descent.Data;

namespace Descent.Tabular.Results;

/// <summary>What a column was found to be.</summary>
/// <param name="Name">In the header.</param>
/// <param name="Role">What it is used for.</param>
/// <param name="Evidence">Why, in words.</param>
/// <param name="Inputs">The number of the network's inputs that it became; 0 where it is not used.</param>
public sealed record ColumnSummary(string Name, ColumnRole Role, string Evidence, int Inputs);
