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
        if (weights.Shape != shape && (weights.Shape.Rank != 1 || !shape.BeginsWith(weights.Shape)))
            throw new ShapeException($"{Name(loss)} needs sample weights [batch] or of its values' shape {shape}, got {weights.Describe()}.");
        return weights.Cast(values.DType).RepeatAlong(shape);
    }

    /// <summary>A mask in the values' shape; one a step is repeated over the step's values.</summary>
    public static Tensor Mask(Loss loss, Tensor mask, Tensor values) => mask.DType == DType.Bool && values.Shape.BeginsWith(mask.Shape) ? mask.RepeatAlong(values.Shape)
        : throw new ShapeException($"{Name(loss)} gives values of shape {values.Shape}, and the mask of its predictions is {mask.Describe()}: take means over the last axis alone, " +
            "so that each step has a value, or end the mask with a layer that joins the steps, such as Flatten.");

    /// <summary>0 where the mask is false. To drop the values there is not enough: the gradient would be 0 times their derivative, NaN where that is not finite.</summary>
    public static Tensor WithoutPadding(Tensor steps, Tensor? mask) =>
        mask is { DType: DType.Bool } && steps.Shape.BeginsWith(mask.Shape) ? mask.RepeatAlong(steps.Shape).Select(steps, steps.Like(0)) : steps;

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
