using Descent.Constraints;
using Descent.Graph;
using Descent.Regularizers;

namespace Descent.Layers;

/// <summary>A variable of a model and what training needs to know of it.</summary>
/// <param name="Path">The path inside the model, such as <c>dense/kernel</c>.</param>
/// <param name="Variable">The values.</param>
/// <param name="IsState">True for state that the layer itself moves (a moving average), false for a parameter.</param>
/// <param name="Trainable">Whether training changes it by gradients: a parameter outside of frozen layers.</param>
/// <param name="Regularizer">The penalty on the parameter, or null. Its value is among the <see cref="Scope.Penalties"/>.</param>
/// <param name="Constraint">What the parameter is projected to after each update, or null.</param>
public sealed record ModelVariable(string Path, Variable Variable, bool IsState, bool Trainable, Regularizer? Regularizer = null, Constraint? Constraint = null)
{
    /// <summary>The lengths of the axes.</summary>
    public Shape Shape => Variable.Shape;
}
