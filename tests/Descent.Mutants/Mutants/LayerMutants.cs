namespace Descent.Mutants.Mutants;

/// <summary>In layers: normalization, dropout, recurrence, attention, padding.</summary>
internal static class LayerMutants
{
    public static readonly Mutant[] All =
    [
        new("batch normalization's momentum is turned over", "Layers/BatchNormalization.cs", "Momentum * old + (1 - Momentum) * batch", "(1 - Momentum) * old + Momentum * batch"),
        new("the moving variance is a deviation", "Layers/BatchNormalization.cs", "variance, batch.Variance);", "variance, batch.Variance.Sqrt());"),
        new("normalization's ε stands outside of the root", "Layers/NormalizationLayer.cs", "1 / (variance + Epsilon).Sqrt()", "1 / (variance.Sqrt() + Epsilon)"),
        new("groups are normalized each place by itself", "Layers/GroupNormalization.cs", "Axes.Others(runs, 0, axis)", "Axes.Others(runs, 0, axis, axis + 1)"),
        new("dropout does not scale what stays", "Layers/Dropping.cs", "input * (1 / (1 - rate))", "input"),
        new("dropout keeps what it is to drop", "Layers/Dropping.cs", ">= rate", "< rate"),
        new("an LSTM's gates of input and forgetting are swapped", "Layers/LSTM.cs", "Opening(1) * states[1] + Opening(0)", "Opening(0) * states[1] + Opening(1)"),
        new("the ones stand at the input gate", "Layers/UnitForgetGate.cs", "values.Slice(units, units)", "values.Slice(0, units)"),
        new("a GRU's reset gate is always open", "Layers/GRU.cs", "Gate(sum, 2) + reset * Gate(product, 2)", "Gate(sum, 2) + Gate(product, 2)"),
        new("padded steps move the state", "Layers/RecurrentLayer.cs", ".Select(after, before)", ".Select(before, after)"),
        new("scores are divided by the length instead of its root", "Layers/MultiHeadAttention.cs", "1 / Math.Sqrt(KeyDim)", "1.0 / KeyDim"),
        new("same padding puts the odd place in front", "Layers/Windows.cs", "Before = total / 2, After = total - (total / 2)", "Before = total - (total / 2), After = total / 2"),
        new("both directions of a bidirectional layer go forward", "Layers/Bidirectional.cs", "!layer.GoBackwards)", "layer.GoBackwards)"),
    ];
}
