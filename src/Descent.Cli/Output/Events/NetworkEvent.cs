using Descent.Tabular;

namespace Descent.Cli.Output.Events;

/// <summary>What learns, and how.</summary>
/// <param name="Layers">In the order in which they are computed.</param>
/// <param name="Parameters">Of all layers.</param>
/// <param name="Settings">What was given or chosen, by the names of the command's options.</param>
internal sealed record NetworkEvent(IReadOnlyList<LayerEntry> Layers, long Parameters, IReadOnlyList<SettingEntry> Settings) : CommandEvent
{
    public static NetworkEvent Of(AutoTraining training)
    {
        var model = training.Model;
        return new(LayerEntry.Of(model), model.Variables.Sum(variable => variable.Shape.Size),
            [.. training.Plan.Settings.Select(setting => new SettingEntry(setting.Name, setting.Value, setting.Reason))]);
    }
}
