using System.Text.Json.Serialization;
using Descent.Graph;

namespace Descent.Layers;

/// <summary>Cuts places off before and after along time: <c>x: [batch, time, features]</c>.</summary>
/// <param name="Cropping">How many: [before, after].</param>
/// <exception cref="ArgumentOutOfRangeException"><paramref name="Cropping"/> is no pair of numbers from 0 on.</exception>
[method: JsonConstructor]
public sealed record Cropping1D(ValueList<int> Cropping) : Layer
{
    /// <summary>The same number before and after.</summary>
    public Cropping1D(int cropping = 1) : this([cropping, cropping]) { }

    /// <summary>How many: [before, after].</summary>
    public ValueList<int> Cropping { get; init => field = Margins.CheckPair<Cropping1D>(value, nameof(Cropping)); } = Margins.CheckPair<Cropping1D>(Cropping, nameof(Cropping));

    /// <inheritdoc/>
    public override Tensor Build(Scope scope, Tensor input) => Margins.Crop(nameof(Cropping1D), input, [Cropping]);
}
