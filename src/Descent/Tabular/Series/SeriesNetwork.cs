using Descent.Data;
using Descent.Initializers;
using Descent.Layers;
using Descent.Models;
using Descent.Regularizers;

namespace Descent.Tabular.Series;

/// <summary>
/// Makes the network of a series: the sum of a linear regression and of hidden layers, both of which begin at 0, so that the untrained network is persistence, and hidden layers add only what a straight line cannot say.
/// </summary>
internal static class SeriesNetwork
{
    public static Model Build(AutoPlan plan, Pipeline pipeline, double penalty)
    {
        var input = new Input(pipeline.InputCount);
        var linear = new Dense(1) { Name = "linear", KernelInitializer = new Zeros(), KernelRegularizer = plan.L2 == 0 ? null : new L2(penalty) }.Apply(input);
        if (plan.Layers.Count == 0) return new Model(input, linear) { Seed = plan.Seed };
        LayerOutput hidden = input;
        for (var i = 0; i < plan.Layers.Count; i++)
        {
            var number = plan.Layers.Count == 1 ? "" : $"_{i + 1}";
            hidden = new Dense(plan.Layers[i], plan.Activation) { Name = "hidden" + number, KernelInitializer = plan.Initializer, KernelRegularizer = Penalty(plan) }.Apply(hidden);
            if (plan.Dropout > 0) hidden = new Dropout(plan.Dropout).Apply(hidden);
        }
        var correction = new Dense(1) { Name = "correction", KernelInitializer = new Zeros(), KernelRegularizer = Penalty(plan) }.Apply(hidden);
        return new Model(input, new Add { Name = "change" }.Apply(linear, correction)) { Seed = plan.Seed };
    }

    private static Regularizer? Penalty(AutoPlan plan) => (plan.L1, plan.L2) switch
    {
        (0, 0) => null,
        (0, var l2) => new L2(l2),
        (var l1, 0) => new L1(l1),
        var (l1, l2) => new L1L2(l1, l2),
    };
}
