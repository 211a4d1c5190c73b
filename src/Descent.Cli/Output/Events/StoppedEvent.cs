using Descent.Training;

namespace Descent.Cli.Output.Events;

/// <summary>The training has ended.</summary>
/// <param name="Kind">Why, as a word: <c>no_improvement</c>, <c>epochs</c>, <c>cancelled</c>, <c>non_finite_loss</c> ..</param>
/// <param name="Message">Why, in a sentence.</param>
/// <param name="Epochs">That came to their end.</param>
/// <param name="Steps">That were made.</param>
/// <param name="BestEpoch">The epoch whose weights were kept; 0 where none was measured.</param>
/// <param name="Seconds">That it took.</param>
internal sealed record StoppedEvent(string Kind, string Message, int Epochs, long Steps, int BestEpoch, double Seconds) : CommandEvent
{
    public static StoppedEvent Of(History history) =>
        new(EventText.Word(history.StopReason!.Kind), history.StopReason.Message, history.Epochs, history.Steps, history.BestEpoch, history.Elapsed.TotalSeconds);
}
