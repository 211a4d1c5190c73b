namespace Descent.Cli.Output.Events;

/// <summary>A column.</summary>
/// <param name="Name">In the header.</param>
/// <param name="Role">What it is used for.</param>
/// <param name="Evidence">Why, in words; null where it was declared.</param>
internal sealed record ColumnEntry(string Name, string Role, string? Evidence);
