using Descent.Graph;
using Descent.Graph.Ops;

namespace Descent.Tests.Reference;

/// <summary>Convolution and pooling by their definitions: all places that meet, one after the other.</summary>
internal static class ReferenceConvolution
{
    public static Values Forward(TensorType type, Values images, Values kernel, ConvolutionSettings settings)
    {
        var result = new Values(type);
        foreach (var (x, k, y) in Meetings(images.Shape, kernel.Shape, type.Shape, settings)) result.Reals[y] += images.Reals[x] * kernel.Reals[k];
        return result.Rounded();
    }

    public static Values InputGradient(TensorType type, Values gradient, Values kernel, ConvolutionSettings settings)
    {
        var result = new Values(type);
        foreach (var (x, k, y) in Meetings(type.Shape, kernel.Shape, gradient.Shape, settings)) result.Reals[x] += gradient.Reals[y] * kernel.Reals[k];
        return result.Rounded();
    }

    public static Values KernelGradient(TensorType type, Values images, Values gradient, ConvolutionSettings settings)
    {
        var result = new Values(type);
        foreach (var (x, k, y) in Meetings(images.Shape, type.Shape, gradient.Shape, settings)) result.Reals[k] += images.Reals[x] * gradient.Reals[y];
        return result.Rounded();
    }

    public static Values[] MaxPool(TensorType[] types, Values images, MaxPool pool)
    {
        var (values, places) = (new Values(types[0]), new Values(types[1]));
        for (var y = 0; y < values.Count; y++)
        {
            var at = Indices.Of(y, values.Shape);
            var best = -1;
            for (var i = 0; i < pool.Height; i++)
                for (var j = 0; j < pool.Width; j++)
                {
                    int[] from = [at[0], pool.Rows.Place(at[1], i), pool.Columns.Place(at[2], j), at[3]];
                    if (!IsInside(from, images.Shape)) continue;
                    var place = Indices.Place(from, images.Shape);
                    if (best < 0 || images.Reals[place] > images.Reals[best] || (double.IsNaN(images.Reals[place]) && !double.IsNaN(images.Reals[best]))) best = place;
                }
            values.Copy(y, images, best);
            places.Set(y, (long)best);
        }
        return [values, places];
    }

    public static Values MaxPoolGradient(TensorType type, Values gradient, Values places)
    {
        var result = new Values(type);
        for (var y = 0; y < gradient.Count; y++) result.Reals[(int)places.Integers[y]] += gradient.Reals[y];
        return result.Rounded();
    }

    /// <summary>The elements of images, kernel and result that belong together, by number.</summary>
    private static IEnumerable<(int Image, int Kernel, int Result)> Meetings(Shape images, Shape kernel, Shape result, ConvolutionSettings settings)
    {
        for (var y = 0; y < result.Size; y++)
        {
            var at = Indices.Of(y, result);
            var group = at[3] / (kernel[3] / settings.Groups);
            for (var i = 0; i < kernel[0]; i++)
                for (var j = 0; j < kernel[1]; j++)
                    for (var c = 0; c < kernel[2]; c++)
                    {
                        int[] from = [at[0], settings.Rows.Place(at[1], i), settings.Columns.Place(at[2], j), (group * kernel[2]) + c];
                        if (IsInside(from, images)) yield return (Indices.Place(from, images), Indices.Place([i, j, c, at[3]], kernel), y);
                    }
        }
    }

    private static bool IsInside(int[] index, Shape shape) => index.Index().All(at => at.Item >= 0 && at.Item < shape[at.Index]);
}
