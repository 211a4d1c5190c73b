namespace Descent.Graph;

/// <summary>Values of the first axes of a shape, such as a weight a sample or a mask <c>[batch, time]</c>.</summary>
internal static class LeadingAxes
{
    /// <summary>Whether a shape begins with the axes of another one.</summary>
    public static bool BeginsWith(this Shape shape, Shape leading) => shape.Rank >= leading.Rank && shape[..leading.Rank] == leading;

    /// <summary>A value of a shape's first axes, repeated along its further ones.</summary>
    public static Tensor RepeatAlong(this Tensor value, Shape shape)
    {
        if (value.Shape == shape) return value;
        var column = shape.Map((length, axis) => axis < value.Shape.Rank ? length : 1);
        return value.Reshape(column).BroadcastTo(shape);
    }
}
