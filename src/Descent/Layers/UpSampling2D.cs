using System.Text.Json.Serialization;
using Descent.Graph;

namespace Descent.Layers;

/// <summary>Repeats the rows and columns of images: <c>[batch, height, width, channels]</c> gives <c>[batch, height · size₀, width · size₁, channels]</c>.</summary>
/// <param name="Size">How often: [rows, columns], each at least 1.</param>
/// <param name="Interpolation">How the values between are made.</param>
/// <exception cref="ArgumentOutOfRangeException"><paramref name="Size"/> is not two positive numbers.</exception>
[method: JsonConstructor]
public sealed record UpSampling2D(ValueList<int> Size, Interpolation Interpolation = Interpolation.Nearest) : Layer
{
    /// <summary>The same number for rows and columns.</summary>
    public UpSampling2D(int size = 2) : this([size, size]) { }

    /// <summary>How often: [rows, columns].</summary>
    public ValueList<int> Size { get; init => field = Check(value); } = Check(Size);

    /// <inheritdoc/>
    public override Tensor Build(Scope scope, Tensor input)
    {
        ArgumentNullException.ThrowIfNull(input);
        if (input.Shape.Rank != 4) throw Shapes.Misfit(nameof(UpSampling2D), "[batch, height, width, channels]", input.Shape);
        var (batch, height, width, channels) = (input.Shape[0], input.Shape[1], input.Shape[2], input.Shape[3]);
        return input.Reshape(batch, height, 1, width, 1, channels)
            .BroadcastTo([batch, height, Size[0], width, Size[1], channels])
            .Reshape(batch, height * Size[0], width * Size[1], channels);
    }

    private static ValueList<int> Check(ValueList<int> size) => size is [> 0, > 0] ? size
        : throw Setting<UpSampling2D>.Outside(nameof(Size), "to be [rows, columns], each at least 1", size);
}
