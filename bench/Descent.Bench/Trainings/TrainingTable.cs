using Descent.Activations;
using Descent.Graph;
using Descent.Initializers;
using Descent.Layers;
using Descent.Models;
using Descent.Optimizers;
using Descent.Regularizers;
using Descent.Schedules;
using Descent.Training;

namespace Descent.Bench.Trainings;

/// <summary>Small trainings that together use every random distribution, curve of the rate and scalar function of a usual training.</summary>
internal static class TrainingTable
{
    private const int Rows = 150;        // of which 120 train: the last minibatch is smaller

    public static readonly Dictionary<string, WholeTraining> All = new()
    {
        ["dense"] = new(Dense, () => Points([12], classes: 1), new Adam(new CosineDecayRestarts(0.01, 7, TMul: 1.5, MMul: 0.9)) { UseEma = true }, "binary_crossentropy"),
        ["regression"] = new(Regression, () => Points([12], classes: 0), new Nadam(new PolynomialDecay(0.01, 50, Power: 0.7)) { ClipNorm = 1 }, "log_cosh"),
        ["convnet"] = new(Convnet, () => Points([8, 8, 3], classes: 4), new Sgd(new OneCycle(0.05, 60), Momentum: 0.9, Nesterov: true) { WeightDecay = 0.01 }, "sparse_categorical_crossentropy"),
        ["lstm"] = new(Lstm, () => Points([9, 4], classes: 3), new RmsProp(new ExponentialDecay(0.01, 9, 0.8), Centered: true) { GlobalClipNorm = 1 }, "sparse_categorical_crossentropy"),
        ["gru"] = new(Gru, () => Points([9, 4], classes: 3), new Lamb(new LinearWarmup(0, 0.02, 5, new InverseTimeDecay(0.02, 5, 0.5))), "sparse_categorical_crossentropy"),
        ["transformer"] = new(Transformer, () => Points([6, 8], classes: 3), new AdamW(new CosineDecay(0.01, 60)) { GradientAccumulationSteps = 2 }, "sparse_categorical_crossentropy"),
    };

    private static Sequential Dense() => new(
        new Input(12), new Dense(24, "gelu") { KernelInitializer = "he_normal", KernelRegularizer = new L2(0.01) }, new BatchNormalization(), new Dropout(0.3),
        new Dense(17, "mish") { KernelInitializer = "orthogonal" }, new GaussianNoise(0.1), new Dense(1, "sigmoid")) { Seed = 2 };

    // Wide, in double: the C library's logarithms of two processors differ in one of thousands.
    private static Sequential Regression() => new(
        new Input(12), new GaussianDropout(0.2), new Dense(1500, "softplus") { KernelInitializer = "random_normal" }, new LayerNormalization(),
        new Dense(8, "selu") { KernelInitializer = "lecun_normal" }, new Dense(1)) { Seed = 3, DType = DType.Float64 };

    private static Sequential Convnet() => new(
        new Input([8, 8, 3]), new Conv2D(8, 3, padding: Padding.Same, useBias: false), new BatchNormalization(), new ReLU(), new MaxPooling2D(2),
        new DepthwiseConv2D(3), new Flatten(), new Dropout(0.2), new Dense(4, "softmax")) { Seed = 4 };

    private static Sequential Lstm() => new(new Input([9, 4]), new LSTM(11), new Dense(3, "softmax") { KernelInitializer = "truncated_normal" }) { Seed = 5 };

    private static Sequential Gru() => new(new Input([9, 4]), new Bidirectional(new GRU(7)), new Dense(3, "softmax")) { Seed = 6 };

    private static Model Transformer()
    {
        var input = new Input([6, 8]);
        var attended = new MultiHeadAttention(2, 4, Dropout: 0.1).Apply(new LayerNormalization().Apply(input));
        var x = new Add().Apply(input, attended);
        return new(input, new Dense(3, "softmax").Apply(new GlobalAveragePooling1D().Apply(new Dense(9, "swish").Apply(x)))) { Seed = 7 };
    }

    /// <summary>Normal numbers, and targets that follow from them.</summary>
    /// <param name="sample">The shape of one.</param>
    /// <param name="classes">Labels 0 .. classes - 1; 1: 0 or 1 in one column; 0: a number.</param>
    private static TrainingData Points(Shape sample, int classes)
    {
        var random = new RandomStream(1, "points");
        var (width, x, labels, numbers) = ((int)sample.Size, new float[Rows * sample.Size], new int[Rows], new float[Rows]);
        for (var row = 0; row < Rows; row++)
        {
            for (var i = 0; i < width; i++) x[row * width + i] = (float)random.NextNormal();
            numbers[row] = x[row * width] - 0.5f * x[row * width + 1] * x[row * width + 2];
            labels[row] = Math.Clamp((int)(numbers[row] + Math.Max(classes, 2) / 2.0), 0, Math.Max(classes, 2) - 1);
        }
        TensorData targets = classes > 1 ? TensorData.From(labels) : TensorData.From(classes == 1 ? [.. labels.Select(label => (float)label)] : numbers).Reshape([Rows, 1]);
        return new(TensorData.From(x, Shape.Create([Rows]).Concat(sample)), targets);
    }
}
