using Descent.Graph;

namespace Descent.Training;

/// <summary>What a model file holds, before a model is built of it.</summary>
/// <param name="Engine">What wrote it.</param>
/// <param name="Architecture">The model as JSON.</param>
/// <param name="Sections">The texts by name.</param>
/// <param name="Tensors">The weights, and all others.</param>
internal sealed record ModelRecord(string Engine, string Architecture, IReadOnlyDictionary<string, string> Sections, IReadOnlyDictionary<string, TensorData> Tensors);
