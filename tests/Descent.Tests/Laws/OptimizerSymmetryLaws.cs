using Descent.Graph;
using Descent.Layers;
using Descent.Models;
using Descent.Optimizers;
using Descent.Regularizers;
using Descent.Tests.Training;
using Descent.Training;
using static Descent.Tests.Laws.Perturbation;

namespace Descent.Tests.Laws;

/// <summary>Trainings that must come to the same parameters, with every optimizer: accumulated and large batches, one batch and no batches, limits that nothing reaches, renamed units.</summary>
public class OptimizerSymmetryLaws
{
    private const int Rows = 8;

    public static TheoryData<string> Names => [.. Catalogue.Names<Optimizer>()];

    [Theory, MemberData(nameof(Names))]
    public void Accumulated_gradients_are_those_of_the_large_batch(string name)
    {
        var (large, parts) = (Compiled(At(name)), Compiled(At(name) with { GradientAccumulationSteps = 2 }));
        for (var step = 0; step < 4; step++)
        {
            var data = Data(step);
            large.Trainer.TrainOnBatch(data);
            parts.Trainer.TrainOnBatch(data.TakeRows([0, 1, 2, 3]));
            parts.Trainer.TrainOnBatch(data.TakeRows([4, 5, 6, 7]));
            AssertEqual(Parameters(large), Parameters(parts));
        }
    }

    [Theory, MemberData(nameof(Names))]
    public void One_batch_of_all_samples_is_gradient_descent(string name)
    {
        var (fitted, stepped) = (Compiled(At(name)), Compiled(At(name)));
        fitted.Fit(Data(0), new FitOptions { Epochs = 5, BatchSize = Rows });
        for (var step = 0; step < 5; step++) stepped.Trainer.TrainOnBatch(Data(0));
        AssertEqual(Parameters(stepped), Parameters(fitted));
    }

    [Theory, MemberData(nameof(Names))]
    public void The_order_within_a_batch_does_not_matter(string name)
    {
        var (straight, turned) = (Compiled(At(name)), Compiled(At(name)));
        for (var step = 0; step < 4; step++)
        {
            straight.Trainer.TrainOnBatch(Data(step));
            turned.Trainer.TrainOnBatch(Data(step).TakeRows([7, 2, 5, 0, 1, 6, 3, 4]));
        }
        AssertEqual(Parameters(straight), Parameters(turned));
    }

    [Theory, MemberData(nameof(Names))]
    public void Limits_that_no_gradient_reaches_change_nothing(string name)
    {
        var free = Trained(At(name));
        AssertEqual(free, Trained(At(name) with { ClipNorm = 1e6 }));
        AssertEqual(free, Trained(At(name) with { ClipValue = 1e6 }));
        AssertEqual(free, Trained(At(name) with { GlobalClipNorm = 1e6 }));
    }

    [Theory, MemberData(nameof(Names))]
    public void Renamed_hidden_units_learn_the_same(string name)
    {
        int[] order = [3, 1, 4, 0, 2];
        var (straight, turned) = (Compiled(At(name)), Compiled(At(name)));
        turned.SetWeights(Renamed(straight, order));
        for (var step = 0; step < 4; step++)
        {
            straight.Trainer.TrainOnBatch(Data(step));
            turned.Trainer.TrainOnBatch(Data(step));
        }
        AssertEqual(Renamed(straight, order).Values.Select(values => values.ToDoubles()), Parameters(turned));
    }

    /// <summary>Where no sample counts, decay alone moves the parameters: by 1 - rate · decay an update. (FTRL's rule makes them anew from its sums.)</summary>
    [Theory, MemberData(nameof(Names))]
    public void Without_a_gradient_only_decay_moves_parameters(string name)
    {
        if (name == "Ftrl") return;
        var model = Compiled(At(name) with { WeightDecay = 0.1 });
        var before = Parameters(model);
        for (var step = 0; step < 3; step++) model.Trainer.TrainOnBatch(new TrainingData(Data(0).X, Data(0).Y, new double[Rows]));
        AssertEqual(Scale(before, Math.Pow(1 - 0.01 * 0.1, 3)), Parameters(model));
    }

    [Theory, MemberData(nameof(Names))]
    public void A_rate_of_zero_moves_nothing(string name)
    {
        if (name == "Ftrl") return;            // divides by the rate
        var model = Compiled(Catalogue.Create<Optimizer>(name) with { LearningRate = 0, WeightDecay = 0.1 });
        var before = Parameters(model);
        for (var step = 0; step < 3; step++) model.Trainer.TrainOnBatch(Data(step));
        Assert.Equal(before, Parameters(model));
    }

    public static TheoryData<string, Optimizer, Optimizer> Pairs => new()
    {
        { "SGD without momentum", new Sgd(0.1), new Sgd(0.1, Momentum: 0, Nesterov: true) },
        { "RMSprop without momentum", new RmsProp(0.01), new RmsProp(0.01, Momentum: 0) },
        { "AdamW without decay", new Adam(0.01), new AdamW(0.01, WeightDecay: 0) },
        { "Adam with decay", new AdamW(0.01, WeightDecay: 0.02), new Adam(0.01) { WeightDecay = 0.02 } },
        { "one step accumulated", new Adam(0.01), new Adam(0.01) { GradientAccumulationSteps = 1 } },
        { "averages that follow at once", new Sgd(0.1), new Sgd(0.1) { UseEma = true, EmaMomentum = 0, EmaOverwriteFrequency = 1 } },
        { "Adam of one gradient's sign", new Adam(0.01, Beta1: 0, Beta2: 0, Epsilon: 1e-300), new Lion(0.01, Beta1: 0, Beta2: 0) },
    };

    [Theory, MemberData(nameof(Pairs))]
    public void Two_names_of_one_rule_learn_the_same(string name, Optimizer one, Optimizer other)
    {
        Assert.NotEmpty(name);
        AssertEqual(Trained(one), Trained(other));
    }

    [Theory]
    [InlineData(0.01)]
    [InlineData(0.05)]
    [InlineData(0.2)]
    public void An_L2_penalty_is_decay_of_twice_its_factor_in_plain_descent(double factor)
    {
        var (penalized, decayed) = (Compiled(new Sgd(0.1), new L2(factor)), Compiled(new Sgd(0.1) { WeightDecay = 2 * factor }));
        for (var step = 0; step < 4; step++)
        {
            penalized.Trainer.TrainOnBatch(Data(step));
            decayed.Trainer.TrainOnBatch(Data(step));
        }
        AssertEqual(Parameters(decayed), Parameters(penalized));
    }

    [Theory]
    [InlineData("mse", "mae", 1, 1)]
    [InlineData("mse", "mse", 0.3, 2)]
    [InlineData("huber", "log_cosh", 2, -0.5)]
    [InlineData("mae", "poisson", 1, 0.1)]
    [InlineData("mse", "huber", 1, 0)]
    public void The_gradient_of_two_outputs_is_the_sum_of_both(string first, string second, double ofFirst, double ofSecond)
    {
        var (x, y) = (OpSamples.Random([Rows, 3], seed: 4), OpSamples.Random([Rows, 1], seed: 5));
        var data = new TrainingData([x], [y, y]);
        double[][] Of(double a, double b) => Gradients(TwoOutputs(), [new(first) { Weight = a }, new(second) { Weight = b }], data).Gradients;
        AssertEqual(Combine(Scale(Of(1, 0), ofFirst), Scale(Of(0, 1), ofSecond), (p, q) => p + q), Of(ofFirst, ofSecond));
    }

    private static Model TwoOutputs()
    {
        var input = new Input(3);
        var shared = new Dense(4, "tanh").Apply(input);
        return new([input], [new Dense(1, "sigmoid").Apply(shared), new Dense(1, "sigmoid").Apply(shared)]) { DType = DType.Float64, Seed = 2 };
    }

    private static Optimizer At(string name) => Catalogue.Create<Optimizer>(name) with { LearningRate = 0.01, WeightDecay = null };

    private static double[][] Trained(Optimizer optimizer)
    {
        var model = Compiled(optimizer);
        for (var step = 0; step < 4; step++) model.Trainer.TrainOnBatch(Data(step));
        return Parameters(model);
    }

    /// <summary>Without biases where a penalty is compared with decay, which takes all parameters.</summary>
    private static Sequential Compiled(Optimizer optimizer, Regularizer? penalty = null)
    {
        var model = new Sequential(new Input(3), new Dense(5, "tanh", UseBias: false) { KernelRegularizer = penalty }, new Dense(2, UseBias: false) { KernelRegularizer = penalty }) { DType = DType.Float64, Seed = 1 };
        model.Compile(optimizer, [new("mse")], Nets.OneThread);
        return model;
    }

    private static TrainingData Data(int step) => new(OpSamples.Random([Rows, 3], seed: 20 + step), OpSamples.Random([Rows, 2], seed: 40 + step));

    /// <summary>The weights with the hidden units in another order: columns of the first kernel, rows of the second.</summary>
    private static Dictionary<string, TensorData> Renamed(Model model, int[] order)
    {
        var weights = model.GetWeights().ToDictionary();
        var kernel = weights["dense/kernel"];
        weights["dense/kernel"] = TensorData.From([.. Enumerable.Range(0, 3 * order.Length).Select(i => kernel[i / order.Length * order.Length + order[i % order.Length]])], kernel.Shape);
        weights["dense_1/kernel"] = weights["dense_1/kernel"].TakeRows(order);
        return weights;
    }
}
