using Descent.Constraints;
using Descent.Graph;
using Descent.Initializers;
using Descent.Regularizers;

namespace Descent.Layers;

/// <summary>
/// A learned vector for each whole number, such as a word's or a category's: <c>x: [batch, ..]</c> of numbers in 0 .. <c>InputDim</c> - 1 gives
/// <c>[batch, .., output_dim]</c>, rows of <c>embeddings: [input_dim, output_dim]</c>. The gradient adds up over repeated numbers.
/// </summary>
/// <remarks>
/// A number beyond the table stops the run with an error that names the table. The first values are U(-0.05, 0.05), as in Keras; PyTorch's are N(0, 1).
/// </remarks>
/// <param name="InputDim">How many numbers there are, at least 1: the greatest is one less.</param>
/// <param name="OutputDim">The length of a vector, at least 1.</param>
/// <param name="MaskZero">Whether 0 is padding, so that the steps of sequences <c>[batch, time]</c> with it are masked; see <see cref="Scope.MaskOf"/>.</param>
/// <exception cref="ArgumentOutOfRangeException">A setting is not positive.</exception>
public sealed record Embedding(int InputDim, int OutputDim, bool MaskZero = false) : Layer
{
    /// <summary>How many numbers there are.</summary>
    public int InputDim { get; init => field = Setting<Embedding>.Positive(value, nameof(InputDim)); } = Setting<Embedding>.Positive(InputDim);

    /// <summary>The length of a vector.</summary>
    public int OutputDim { get; init => field = Setting<Embedding>.Positive(value, nameof(OutputDim)); } = Setting<Embedding>.Positive(OutputDim);

    // Generated JSON code sets null where a file does not name the setting.
    /// <summary>The first values of the table.</summary>
    public Initializer EmbeddingsInitializer { get; init => field = value ?? new RandomUniform(); } = new RandomUniform();

    /// <summary>A penalty on the table.</summary>
    public Regularizer? EmbeddingsRegularizer { get; init; }

    /// <summary>What the table is projected to after each update.</summary>
    public Constraint? EmbeddingsConstraint { get; init; }

    /// <inheritdoc/>
    public override Tensor Build(Scope scope, Tensor input)
    {
        ArgumentNullException.ThrowIfNull(scope);
        ArgumentNullException.ThrowIfNull(input);
        if (input.DType.IsFloat() || input.DType == DType.Bool)
            throw new ShapeException($"Embedding needs whole numbers, got {input.DType}: give the model an Input(shape, DType.Int32).");
        var table = scope.Parameter("embeddings", [InputDim, OutputDim], EmbeddingsInitializer, EmbeddingsRegularizer, EmbeddingsConstraint);
        var output = table.GatherFrom($"Layer \"{scope.Path}\" (Embedding)", input.Cast(DType.Int32));
        if (MaskZero && input.Shape.Rank != 2) throw new ShapeException($"Embedding with MaskZero needs sequences [batch, time], got {input.Shape}: leave MaskZero out, or give it one number a step.");
        if (MaskZero) scope.SetMask(output, input.NotEqualTo(0));
        return output;
    }
}
