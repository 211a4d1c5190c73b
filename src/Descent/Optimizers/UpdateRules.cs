using Descent.Graph;

namespace Descent.Optimizers;

/// <summary>What stands before and after every optimizer's rule, each a small piece of graph code.</summary>
internal static class UpdateRules
{
    /// <summary>The gradients, within the optimizer's limit.</summary>
    public static IReadOnlyList<Tensor> Limited(Optimizer optimizer, IReadOnlyList<Tensor> gradients)
    {
        if (optimizer.GlobalClipNorm is { } globalNorm) return Clipping.ByGlobalNorm(gradients, globalNorm);
        if (optimizer.ClipNorm is { } norm) return [.. gradients.Select(gradient => Clipping.ByNorm(gradient, norm))];
        if (optimizer.ClipValue is { } value) return [.. gradients.Select(gradient => Clipping.ByValue(gradient, value))];
        return gradients;
    }

    /// <summary>w - rate · weight_decay · w.</summary>
    public static Tensor Decayed(Optimizer optimizer, OptimizerScope scope, Tensor parameter) =>
        optimizer.WeightDecay is > 0 and var decay ? parameter - (scope.LearningRate * decay).Cast(parameter.DType) * parameter : parameter;

    /// <summary>The moving average of a parameter with its new value, kept in a slot: at first the value after the first update.</summary>
    public static Tensor Averaged(Optimizer optimizer, OptimizerScope scope, Tensor value)
    {
        var momentum = optimizer.EmaMomentum ?? Optimizer.DefaultEmaMomentum;
        var share = (scope.Step > 1).Select(scope.Step.Like(momentum), scope.Step.Like(0));
        var average = share.Cast(value.DType) * scope.Slot(AverageSlot) + (1 - share).Cast(value.DType) * value;
        scope.SetSlot(AverageSlot, average);
        return average;
    }

    /// <summary>The name of the slot of the moving average.</summary>
    public const string AverageSlot = "average";
}
