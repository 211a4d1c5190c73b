using System.Text.Json.Serialization;
using Descent.Graph;

namespace Descent.Layers;

/// <summary>Adds zeros before and after along time: <c>x: [batch, time, features]</c>.</summary>
/// <param name="Padding">How many: [before, after].</param>
/// <exception cref="ArgumentOutOfRangeException"><paramref name="Padding"/> is no pair of numbers from 0 on.</exception>
[method: JsonConstructor]
public sealed record ZeroPadding1D(ValueList<int> Padding) : Layer
{
    /// <summary>The same number before and after.</summary>
    public ZeroPadding1D(int padding = 1) : this([padding, padding]) { }

    /// <summary>How many: [before, after].</summary>
    public ValueList<int> Padding { get; init => field = Margins.CheckPair<ZeroPadding1D>(value, nameof(Padding)); } = Margins.CheckPair<ZeroPadding1D>(Padding, nameof(Padding));

    /// <inheritdoc/>
    public override Tensor Build(Scope scope, Tensor input) => Margins.Pad(nameof(ZeroPadding1D), input, [Padding]);
}
