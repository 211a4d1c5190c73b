using Descent.Constraints;
using Descent.Graph;
using Descent.Initializers;
using Descent.Regularizers;

namespace Descent.Layers;

/// <summary>
/// x for x &gt; 0, else alpha · x with a learned alpha (He et al. 2015). Any shape; <c>alpha</c> has the input's shape without the batch, and
/// length one on shared axes.
/// </summary>
/// <remarks>Alpha starts at 0 and there is one an element, as in Keras; PyTorch starts at 0.25 and has one in all or one a channel.</remarks>
/// <param name="SharedAxes">The axes along which alpha is the same, counted from 1 (0 is the batch): [1, 2] for images gives one a channel.</param>
/// <exception cref="ArgumentOutOfRangeException">A shared axis is below 1.</exception>
public sealed record PReLU(ValueList<int>? SharedAxes = null) : Layer
{
    /// <summary>The axes along which alpha is the same, counted from 1.</summary>
    public ValueList<int>? SharedAxes { get; init => field = Check(value); } = Check(SharedAxes);

    // Generated JSON code sets null where a file does not name the setting.
    /// <summary>The first values of alpha.</summary>
    public Initializer AlphaInitializer { get; init => field = value ?? new Zeros(); } = new Zeros();

    /// <summary>A penalty on alpha.</summary>
    public Regularizer? AlphaRegularizer { get; init; }

    /// <summary>What alpha is projected to after each update.</summary>
    public Constraint? AlphaConstraint { get; init; }

    /// <inheritdoc/>
    protected internal override bool KeepsMask => true;

    /// <inheritdoc/>
    public override Tensor Build(Scope scope, Tensor input)
    {
        ArgumentNullException.ThrowIfNull(scope);
        ArgumentNullException.ThrowIfNull(input);
        var shape = input.Shape[1..];
        foreach (var axis in SharedAxes ?? [])
            shape = axis < input.Shape.Rank ? shape.With(axis - 1, 1) : throw new ShapeException($"PReLU shares alpha along axis {axis}, which {input.Shape} does not have: choose SharedAxes among 1 .. {input.Shape.Rank - 1}.");
        var alpha = scope.Parameter("alpha", shape, AlphaInitializer, AlphaRegularizer, AlphaConstraint);
        return (input > 0).Select(input, input * alpha.BroadcastTo(input.Shape));
    }

    private static ValueList<int>? Check(ValueList<int>? axes)
    {
        foreach (var axis in axes ?? []) Setting<PReLU>.Positive(axis, nameof(SharedAxes));
        return axes;
    }
}
