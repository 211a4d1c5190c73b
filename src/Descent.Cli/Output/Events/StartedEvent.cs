namespace Descent.Cli.Output.Events;

/// <summary>The first event.</summary>
/// <param name="Format">The version of the events' form: it changes when a field goes or means something else, not when one is added.</param>
/// <param name="Program">The program and its version.</param>
/// <param name="Command">The command, such as <c>train</c>.</param>
/// <param name="Arguments">What stood behind it.</param>
internal sealed record StartedEvent(int Format, string Program, string Command, IReadOnlyList<string> Arguments) : CommandEvent
{
    public const int CurrentFormat = 1;
}
