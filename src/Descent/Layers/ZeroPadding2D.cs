using System.Text.Json.Serialization;
using Descent.Graph;

namespace Descent.Layers;

/// <summary>Adds zeros before and after rows and columns of images: <c>x: [batch, height, width, channels]</c>.</summary>
/// <param name="Padding">How many: [[top, bottom], [left, right]].</param>
/// <exception cref="ArgumentOutOfRangeException"><paramref name="Padding"/> is not two pairs of numbers from 0 on.</exception>
[method: JsonConstructor]
public sealed record ZeroPadding2D(ValueList<ValueList<int>> Padding) : Layer
{
    /// <summary>The same number on all four sides.</summary>
    public ZeroPadding2D(int padding = 1) : this([[padding, padding], [padding, padding]]) { }

    /// <summary>How many: [[top, bottom], [left, right]].</summary>
    public ValueList<ValueList<int>> Padding { get; init => field = Margins.Check<ZeroPadding2D>(value, 2, nameof(Padding)); } = Margins.Check<ZeroPadding2D>(Padding, 2, nameof(Padding));

    /// <inheritdoc/>
    public override Tensor Build(Scope scope, Tensor input) => Margins.Pad(nameof(ZeroPadding2D), input, Padding);
}
