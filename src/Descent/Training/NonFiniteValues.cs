using Descent.Graph;
using Descent.Models;

namespace Descent.Training;

/// <summary>Looks for NaN and infinities in samples, to tell where a loss that is not finite comes from.</summary>
internal static class NonFiniteValues
{
    /// <summary>Where the first one is, as a sentence; null if all values are finite.</summary>
    public static string? Find(Model model, PreparedData data) =>
        Find("input", model.Inputs, data.X) ?? Find("targets of the output", model.Outputs, data.Y);

    private static string? Find(string kind, IReadOnlyList<ModelPort> ports, IReadOnlyList<TensorData> tensors)
    {
        for (var i = 0; i < tensors.Count; i++)
            if (tensors[i].DType.IsFloat())
                for (var place = 0; place < tensors[i].Shape.Size; place++)
                    if (!double.IsFinite(tensors[i][place]))
                        return $"The data has {tensors[i][place]} in row {place / (tensors[i].Shape.Size / tensors[i].Rows)} of the {kind} \"{ports[i].Name}\": fill in or leave out such rows.";
        return null;
    }
}
