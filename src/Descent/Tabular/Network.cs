using Descent.Activations;
using Descent.Data;
using Descent.Layers;
using Descent.Models;
using Descent.Regularizers;

namespace Descent.Tabular;

/// <summary>Makes the network of a plan.</summary>
internal static class Network
{
    /// <summary>The network for the inputs and the target of a pipeline: hidden layers, then probabilities or a number.</summary>
    public static Model Build(AutoPlan plan, Pipeline pipeline)
    {
        var layers = new List<Layer> { new Input(pipeline.InputCount) };
        if (pipeline.Embedded is { Count: > 0 } embedded) layers.Add(new EmbeddedColumns([.. embedded.Select(input => new EmbeddedColumn(input.Index, input.Count, input.Dimension))]));
        foreach (var units in plan.Layers)
        {
            layers.Add(Dense(plan, units, plan.Activation));
            if (plan.Dropout > 0) layers.Add(new Dropout(plan.Dropout));
        }
        layers.Add(Dense(plan, pipeline.Output.Outputs, Output(pipeline.Output.Task)));
        return new Sequential(layers) { Seed = plan.Seed };
    }

    private static ActivationFunction? Output(LearningTask task) => task switch
    {
        LearningTask.Binary => new Activations.Sigmoid(),
        LearningTask.Multiclass => new Activations.Softmax(),
        _ => null,
    };

    private static Dense Dense(AutoPlan plan, int units, ActivationFunction? activation) => new(units, activation)
    {
        KernelInitializer = plan.Initializer,
        KernelRegularizer = (plan.L1, plan.L2) switch
        {
            (0, 0) => null,
            (0, var l2) => new L2(l2),
            (var l1, 0) => new L1(l1),
            var (l1, l2) => new L1L2(l1, l2),
        },
    };
}
