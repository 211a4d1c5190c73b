using Descent.Graph;
using Descent.Layers;
using Descent.Losses;
using Descent.Models;
using Descent.Optimizers;
using Descent.Training;
using Descent.Training.Callbacks;
using Descent.Training.Forensics;

namespace Descent.Tests.Training.Forensics;

/// <summary>NaN and infinities in data, weights, layers, losses, gradients and updates.</summary>
internal static class Faults
{
    private static readonly Loss Mse = new MeanSquaredError();

    public static IReadOnlyList<Fault> All { get; } =
    [
        new("NaN in an input", Dense, Data((7, float.NaN)), new Adam(), Mse, NonFinitePlace.Input, "input", 7),
        new("infinity in an input", Dense, Data((23, float.PositiveInfinity)), new Adam(), Mse, NonFinitePlace.Input, "input", 23),
        new("minus infinity in an input, momentum", Dense, Data((0, float.NegativeInfinity)), new Sgd(0.01, Momentum: 0.9), Mse, NonFinitePlace.Input, "input", 0),
        new("NaN in an input, dropout", Dropout, Data((12, float.NaN)), new Sgd(0.01), Mse, NonFinitePlace.Input, "input", 12),
        new("NaN in an input, accumulated gradients", Dense, Data((9, float.NaN)), new Sgd(0.01) { GradientAccumulationSteps = 3 }, Mse, NonFinitePlace.Input, "input", 9),
        new("NaN in an input, moving averages of the weights", Dense, Data((15, float.NaN)), new Adam { UseEma = true }, Mse, NonFinitePlace.Input, "input", 15),
        new("NaN in an image, convolution and batch normalization", Convolutional, Images((20, float.NaN)), new Adam(), Mse, NonFinitePlace.Input, "input", 20),
        new("NaN in a sequence", Recurrent, Sequences((3, float.NaN)), new RmsProp(), Mse, NonFinitePlace.Input, "input", 3),
        new("NaN in a target", Dense, Data(target: (11, float.NaN)), new Adam(), Mse, NonFinitePlace.Target, "dense_2", 11),
        new("infinity in a target", Dense, Data(target: (2, float.PositiveInfinity)), new Adam(), Mse, NonFinitePlace.Target, "dense_2", 2),
        new("NaN in a kernel from the start", Dense, Data(), new Adam(), Mse, NonFinitePlace.Parameter, "dense_1/kernel") { Step = 1, Prepare = model => Spoil(model, "dense_1/kernel", float.NaN) },
        new("infinity in a bias from the start", Dense, Data(), new Adam(), Mse, NonFinitePlace.Parameter, "dense_2/bias") { Step = 1, Prepare = model => Spoil(model, "dense_2/bias", float.PositiveInfinity) },
        new("NaN in a moving mean, which training does not read", Convolutional, Images(), new Adam(), Mse, NonFinitePlace.Parameter, "batch_normalization/moving_mean") { Step = 1, Prepare = model => Spoil(model, "batch_normalization/moving_mean", float.NaN) },
        new("a recurrent kernel of infinity", Recurrent, Sequences(), new Adam(), Mse, NonFinitePlace.Parameter, "lstm/recurrent_kernel") { Step = 1, Prepare = model => Spoil(model, "lstm/recurrent_kernel", float.PositiveInfinity) },
        new("a callback that writes NaN into a weight", Dense, Data(), new Adam(), Mse, NonFinitePlace.Elsewhere, "") { Step = 4, Callback = After(3, progress => Spoil(progress.Model, "dense/kernel", float.NaN)) },
        new("a callback that writes NaN in the second epoch", Dense, Data(), new Adam(), Mse, NonFinitePlace.Elsewhere, "") { Step = 9, Callback = After(8, progress => Spoil(progress.Model, "dense/bias", float.NaN)) },
        new("a layer's logarithm of 0", () => Net(new LogDistance()), Data((17, 100)), new Adam(), Mse, NonFinitePlace.Layer, "log_distance", 17) { Op = "Log" },
        new("a layer's logarithm of 0 behind another layer", () => Net(new Rescaling(1), new LogDistance()), Data((5, 100)), new Sgd(0.001), Mse, NonFinitePlace.Layer, "log_distance", 5) { Op = "Log" },
        new("a loss's logarithm of 0", Dense, Data(target: (13, 100)), new Adam(), Loss.Of((yTrue, yPred) => (yTrue - 100).Abs().Log() + (yPred - 1).Square()), NonFinitePlace.Loss, "FunctionLoss", 13) { Op = "Log" },
        new("a loss's division by 0", Dense, Data(target: (6, 100)), new Adam(), Loss.Of((yTrue, yPred) => (yPred - 1).Square() / (yTrue - 100).Abs()), NonFinitePlace.Loss, "FunctionLoss", 6) { Op = "Divide" },
        new("a layer's gradient 0/0", () => Net(new RootDistance()), Data((19, 100)), new Adam(), Mse, NonFinitePlace.Gradient, "root_distance") { Step = StepOf(19) },
        new("a layer's gradient 0/0, clipped by the norm", () => Net(new RootDistance()), Data((10, 100)), new Sgd(0.01) { ClipNorm = 1 }, Mse, NonFinitePlace.Gradient, "root_distance") { Step = StepOf(10) },
        new("a layer's gradient 0/0, accumulated", () => Net(new RootDistance()), Data((1, 100)), new Sgd(0.01) { GradientAccumulationSteps = 6 }, Mse, NonFinitePlace.Gradient, "root_distance") { Step = StepOf(1) },
        new("a loss's gradient of a root of 0", Dense, Data(target: (8, 100)), new Adam(), Loss.Of((yTrue, yPred) => ((yTrue - 100).Abs() * yPred.Square()).Sqrt()), NonFinitePlace.Gradient, "FunctionLoss") { Step = StepOf(8) },
        new("an update that overflows", Dense, Data(), new Sgd(3e38), Loss.Of((yTrue, yPred) => (yTrue - yPred).Square() * 1e4), NonFinitePlace.Update, "dense/kernel") { Step = 1 },
        new("a learning rate of 1e30", Dense, Data(), new Sgd(1e30), Mse, NonFinitePlace.Loss, "MeanSquaredError") { Step = 2 },
        new("a learning rate that a callback raises", Dense, Data(), new Sgd(0.01), Mse, NonFinitePlace.Loss, "MeanSquaredError") { Step = 9, Callback = After(7, progress => progress.LearningRate = 1e30) },
        new("a penalty that overflows", () => new Sequential(new Input(2), new Dense(1) { KernelInitializer = new Descent.Initializers.Constant(10), KernelRegularizer = new Descent.Regularizers.L2(3e38) }) { Seed = 1 }, Data(), new Sgd(1), Mse, NonFinitePlace.Loss, "penalties") { Step = 1 },
    ];

    private static Model Dense() => new Sequential(new Input(2), new Dense(8, "tanh"), new Dense(8, "tanh"), new Dense(1)) { Seed = 1 };

    private static Model Dropout() => new Sequential(new Input(2), new Dense(8, "tanh"), new Dropout(0.5), new Dense(1)) { Seed = 1 };

    private static Model Net(params Layer[] first) => new Sequential([new Input(2), .. first, new Dense(4, "tanh"), new Dense(1)]) { Seed = 1 };

    private static Model Convolutional() => new Sequential(new Input([6, 6, 1]), new Conv2D(4, 3), new BatchNormalization(), new Activation("relu"), new Flatten(), new Dense(1)) { Seed = 1 };

    private static Model Recurrent() => new Sequential(new Input([5, 2]), new LSTM(4), new Dense(1)) { Seed = 1 };

    private static TrainingData Data((int Row, float Value)? input = null, (int Row, float Value)? target = null) => Samples([2], input, target);

    private static TrainingData Images((int Row, float Value)? input = null) => Samples([6, 6, 1], input, null);

    private static TrainingData Sequences((int Row, float Value)? input = null) => Samples([5, 2], input, null);

    private static TrainingData Samples(Shape sample, (int Row, float Value)? input, (int Row, float Value)? target)
    {
        var random = new RandomStream(2, "faults");
        var width = (int)sample.Size;
        var (x, y) = (new float[Fault.Rows * width], new float[Fault.Rows]);
        for (var i = 0; i < x.Length; i++) x[i] = (float)random.NextNormal();
        for (var row = 0; row < y.Length; row++) y[row] = x[row * width] - x[row * width + 1];
        if (input is var (badInput, value)) x[badInput * width + 1] = value;
        if (target is var (badTarget, wrong)) y[badTarget] = wrong;
        return new(TensorData.From(x).Reshape(Shape.Create([Fault.Rows]).Concat(sample)), TensorData.From(y).Reshape([Fault.Rows, 1]));
    }

    private static long StepOf(int row) => new Fault("", Dense, Data(), new Sgd(), Mse, NonFinitePlace.Input, "", row).ExpectedStep;

    private static void Spoil(Model model, string path, float value)
    {
        var weights = model.GetWeights().ToDictionary();
        weights[path].Span<float>()[0] = value;
        model.SetWeights(weights);
    }

    private static LambdaCallback After(long step, Action<TrainingProgress> action) => new(onBatchEnd: progress =>
    {
        if (progress.Step == step) action(progress);
    });
}
