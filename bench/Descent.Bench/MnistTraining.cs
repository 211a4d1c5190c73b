using Descent.Backends.Cpu;
using Descent.Data;
using Descent.Graph;
using Descent.Layers;
using Descent.Losses;
using Descent.Models;
using Descent.Optimizers;
using Descent.Training;

namespace Descent.Bench;

/// <summary>A whole run as a user writes it: MNIST read, 784-128-10 trained with Adam, tested and saved. bench/pytorch/fit.py does the same.</summary>
internal static class MnistTraining
{
    /// <summary>Trains.</summary>
    /// <param name="folder">Where MNIST's four files are.</param>
    /// <param name="file">The model's file.</param>
    /// <param name="epochs">Passes over the training images.</param>
    /// <param name="batch">Images a step.</param>
    /// <param name="threads">How many threads compute.</param>
    /// <returns>The share of the test images that are recognised.</returns>
    public static double Run(string folder, string file, int epochs, int batch, int threads)
    {
        var (train, test) = Datasets.Mnist(folder);
        var model = new Sequential(new Input([28, 28, 1]), new Rescaling(1 / 255.0), new Flatten(), new Dense(128, "relu"), new Dense(10)) { Seed = 1 };
        using var backend = new CpuBackend(threads);
        model.Compile(new Adam { LearningRate = 1e-3, Epsilon = 1e-8 }, [new(new SparseCategoricalCrossentropy { FromLogits = true })], backend);
        model.Fit(train.Bytes, train.Labels, epochs, batch, seed: 1);
        var accuracy = Accuracy(model.Predict(test.Bytes), test.Labels);
        model.Save(file);
        return accuracy;
    }

    private static double Accuracy(TensorData logits, TensorData labels)
    {
        var (right, classes) = (0, logits.Shape[1]);
        for (var i = 0; i < labels.Rows; i++)
        {
            var row = logits.Span<float>().Slice(i * classes, classes);
            var best = 0;
            for (var j = 1; j < classes; j++)
                if (row[j] > row[best]) best = j;
            if (best == labels.Span<int>()[i]) right++;
        }
        return (double)right / labels.Rows;
    }
}
