using Descent.Data;
using Descent.Graph;
using Descent.Initializers;
using Descent.Layers;
using Descent.Losses;
using Descent.Models;
using Descent.Optimizers;
using Descent.Training;
using Descent.Training.Callbacks;
using Descent.Training.Forensics;

namespace Descent.Tests.Training.Forensics;

/// <summary>A training with something in it that is not finite, and what its report has to say.</summary>
/// <param name="Name">Of the case.</param>
/// <param name="Model">The network.</param>
/// <param name="Data">24 samples, in batches of 4.</param>
/// <param name="Optimizer">How it is trained.</param>
/// <param name="Loss">What for.</param>
/// <param name="Place">Where the value comes from.</param>
/// <param name="Culprit">What is named.</param>
/// <param name="Row">The row that is named, in whose minibatch of the first epoch it happens; null for none.</param>
internal sealed record Fault(string Name, Func<Model> Model, TrainingData Data, Optimizer Optimizer, Loss Loss, NonFinitePlace Place, string Culprit, int? Row = null)
{
    public const int Rows = 24, BatchSize = 4;

    /// <summary>What spoils the training, beside the data.</summary>
    public Action<Model>? Prepare { get; init; }

    public Callback? Callback { get; init; }

    /// <summary>The step that is to be named, where no row tells it.</summary>
    public long? Step { get; init; }

    /// <summary>The op that is to be named; null: it is not looked at.</summary>
    public string? Op { get; init; }

    public long Seed { get; init; } = 5;

    /// <summary>The step in the first epoch whose minibatch has the row.</summary>
    public long ExpectedStep
    {
        get
        {
            if (Step is { } step) return step;
            var minibatches = new Minibatches(Rows, BatchSize, Seed);
            for (var batch = 0; batch < minibatches.Count; batch++)
                if (minibatches[batch].Contains(Row!.Value)) return batch + 1;
            throw new InvalidOperationException("The row is in no batch.");
        }
    }

    public override string ToString() => Name;
}

/// <summary>The logarithm of the distance from 100: -infinity there.</summary>
internal sealed record LogDistance : Layer
{
    public override Tensor Build(Scope scope, Tensor input) => (input - 100).Abs().Log();
}

/// <summary>A root of a distance from 100 times a parameter: 0 there, and its gradient 0/0.</summary>
internal sealed record RootDistance : Layer
{
    public override Tensor Build(Scope scope, Tensor input) => ((input - 100).Abs() * scope.Parameter("scale", [input.Shape[^1]], new Ones())).Sqrt();
}
