using Descent.Layers;

namespace Descent.Analysis.Landscapes;

/// <summary>The filters of a parameter, which is seen as [outer, filters, inner].</summary>
/// <param name="Count">The number of filters.</param>
/// <param name="Inner">The number of elements behind the axes that count filters.</param>
internal sealed record Filters(int Count, int Inner)
{
    private static readonly string[] Others = ["bias", "beta", "gamma", "scale", "alpha"];

    /// <summary>Whether a parameter holds filters; else it is a bias or belongs to a normalizing layer or an activation.</summary>
    public static bool AreIn(ModelVariable parameter) => parameter.Shape.Rank >= 2 && !Others.Contains(parameter.Path[(parameter.Path.LastIndexOf('/') + 1)..]);

    /// <summary>The filters of a parameter; one where it holds none.</summary>
    public static Filters Of(ModelVariable parameter)
    {
        var shape = parameter.Shape;
        if (!AreIn(parameter)) return new(1, (int)shape.Size);
        var (first, end) = Axes(parameter, shape.Rank);
        return new((int)shape[first..end].Size, (int)shape[end..].Size);
    }

    /// <summary>Rescales each filter's part of a direction to the norm of its weights.</summary>
    public void TakeNorms(double[] direction, double[] weights)
    {
        var (squares, targets) = (new double[Count], new double[Count]);
        for (var i = 0; i < direction.Length; i++)
        {
            squares[FilterOf(i)] += direction[i] * direction[i];
            targets[FilterOf(i)] += weights[i] * weights[i];
        }
        for (var i = 0; i < direction.Length; i++) direction[i] *= squares[FilterOf(i)] > 0 ? Math.Sqrt(targets[FilterOf(i)] / squares[FilterOf(i)]) : 0;
    }

    private int FilterOf(int element) => element / Inner % Count;

    /// <summary>The axes that count the filters: the last one, but for layers whose outputs lie elsewhere.</summary>
    private static (int First, int End) Axes(ModelVariable parameter, int rank) => parameter.Layer switch
    {
        Embedding or EmbeddedColumns => (0, 1),
        Conv2DTranspose => (rank - 2, rank - 1),                                                                  // [height, width, out, in]
        DepthwiseConv2D => (rank - 2, rank),                                                                      // an output for each channel and multiplier
        SeparableConv2D when parameter.Path.EndsWith("/depthwise_kernel", StringComparison.Ordinal) => (rank - 2, rank),
        MultiHeadAttention when !parameter.Path.EndsWith("attention_output/kernel", StringComparison.Ordinal) => (rank - 2, rank),      // [features, heads, key_dim]
        _ => (rank - 1, rank),
    };
}
