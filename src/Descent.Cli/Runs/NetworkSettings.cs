using Descent.Activations;
using Descent.Data;
using Descent.Initializers;
using Descent.Layers;
using Descent.Losses;
using Descent.Models;
using Descent.Regularizers;

namespace Descent.Cli.Runs;

/// <summary>The network as it was asked for.</summary>
internal sealed record NetworkSettings
{
    /// <summary>The sizes of the hidden layers; null: by the size of the data.</summary>
    public int[]? Layers { get; init; }

    public required ActivationFunction Activation { get; init; }

    public required Initializer Initializer { get; init; }

    public double Dropout { get; init; }

    public double L1 { get; init; }

    public double L2 { get; init; }

    /// <summary>Whether the penalty is the one that is there where none is asked for.</summary>
    public bool HasDefaultPenalty { get; init; }

    /// <summary>The loss; null: the one of the task.</summary>
    public Loss? Loss { get; init; }

    /// <summary>The network for the inputs and the target of a pipeline: hidden layers, then probabilities or a number.</summary>
    public Sequential Build(Pipeline pipeline, int rows, long seed)
    {
        var layers = new List<Layer> { new Input(pipeline.InputCount) };
        foreach (var units in Layers ?? Defaults.Layers(rows))
        {
            layers.Add(Dense(units, Activation));
            if (Dropout > 0) layers.Add(new Dropout(Dropout));
        }
        layers.Add(Dense(pipeline.Output.Outputs, pipeline.Output.Task switch
        {
            LearningTask.Binary => new Activations.Sigmoid(),
            LearningTask.Multiclass => new Activations.Softmax(),
            _ => null,
        }));
        return new(layers) { Seed = seed };
    }

    private Dense Dense(int units, ActivationFunction? activation) => new(units, activation)
    {
        KernelInitializer = Initializer,
        KernelRegularizer = (L1, L2) switch
        {
            (0, 0) => null,
            (0, _) => new L2(L2),
            (_, 0) => new L1(L1),
            _ => new L1L2(L1, L2),
        },
    };
}
