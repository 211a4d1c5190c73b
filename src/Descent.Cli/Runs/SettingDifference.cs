namespace Descent.Cli.Runs;

/// <summary>A setting that two runs have differently.</summary>
/// <param name="Name">Of the setting.</param>
/// <param name="First">Of the first run; null where it has none.</param>
/// <param name="Second">Of the second run; null where it has none.</param>
internal sealed record SettingDifference(string Name, string? First, string? Second);
