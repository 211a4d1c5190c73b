using Descent.Graph;

namespace Descent.Analysis;

/// <summary>An input of a program, with respect to which a gradient is checked.</summary>
/// <param name="Name">The program's name for it.</param>
/// <param name="Layer">The layer that has it.</param>
/// <param name="Path">How reports call it.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Shape">Its shape.</param>
internal sealed record CheckedInput(string Name, string Layer, string Path, CheckedKind Kind, Shape Shape);
