namespace Descent.Tabular.Results;

/// <summary>Something that was chosen.</summary>
/// <param name="Name">As the command's option is called, without dashes: <c>batch-size</c>.</param>
/// <param name="Value">As it would be given.</param>
/// <param name="Reason">Why: <c>given</c>, or what it was derived from: <c>303 rows</c>.</param>
public sealed record SettingSummary(string Name, string Value, string Reason);
