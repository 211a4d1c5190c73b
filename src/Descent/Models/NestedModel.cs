using Descent.Graph;
using Descent.Layers;

namespace Descent.Models;

/// <summary>A model as a layer of another one; see <see cref="Models.Model.AsLayer()"/>. Its inputs and outputs are the model's, in order, and its parameters the model's own.</summary>
public sealed record NestedModel : Layer
{
    internal NestedModel(Model model) => Model = model;

    /// <summary>The model.</summary>
    public Model Model { get; }

    /// <inheritdoc/>
    internal override string Kind => Model is Sequential ? nameof(Sequential) : "Functional";

    /// <inheritdoc/>
    public override IReadOnlyList<Tensor> Build(Scope scope, IReadOnlyList<Tensor> inputs)
    {
        ArgumentNullException.ThrowIfNull(scope);
        ArgumentNullException.ThrowIfNull(inputs);
        return Model.BuildNested(scope, inputs);
    }
}
