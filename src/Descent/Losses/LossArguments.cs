using System.Diagnostics;
using Descent.Graph;

namespace Descent.Losses;

/// <summary>Brings the arguments of a loss into the form that it computes with, or says what is wrong with them.</summary>
[StackTraceHidden]
internal static class LossArguments
{
    /// <summary>Targets in the predictions' type and shape, or Int32 labels in their shape without the last axis.</summary>
    public static Tensor Targets(Loss loss, Tensor yTrue, Tensor yPred)
    {
        if (!yPred.DType.IsFloat() || yPred.Shape.Rank == 0)
            throw new ShapeException($"{Name(loss)} needs floating-point predictions [batch, .., n], got {yPred.Describe()}.");
        if (loss.TakesLabels) return Labels(loss, yTrue, yPred);
        return yTrue.Shape == yPred.Shape ? yTrue.Cast(yPred.DType)
            : throw new ShapeException($"{Name(loss)} needs targets of the predictions' shape, got targets {yTrue.Describe()} and predictions {yPred.Describe()}: {Remedy(yTrue, yPred)}.");
    }

    /// <summary>Weights in the values' type and shape; one a row is repeated over the row's values.</summary>
    public static Tensor Weights(Loss loss, Tensor weights, Tensor values)
    {
        var shape = values.Shape;
        if (weights.Shape == shape) return weights.Cast(values.DType);
        if (weights.Shape.Rank != 1 || shape.Rank == 0 || weights.Shape[0] != shape[0])
            throw new ShapeException($"{Name(loss)} needs sample weights [batch] or of its values' shape {shape}, got {weights.Describe()}.");
        Shape column = [.. shape.Select((length, axis) => axis == 0 ? length : 1)];
        return weights.Cast(values.DType).Reshape(column).BroadcastTo(shape);
    }

    private static Tensor Labels(Loss loss, Tensor yTrue, Tensor yPred)
    {
        var places = yPred.Shape[..^1];
        return yTrue.Shape == places || yTrue.Shape == places.Concat([1]) ? yTrue.Cast(DType.Int32).Reshape(places)
            : throw new ShapeException($"{Name(loss)} needs integer labels {places} (or {places.Concat([1])}) for predictions {yPred.Describe()}, got {yTrue.Describe()}: " +
                (yTrue.Shape == yPred.Shape ? "for one-hot targets use CategoricalCrossentropy." : "reshape the labels, or give the last layer one unit a class."));
    }

    private static string Remedy(Tensor yTrue, Tensor yPred)
    {
        if (yTrue.Shape.Size == yPred.Shape.Size) return $"reshape the targets to {yPred.Shape}";
        var lacksLastAxis = yTrue.Shape == yPred.Shape[..^1] || yTrue.Shape == yPred.Shape[..^1].Concat([1]);
        if (lacksLastAxis) return "for integer labels use SparseCategoricalCrossentropy; for one-hot targets call OneHot; for one number a row give the last layer one unit";
        return $"give the last layer the outputs that the targets have";
    }

    private static string Name(Loss loss) => loss.GetType().Name;
}
