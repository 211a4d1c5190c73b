using Descent.Backends.Cpu;
using Descent.Graph;
using Descent.Layers;
using Descent.Models;
using Descent.Training;

namespace Descent.Tests.Training;

/// <summary>Small networks and data for the tests of training.</summary>
internal static class Nets
{
    public static readonly CpuBackend OneThread = new(threads: 1);

    /// <summary>A small network of one sigmoid output.</summary>
    public static Sequential Classifier(int inputs = 2, int hidden = 8, long seed = 1, DType type = DType.Float32) =>
        new(new Input(inputs), new Dense(hidden, "tanh"), new Dense(1, "sigmoid")) { Seed = seed, DType = type };

    /// <summary>A straight line, so a loss with one minimum.</summary>
    public static Sequential Linear(int inputs = 2, DType type = DType.Float64, long seed = 1) => new(new Input(inputs), new Dense(1)) { DType = type, Seed = seed };

    /// <summary>Points of the plane, of class 1 where their coordinates have different signs.</summary>
    public static (TensorData X, TensorData Y) Points(int rows = 64, long seed = 3)
    {
        var stream = new RandomStream(seed, "points");
        var (x, y) = (new float[rows, 2], new float[rows, 1]);
        for (var row = 0; row < rows; row++)
        {
            (x[row, 0], x[row, 1]) = ((float)stream.NextNormal(), (float)stream.NextNormal());
            y[row, 0] = x[row, 0] * x[row, 1] < 0 ? 1 : 0;
        }
        return (x, y);
    }

    /// <summary>Points on a plane in space with a little noise.</summary>
    public static (TensorData X, TensorData Y) Plane(int rows = 40, long seed = 4)
    {
        var stream = new RandomStream(seed, "plane");
        var (x, y) = (new double[rows, 2], new double[rows, 1]);
        for (var row = 0; row < rows; row++)
        {
            (x[row, 0], x[row, 1]) = (stream.NextNormal(), stream.NextNormal());
            y[row, 0] = 2 * x[row, 0] - x[row, 1] + 0.5 + 0.1 * stream.NextNormal();
        }
        return (x, y);
    }

    /// <summary>All parameters and states in one list.</summary>
    public static double[] Weights(Model model) => [.. model.GetWeights().Values.SelectMany(values => values.ToDoubles())];
}
