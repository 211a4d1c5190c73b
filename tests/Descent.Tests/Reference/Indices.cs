using Descent.Graph;

namespace Descent.Tests.Reference;

/// <summary>Between the place of an element in row-major order and its index along each axis.</summary>
internal static class Indices
{
    public static int[] Of(int place, Shape shape)
    {
        var index = new int[shape.Rank];
        for (var axis = shape.Rank - 1; axis >= 0; axis--) (place, index[axis]) = Math.DivRem(place, shape[axis]);
        return index;
    }

    public static int Place(ReadOnlySpan<int> index, Shape shape)
    {
        var place = 0;
        for (var axis = 0; axis < shape.Rank; axis++) place = (place * shape[axis]) + index[axis];
        return place;
    }
}
