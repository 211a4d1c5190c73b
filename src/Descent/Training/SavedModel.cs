using Descent.Graph;
using Descent.Models;

namespace Descent.Training;

/// <summary>What a model file holds.</summary>
/// <param name="Model">The model with its weights.</param>
/// <param name="Sections">The further sections by name, such as the preprocessing, each as it was given to the save.</param>
/// <param name="Tensors">The further tensors by name, such as an optimizer's slots.</param>
public sealed record SavedModel(Model Model, IReadOnlyDictionary<string, string> Sections, IReadOnlyDictionary<string, TensorData> Tensors);
