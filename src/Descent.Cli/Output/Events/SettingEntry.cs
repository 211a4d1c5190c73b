namespace Descent.Cli.Output.Events;

/// <summary>Something that was given or chosen.</summary>
/// <param name="Name">As the option is called, without dashes.</param>
/// <param name="Value">As it would be given.</param>
/// <param name="Reason"><c>given</c>, or what it was derived from.</param>
internal sealed record SettingEntry(string Name, string Value, string Reason);
