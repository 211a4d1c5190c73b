namespace Descent.Training;

/// <summary>Why a training ended.</summary>
/// <param name="Kind">Which of the ways to end.</param>
/// <param name="Message">One sentence with the numbers, such as "The loss changed by 3e-9 in epoch 412, less than 1e-8."</param>
public sealed record StopReason(StopKind Kind, string Message)
{
    /// <summary>The sentence.</summary>
    public override string ToString() => Message;
}
