using System.Text.Json.Serialization;
using Descent.Graph;

namespace Descent.Layers;

/// <summary>Cuts places off before and after rows and columns of images: <c>x: [batch, height, width, channels]</c>.</summary>
/// <param name="Cropping">How many: [[top, bottom], [left, right]].</param>
/// <exception cref="ArgumentOutOfRangeException"><paramref name="Cropping"/> is not two pairs of numbers from 0 on.</exception>
[method: JsonConstructor]
public sealed record Cropping2D(ValueList<ValueList<int>> Cropping) : Layer
{
    /// <summary>The same number on all four sides.</summary>
    public Cropping2D(int cropping = 1) : this([[cropping, cropping], [cropping, cropping]]) { }

    /// <summary>How many: [[top, bottom], [left, right]].</summary>
    public ValueList<ValueList<int>> Cropping { get; init => field = Margins.Check<Cropping2D>(value, 2, nameof(Cropping)); } = Margins.Check<Cropping2D>(Cropping, 2, nameof(Cropping));

    /// <inheritdoc/>
    public override Tensor Build(Scope scope, Tensor input) => Margins.Crop(nameof(Cropping2D), input, Cropping);
}
