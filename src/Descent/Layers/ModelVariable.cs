using Descent.Constraints;
using Descent.Graph;
using Descent.Regularizers;

namespace Descent.Layers;

/// <summary>A variable of a model and what training needs to know of it.</summary>
public sealed class ModelVariable
{
    private readonly VariableRequest _request;

    internal ModelVariable(VariableRequest request, Variable variable) => (_request, Variable) = (request, variable);

    /// <summary>The path inside the model, such as <c>dense/kernel</c>.</summary>
    public string Path => _request.Path;

    /// <summary>The values.</summary>
    public Variable Variable { get; }

    /// <summary>The lengths of the axes.</summary>
    public Shape Shape => Variable.Shape;

    /// <summary>True for state that the layer itself moves (a moving average), false for a parameter.</summary>
    public bool IsState => _request.IsState;

    /// <summary>Whether training changes it by gradients: a parameter outside of frozen layers, as they are now.</summary>
    public bool Trainable => !IsState && !IsFrozen;

    /// <summary>The penalty on the parameter, or null. Its value is among the <see cref="Scope.Penalties"/>.</summary>
    public Regularizer? Regularizer => _request.Regularizer;

    /// <summary>What the parameter is projected to after each update, or null.</summary>
    public Constraint? Constraint => _request.Constraint;

    /// <summary>The layer that asked for it, the innermost one; null at a model's root.</summary>
    internal Layer? Layer => _request.Owner?.Layer;

    /// <summary>Whether it is in a frozen layer.</summary>
    internal bool IsFrozen => _request.Owner is { AreTrainable: false };

    /// <summary>The values with which a model of another seed would begin.</summary>
    internal TensorData InitialValues(long seed) => _request.InitialValues(seed);

    /// <summary>The path and type.</summary>
    public override string ToString() => $"{Path} {Variable.Type}";
}
