using Descent.Graph;

namespace Descent.Models;

/// <summary>What a model takes or gives at one place.</summary>
/// <param name="Name">The name of the input, or of the layer that gives the output.</param>
/// <param name="DType">The element type.</param>
/// <param name="Shape">The shape of one sample: without the batch.</param>
public sealed record ModelPort(string Name, DType DType, Shape Shape);
