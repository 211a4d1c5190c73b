using Descent.Graph;
using Descent.Initializers;
using Descent.Regularizers;

namespace Descent.Layers;

/// <summary>
/// Learned vectors for some columns of a table: <c>x: [batch, inputs]</c>, of which each listed column holds whole numbers, gives <c>[batch, outputs]</c>, where each of them is replaced by the
/// row of its table that it names; the other columns pass through, all in their order.
/// </summary>
/// <remarks>
/// A number is rounded to the nearest whole one and brought into 0 .. <c>InputDim</c> - 1, so that each finite number has a vector. The first values are U(-0.05, 0.05), as of Keras's Embedding,
/// of which this is several in one (Guo, Berkhahn 2016, "Entity Embeddings of Categorical Variables").
/// </remarks>
/// <param name="Columns">The columns, in ascending order of their places.</param>
/// <exception cref="ArgumentOutOfRangeException"><paramref name="Columns"/> is empty or not in ascending order, or a setting is not positive.</exception>
public sealed record EmbeddedColumns(ValueList<EmbeddedColumn> Columns) : Layer
{
    /// <summary>The columns that are replaced.</summary>
    public ValueList<EmbeddedColumn> Columns { get; init => field = Check(value); } = Check(Columns);

    // Generated JSON code sets null where a file does not name the setting.
    /// <summary>The first values of the tables.</summary>
    public Initializer EmbeddingsInitializer { get; init => field = value ?? new RandomUniform(); } = new RandomUniform();

    /// <summary>A penalty on the tables.</summary>
    public Regularizer? EmbeddingsRegularizer { get; init; }

    /// <inheritdoc/>
    public override Tensor Build(Scope scope, Tensor input)
    {
        ArgumentNullException.ThrowIfNull(scope);
        ArgumentNullException.ThrowIfNull(input);
        var width = input.Shape.Rank == 2 ? input.Shape[1] : 0;
        if (!input.DType.IsFloat() || Columns[^1].Index >= width)
            throw new ShapeException($"EmbeddedColumns needs floating-point rows [batch, inputs] with at least {Columns[^1].Index + 1} inputs, got {input.DType}{input.Shape}.");
        var (parts, next) = (new List<Tensor>(), 0);
        foreach (var column in Columns)
        {
            if (column.Index > next) parts.Add(input.SliceAxis(1, next, column.Index - next));
            parts.Add(Vectors(scope, column, input.SliceAxis(1, column.Index, 1)));
            next = column.Index + 1;
        }
        if (next < width) parts.Add(input.SliceAxis(1, next, width - next));
        return parts is [var all] ? all : Tensor.Concat(1, parts);
    }

    private Tensor Vectors(Scope scope, EmbeddedColumn column, Tensor numbers)
    {
        var table = scope.Parameter($"column_{column.Index}/embeddings", [column.InputDim, column.OutputDim], EmbeddingsInitializer, EmbeddingsRegularizer);
        var rows = (numbers + 0.5).Floor().Clip(0, column.InputDim - 1).Reshape(-1).Cast(DType.Int32);
        return table.GatherFrom($"Layer \"{scope.Path}\" (EmbeddedColumns)", rows);
    }

    private static ValueList<EmbeddedColumn> Check(ValueList<EmbeddedColumn> columns)
    {
        if (columns is not { Count: > 0 }) throw Setting<EmbeddedColumns>.Outside(nameof(Columns), "of one column or more", columns?.Count ?? 0);
        for (var i = 0; i < columns.Count; i++)
            if (columns[i] is null || columns[i].Index < (i == 0 ? 0 : columns[i - 1].Index + 1L))
                throw Setting<EmbeddedColumns>.Outside(nameof(Columns), "in ascending order of their places from 0 on", columns);
        return columns;
    }
}

/// <summary>A column of whole numbers that becomes vectors; see <see cref="EmbeddedColumns"/>.</summary>
/// <param name="Index">Its place among the inputs, from 0.</param>
/// <param name="InputDim">How many numbers there are, at least 1: the greatest is one less.</param>
/// <param name="OutputDim">The length of a vector, at least 1.</param>
/// <exception cref="ArgumentOutOfRangeException">A setting is out of its range.</exception>
public sealed record EmbeddedColumn(int Index, int InputDim, int OutputDim)
{
    /// <summary>Its place among the inputs.</summary>
    public int Index { get; init => field = Setting<EmbeddedColumns>.NotNegative(value, nameof(Index)); } = Setting<EmbeddedColumns>.NotNegative(Index);

    /// <summary>How many numbers there are.</summary>
    public int InputDim { get; init => field = Setting<EmbeddedColumns>.Positive(value, nameof(InputDim)); } = Setting<EmbeddedColumns>.Positive(InputDim);

    /// <summary>The length of a vector.</summary>
    public int OutputDim { get; init => field = Setting<EmbeddedColumns>.Positive(value, nameof(OutputDim)); } = Setting<EmbeddedColumns>.Positive(OutputDim);
}
