using Descent.Training.Callbacks;

namespace Descent.Training.Checkpoints;

/// <summary>A callback's <see cref="Callback.RestoreState"/> threw.</summary>
internal sealed class CallbackStateException(Callback callback, Exception error)
    : Exception($"the callback {callback.GetType().Name} could not restore its state ({error.GetType().Name}: {error.Message.TrimEnd('.')})", error);
