using Descent.Graph;

namespace Descent.Optimizers;

/// <summary>A parameter that an optimizer moves. Frozen parameters are none.</summary>
/// <param name="Variable">The parameter, of a floating-point type.</param>
/// <param name="Constraint">What makes an updated value an allowed one (such as a limit of its norm), or null.</param>
public sealed record TrainedParameter(Variable Variable, Func<Tensor, Tensor>? Constraint = null);
