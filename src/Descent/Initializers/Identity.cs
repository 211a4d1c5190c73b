using Descent.Graph;

namespace Descent.Initializers;

/// <summary>A multiple of the identity matrix, with zeros beside it if the matrix is not square.</summary>
/// <param name="Gain">The values of the diagonal.</param>
public sealed record Identity(double Gain = 1) : Initializer
{
    /// <inheritdoc/>
    /// <exception cref="ShapeException">The shape is not a matrix.</exception>
    public override void Fill(Span<double> values, Shape shape, RandomStream random)
    {
        ArgumentNullException.ThrowIfNull(shape);
        if (shape.Rank != 2) throw new ShapeException($"Identity fills matrices, got the shape {shape}: choose another initializer for it.");
        values.Clear();
        for (var i = 0; i < Math.Min(shape[0], shape[1]); i++) values[i * shape[1] + i] = Gain;
    }
}
