using Descent.Graph;

namespace Descent.Data;

/// <summary>
/// Generated data: points in a plane (columns <c>x1</c>, <c>x2</c>) with a class (<c>label</c>), and a curve. Equal arguments give equal rows; classes take turns
/// row by row; numbers are rounded to six decimals.
/// </summary>
public static class Generated
{
    /// <summary>Two classes in opposite quadrants: clusters around (1, 1) and (-1, -1) are class 0, around (1, -1) and (-1, 1) class 1.</summary>
    /// <param name="samples">The number of rows, at least 4.</param>
    /// <param name="noise">The standard deviation of each cluster.</param>
    /// <param name="seed">The seed of the noise.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are too few samples, or the noise is negative.</exception>
    public static TabularData Xor(int samples = 400, double noise = 0.3, long seed = 0) => Points("xor", samples, 2, noise, seed, (label, place, _) =>
    {
        var side = place % 2 == 0 ? 1.0 : -1.0;
        return (side, label == 0 ? side : -side);
    });

    /// <summary>Round clusters, one for each class, their centres evenly on a circle of radius 2.</summary>
    /// <param name="samples">The number of rows, at least 2 for each class.</param>
    /// <param name="noise">The standard deviation of each cluster.</param>
    /// <param name="seed">The seed of the noise.</param>
    /// <param name="classes">The number of classes, at least 2.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are too few samples or classes, or the noise is negative.</exception>
    public static TabularData Blobs(int samples = 400, double noise = 0.5, long seed = 0, int classes = 3) =>
        Points("blobs", samples, classes, noise, seed, (label, _, _) => Polar(2, 2 * Math.PI * label / classes));

    /// <summary>A circle of radius 1 (class 0) around one of radius 0.5 (class 1).</summary>
    /// <inheritdoc cref="Xor"/>
    public static TabularData Circles(int samples = 400, double noise = 0.05, long seed = 0) =>
        Points("circles", samples, 2, noise, seed, (label, _, position) => Polar(label == 0 ? 1 : 0.5, 2 * Math.PI * position));

    /// <summary>The upper half of a circle around (0, 0) (class 0), and the lower half of one around (1, 0.5) (class 1), both of radius 1.</summary>
    /// <inheritdoc cref="Xor"/>
    public static TabularData Moons(int samples = 400, double noise = 0.1, long seed = 0) => Points("moons", samples, 2, noise, seed, (label, _, position) =>
    {
        var (x, y) = Polar(1, Math.PI * position);
        return label == 0 ? (x, y) : (1 - x, 0.5 - y);
    });

    /// <summary>Spirals of one and a half turns from radius 0.1 to 1, one for each class, evenly turned against each other.</summary>
    /// <inheritdoc cref="Blobs"/>
    public static TabularData Spirals(int samples = 400, double noise = 0.02, long seed = 0, int classes = 2) => Points("spirals", samples, classes, noise, seed, (label, _, position) =>
        Polar(0.1 + 0.9 * position, 3 * Math.PI * position + 2 * Math.PI * label / classes));

    /// <summary>A regression: y = sin(3x) + x/2 + noise, x evenly spread over -2 .. 2; columns <c>x</c> and <c>y</c>.</summary>
    /// <inheritdoc cref="Xor"/>
    public static TabularData Curve(int samples = 400, double noise = 0.1, long seed = 0)
    {
        Check(samples, 4, noise);
        var stream = new RandomStream(seed, "curve");
        var rows = new object?[samples][];
        for (var i = 0; i < samples; i++)
        {
            var x = -2 + 4.0 * i / (samples - 1);
            rows[i] = [Math.Round(x, 6), Math.Round(PortableMath.Sin(3 * x) + x / 2 + noise * stream.NextNormal(), 6)];
        }
        return new(ObjectTable.FromRows("curve", ["x", "y"], rows), new([new("x", ColumnRole.Number), new("y", ColumnRole.Target, null, MissingPolicy.Error)], LearningTask.Regression));
    }

    /// <summary>Makes points: class, place within the class, position within the class (0 .. 1) to the point without noise.</summary>
    private static TabularData Points(string name, int samples, int classes, double noise, long seed, Func<int, int, double, (double X, double Y)> point)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(classes, 2);
        Check(samples, 2 * classes, noise);
        var stream = new RandomStream(seed, name);
        var rows = new object?[samples][];
        for (var i = 0; i < samples; i++)
        {
            var (label, place, count) = (i % classes, i / classes, (samples - i % classes - 1) / classes + 1);
            var (x, y) = point(label, place, place / (count - 1.0));
            rows[i] = [Math.Round(x + noise * stream.NextNormal(), 6), Math.Round(y + noise * stream.NextNormal(), 6), label];
        }
        ValueList<string> labels = [.. Enumerable.Range(0, classes).Select(label => $"{label}")];
        return new(ObjectTable.FromRows(name, ["x1", "x2", "label"], rows), new(
            [new("x1", ColumnRole.Number), new("x2", ColumnRole.Number), new("label", ColumnRole.Target, labels, MissingPolicy.Error)],
            classes == 2 ? LearningTask.Binary : LearningTask.Multiclass));
    }

    private static void Check(int samples, int fewest, double noise)
    {
        if (samples < fewest) throw new ArgumentOutOfRangeException(nameof(samples), $"At least {fewest} samples are needed, got {samples}.");
        if (!(noise >= 0 && double.IsFinite(noise))) throw new ArgumentOutOfRangeException(nameof(noise), $"The noise must be a finite number, not negative, got {noise}.");
    }

    private static (double X, double Y) Polar(double radius, double angle) => (radius * PortableMath.Cos(angle), radius * PortableMath.Sin(angle));
}
