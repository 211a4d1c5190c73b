using System.Text.Json.Nodes;
using Descent.Training.Callbacks;

namespace Descent.Training.Checkpoints;

/// <summary>What callbacks keep from step to step, as far as they tell it. A callback is known again by its type's name and its number among those of the type.</summary>
internal sealed class CallbackStates(IReadOnlyList<Callback> callbacks) : ITrainingPart
{
    private const string Name = "checkpoint/callbacks";

    private readonly (string Name, Callback Callback)[] _callbacks = [.. callbacks.Select((callback, i) =>
        ($"{callback.GetType().Name}/{callbacks.Take(i).Count(earlier => earlier.GetType() == callback.GetType())}", callback))];

    public void SaveTo(TrainingSnapshot snapshot)
    {
        var states = new JsonObject();
        foreach (var (name, callback) in _callbacks)
            if (callback.SaveState() is { } state) states[name] = state;
        snapshot.SaveText(Name, states.ToJsonString());
    }

    public void RestoreFrom(TrainingSnapshot snapshot)
    {
        var states = Parse(snapshot.Text(Name));
        foreach (var (name, callback) in _callbacks)
            if (states.TryGetValue(name, out var state)) Restore(callback, state);
    }

    private static void Restore(Callback callback, string state)
    {
        try
        {
            callback.RestoreState(state);
        }
        catch (Exception error)
        {
            throw new CallbackStateException(callback, error);
        }
    }

    private static Dictionary<string, string> Parse(string text)
    {
        try
        {
            return CheckpointJson.Parse(text).AsObject().ToDictionary(entry => entry.Key, entry => (string)entry.Value!);
        }
        catch (Exception error) when (error is InvalidOperationException or ArgumentNullException)
        {
            throw new FormatException("the states of the callbacks cannot be read", error);
        }
    }
}
