using Descent.Backends.Cpu;
using Descent.Graph;
using Descent.Layers;
using Descent.Models;
using Descent.Optimizers;
using Descent.Training;

namespace Descent.Tests.Training;

/// <summary>Memory does not grow with steps or with fits, and one model predicts the same bits on many threads at a time. These run alone, since what they measure is the process's.</summary>
[Collection(nameof(MemoryTests))]
[CollectionDefinition(nameof(MemoryTests), DisableParallelization = true)]
public class MemoryTests(ITestOutputHelper output)
{
    private const double MiB = 1 << 20;

    [Fact]
    public void Memory_grows_by_less_than_a_megabyte_over_a_hundred_thousand_steps()
    {
        var (x, y) = Nets.Points(64);
        var model = Nets.Classifier(hidden: 4);
        model.Compile(new Adam(0.01), [new("binary_crossentropy") { Metrics = ["accuracy"] }], Nets.OneThread);
        var epochs = LongTests.Choose(fast: 200, whole: 6250);
        Steps(LongTests.Choose(fast: 200, whole: 1000));
        var (managed, resident) = (Managed(), Resident());
        Steps(epochs);
        Report("100,000 steps", $"{epochs * 16} steps", managed, resident);
        Assert.True(Managed() - managed < MiB, $"The heap grew by {(Managed() - managed) / MiB:0.00} MiB.");
        if (LongTests.AreAskedFor) Assert.True(Resident() - resident < MiB, $"The process grew by {(Resident() - resident) / MiB:0.0} MiB.");

        void Steps(int count) => model.Fit(x, y, new FitOptions { Epochs = count, BatchSize = 4, EarlyStopping = EarlyStopping.Off });
    }

    [Fact]
    public void Memory_grows_by_less_than_five_megabytes_over_a_thousand_fits_of_different_nets()
    {
        var (x, y) = Nets.Points(32);
        var fits = LongTests.Choose(fast: 150, whole: 1000);
        Fits(from: 0, LongTests.Choose(fast: 100, whole: 1000));
        var (managed, resident) = (Managed(), Resident());
        Fits(from: 1000, fits);
        Report("1,000 fits", $"{fits} fits of different nets", managed, resident);
        Assert.True(Managed() - managed < 5 * MiB, $"The heap grew by {(Managed() - managed) / MiB:0.00} MiB.");
        if (LongTests.AreAskedFor) Assert.True(Resident() - resident < 5 * MiB, $"The process grew by {(Resident() - resident) / MiB:0.0} MiB.");

        void Fits(int from, int count)
        {
            for (var i = from; i < from + count; i++)
            {
                var model = new Sequential(new Input(2), new Dense(3 + i % 61, i % 2 == 0 ? "tanh" : "relu"), new Dense(2 + i % 7, "gelu"), new Dense(1, "sigmoid")) { Seed = i };
                model.Compile(i % 3 == 0 ? new Adam(0.01) : new Sgd(0.1, Momentum: 0.5), [new("binary_crossentropy")], Nets.OneThread);
                model.Fit(x, y, new FitOptions { Epochs = 2, BatchSize = 8 + i % 5, ValidationSplit = 0.25 });
                model.Predict(x);
            }
        }
    }

    [Fact]
    public void One_model_predicts_the_same_bits_on_sixteen_threads()
    {
        var model = new Sequential(new Input([8, 8, 2]), new Conv2D(6, 3, activation: "relu"), new MaxPooling2D(2), new Flatten(), new Dense(20, "gelu"), new Dense(4, "softmax")) { Seed = 2 };
        model.Compile(new Adam(), [new("sparse_categorical_crossentropy")], new CpuBackend(threads: 2));
        TensorData[] inputs = [.. Enumerable.Range(0, 7).Select(i => OpSamplesOf(rows: 1 + 13 * i, seed: i))];
        byte[][] expected = [.. inputs.Select(x => model.Predict(x).Bytes.ToArray())];
        var rounds = LongTests.Choose(fast: 20, whole: 2000);
        using var start = new Barrier(16);
        var wrong = 0;
        var threads = Enumerable.Range(0, 16).Select(number => new Thread(() =>
        {
            start.SignalAndWait();
            for (var round = 0; round < rounds; round++)
            {
                var i = (number + round) % inputs.Length;
                if (!model.Predict(inputs[i]).Bytes.SequenceEqual(expected[i])) Interlocked.Increment(ref wrong);
            }
        })).ToArray();
        foreach (var thread in threads) thread.Start();
        foreach (var thread in threads) thread.Join();
        Assert.Equal(0, wrong);
        LongTests.Record("threads", $"16 threads, one model, {rounds} predictions each: the same bits as on one.");
    }

    private static TensorData OpSamplesOf(int rows, int seed) => Laws.OpSamples.Random([rows, 8, 8, 2], seed).Cast(DType.Float32);

    private void Report(string name, string what, long managed, long resident)
    {
        var line = $"{what}: the heap grew by {(Managed() - managed) / MiB:0.000} MiB, the process by {(Resident() - resident) / MiB:0.0} MiB.";
        output.WriteLine(line);
        LongTests.Record($"memory-{name.Split(' ')[1]}", line);
    }

    private static long Managed()
    {
        for (var i = 0; i < 3; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }
        return GC.GetTotalMemory(forceFullCollection: true);
    }

    private static long Resident() => Environment.WorkingSet;
}
