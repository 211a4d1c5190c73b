using System.Text.Json;

namespace Descent.Cli.Output.Events;

/// <summary>How names of the program are written in events.</summary>
internal static class EventText
{
    /// <summary><c>NoImprovement</c> is <c>no_improvement</c>.</summary>
    public static string Word<T>(T value) where T : notnull => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString()!);
}
