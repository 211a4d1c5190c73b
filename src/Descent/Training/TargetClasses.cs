using Descent.Graph;

namespace Descent.Training;

/// <summary>Reads the class of each row off targets, where they are classes.</summary>
internal static class TargetClasses
{
    /// <summary>
    /// The class of each row: whole-number or truth labels <c>[n]</c> or <c>[n, 1]</c>, 0 and 1 as numbers, or one-hot rows <c>[n, classes]</c>; null where
    /// the targets are no classes.
    /// </summary>
    public static int[]? Of(TensorData targets)
    {
        var width = (int)(targets.Shape.Size / Math.Max(1, targets.Rows));
        if (targets.Rows == 0 || targets.Shape.Rank > 2) return null;
        return width == 1 ? Labels(targets) : OneHot(targets, width);
    }

    private static int[]? Labels(TensorData targets)
    {
        var labels = new int[targets.Rows];
        for (var row = 0; row < labels.Length; row++)
        {
            var value = targets[row];
            if (targets.DType.IsFloat() && value is not (0 or 1)) return null;
            labels[row] = (int)value;
        }
        return labels;
    }

    private static int[]? OneHot(TensorData targets, int width)
    {
        var labels = new int[targets.Rows];
        for (var row = 0; row < labels.Length; row++)
        {
            labels[row] = -1;
            for (var place = 0; place < width; place++)
            {
                var value = targets[(row * width) + place];
                if (value == 0) continue;
                if (value != 1 || labels[row] >= 0) return null;
                labels[row] = place;
            }
            if (labels[row] < 0) return null;
        }
        return labels;
    }
}
