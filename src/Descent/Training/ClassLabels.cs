using Descent.Graph;
using Descent.Losses;
using Descent.Models;

namespace Descent.Training;

/// <summary>Reads the targets of a loss that takes labels: class numbers.</summary>
internal static class ClassLabels
{
    /// <summary>The labels as Int32, in their shape.</summary>
    /// <exception cref="ArgumentException">A target is no class number, or none of the output's classes; the message names the output, the value and the row.</exception>
    public static TensorData Of(ModelPort output, Loss loss, TensorData targets)
    {
        var classes = loss is SparseCategoricalCrossentropy ? output.Shape[^1] : int.MaxValue;      // what other losses do with labels is theirs to say
        var least = loss is SparseCategoricalCrossentropy ? 0 : int.MinValue;
        var ignored = (loss as SparseCategoricalCrossentropy)?.IgnoreClass;
        for (var i = 0; i < targets.Shape.Size; i++)
        {
            var label = targets[i];
            if ((label >= least && label < classes && label == Math.Floor(label)) || label == ignored) continue;
            throw new ArgumentException($"The targets of the output \"{output.Name}\" need to be class numbers{(classes < int.MaxValue ? $" 0 .. {classes - 1}" : "")} " +
                $"for {loss.GetType().Name}, got {label} in row {i / (targets.Shape.Size / targets.Rows)}: number the classes from 0, and give the last layer one unit a class{PaddingRemedy(targets)}.");
        }
        return targets.Cast(DType.Int32);
    }

    /// <summary>What to do about targets of padded steps, whose place is known in the program alone.</summary>
    public static string PaddingRemedy(TensorData targets) => targets.Shape.Rank > 1 && targets.Shape[1] > 1 ? "; where it stands at a padded step, pad with 0 instead: what is masked does not count" : "";
}
