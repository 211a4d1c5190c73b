using Descent.Activations;
using Descent.Graph;
using Descent.Initializers;
using Descent.Losses;
using Descent.Optimizers;
using Descent.Tabular.Results;
using Descent.Training.Forensics;

namespace Descent.Tabular;

/// <summary>How a network is made and trained: the <see cref="AutoSettings"/> with everything chosen that was left open.</summary>
public sealed record AutoPlan
{
    internal AutoPlan() { }

    /// <summary>The sizes of the hidden layers.</summary>
    public required ValueList<int> Layers { get; init; }

    /// <summary>What hidden layers apply.</summary>
    public required ActivationFunction Activation { get; init; }

    /// <summary>How the weights begin.</summary>
    public required Initializer Initializer { get; init; }

    /// <summary>The share of hidden values that each step leaves out.</summary>
    public required double Dropout { get; init; }

    /// <summary>The penalty on the sizes of weights.</summary>
    public required double L1 { get; init; }

    /// <summary>The penalty on the squares of weights.</summary>
    public required double L2 { get; init; }

    /// <summary>What is made small.</summary>
    public required Loss Loss { get; init; }

    /// <summary>How gradients move the weights.</summary>
    public required Optimizer Optimizer { get; init; }

    /// <summary>The rows that a step learns from.</summary>
    public required int BatchSize { get; init; }

    /// <summary>The passes over the training rows, at most.</summary>
    public required int Epochs { get; init; }

    /// <summary>The epochs without a better validation loss after which training stops; 0: never.</summary>
    public required int Patience { get; init; }

    /// <summary>The share of all rows that test.</summary>
    public required double Test { get; init; }

    /// <summary>The share of the other rows that validate.</summary>
    public required double Validation { get; init; }

    /// <summary>Whether a network learns from the validation rows too, once it is known how long to train.</summary>
    public required bool FinalFit { get; init; }

    /// <summary>The networks whose mean predicts.</summary>
    public required int Members { get; init; }

    /// <summary>Whether probabilities are calibrated on the validation rows.</summary>
    public bool Calibrates { get; init; }

    /// <summary>Whether the rows that validate are also learnt from: by the last training, or by another member.</summary>
    internal bool LearnsFromValidation => FinalFit || Members > 1;

    /// <summary>Of the split, the first weights and the shuffles.</summary>
    public required long Seed { get; init; }

    /// <summary>What is done when a step is not finite.</summary>
    public required NonFiniteAction OnNonFinite { get; init; }

    /// <summary>The same as text, each with its reason: <c>given</c>, or what it was derived from.</summary>
    public required IReadOnlyList<SettingSummary> Settings { get; init; }
}
