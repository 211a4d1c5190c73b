using Descent.Graph;
using Descent.Layers;
using Descent.Losses;
using Descent.Metrics;
using Descent.Models;
using Descent.Optimizers;
using Descent.Training;
using Descent.Training.Callbacks;

namespace Descent.Tests.Training;

/// <summary>What is compiled, how often, and what running it allocates.</summary>
public class ProgramTests
{
    [Theory]
    [InlineData(32, 2, null)]      // 100 samples: three full batches and one of 4
    [InlineData(25, 1, null)]
    [InlineData(100, 1, null)]
    [InlineData(1, 1, null)]
    [InlineData(32, 4, 2)]         // each batch size may accumulate or apply
    [InlineData(25, 2, 3)]
    public void Each_program_and_batch_size_compiles_exactly_once(int batchSize, int programs, int? accumulation)
    {
        var (x, y) = Nets.Points(100);
        var model = Nets.Classifier();
        // Three epochs of four batches: in groups of three, full and partial batches both end a group and do not.
        var trainer = model.Compile(new Adam(0.01) { GradientAccumulationSteps = accumulation }, [new("binary_crossentropy")], Nets.OneThread);
        model.Fit(x, y, epochs: 6, batchSize: batchSize);
        if (accumulation == 2) programs = 3;       // the partial batch is every fourth, so that it always applies
        Assert.Equal(programs, trainer.CompileCount);
        model.Fit(x, y, epochs: 2, batchSize: batchSize);
        Assert.Equal(programs, trainer.CompileCount);
    }

    [Fact]
    public void Other_data_of_the_same_shape_needs_no_other_program()
    {
        var (x, y) = Nets.Points(64, seed: 1);
        var (otherX, otherY) = Nets.Points(64, seed: 2);
        var (model, fresh) = (Nets.Classifier(), Nets.Classifier());
        var inOrder = new FitOptions { Shuffle = false };
        var trainer = model.Compile(new Sgd(0.1), [new("mse")], Nets.OneThread);
        model.Fit(x, y, inOrder);
        var weights = model.GetWeights();
        model.Fit(otherX, otherY, inOrder);
        Assert.Equal(1, trainer.CompileCount);
        fresh.SetWeights(weights);
        fresh.Compile(new Sgd(0.1), [new("mse")], Nets.OneThread);
        fresh.Fit(otherX, otherY, inOrder);
        Assert.Equal(Nets.Weights(fresh), Nets.Weights(model));
    }

    [Fact]
    public void Prediction_and_evaluation_compile_once_for_each_chunk_size()
    {
        var (x, y) = Nets.Points(600);
        var model = Nets.Classifier();
        var trainer = model.Compile(new Sgd(0.1), [new("mse")], Nets.OneThread);
        foreach (var rows in new[] { 600, 300, 257, 600 }) model.Predict(x.TakeRows(..rows));
        Assert.Equal(1, trainer.CompileCount);
        foreach (var rows in new[] { 600, 300 }) model.Evaluate(x.TakeRows(..rows), y.TakeRows(..rows));
        Assert.Equal(2, trainer.CompileCount);
        foreach (var rows in new[] { 5, 6, 7, 8 }) model.Predict(x.TakeRows(..rows));
        Assert.Equal(3, trainer.CompileCount);
    }

    [Fact]
    public void Predictions_do_not_depend_on_how_they_are_cut()
    {
        var (x, _) = Nets.Points(300);
        var model = Nets.Classifier();
        var all = model.Predict(x).ToDoubles();
        Assert.Equal(all, Enumerable.Range(0, 300).SelectMany(row => model.Predict(x.TakeRows(row..(row + 1))).ToDoubles()));
        Assert.Equal(all[..77], model.Predict(x.TakeRows(..77)).ToDoubles());
    }

    [Fact]
    public void Many_threads_predict_at_once()
    {
        var (x, _) = Nets.Points(300);
        var model = Nets.Classifier();
        var expected = Nets.Classifier().Predict(x).ToDoubles();
        Parallel.For(0, 40, i =>
        {
            var rows = 1 + (i * 7 % 300);
            Assert.Equal(expected[..rows], model.Predict(x.TakeRows(..rows)).ToDoubles());
        });
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_step_allocates_nothing(bool measured)
    {
        var (x, y) = Nets.Points(2000);
        var model = Nets.Classifier();
        var metrics = measured ? new Metric[] { "accuracy" } : [];
        model.Compile(new Adam(0.01), [new("binary_crossentropy") { Metrics = metrics }], Nets.OneThread);
        // The least of several epochs: a collection that another test causes counts what was left of this thread's piece of the heap as allocated.
        long first = 0, least = long.MaxValue;
        var watch = new LambdaCallback(onBatchEnd: progress =>
        {
            if (progress.Batch == 2) first = GC.GetAllocatedBytesForCurrentThread();
            if (progress.Batch == 2000) least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - first);
        });
        model.Fit(x, y, new FitOptions { Epochs = 4, BatchSize = 1, Callbacks = [watch], StopWhen = measured ? [new Descent.Training.Stopping.GradientNormBelow(1e-9)] : [] });
        Assert.Equal(0, least);
    }

    [Fact]
    public void The_gradient_norm_is_measured_only_where_it_is_needed()
    {
        var (x, y) = Nets.Plane();
        var seen = new List<double>();
        Fit(new LambdaCallback(onEpochEnd: progress => seen.Add(progress.LargestGradientNorm)));
        Assert.All(seen, norm => Assert.True(double.IsNaN(norm)));
        var watch = new NormWatch();
        Fit(watch);
        Assert.All(watch.Norms, norm => Assert.True(norm > 0));

        void Fit(Callback callback)
        {
            var model = Nets.Linear();
            model.Compile(new Sgd(0.01), [new("mse")], Nets.OneThread);
            model.Fit(x, y, new FitOptions { Epochs = 3, Callbacks = [callback] });
        }
    }

    private sealed class NormWatch : Callback
    {
        public List<double> Norms { get; } = [];

        public override bool NeedsGradientNorm => true;

        public override void OnEpochEnd(TrainingProgress progress) => Norms.Add(progress.LargestGradientNorm);
    }

    [Fact]
    public void Bytes_stay_bytes_until_the_batch_and_give_the_same_training()
    {
        var bytes = new byte[40 * 4];
        var stream = new RandomStream(1, "bytes");
        for (var i = 0; i < bytes.Length; i++) bytes[i] = (byte)stream.NextInt(3);
        var x = TensorData.From(bytes, [40, 4]);
        var y = TensorData.From(Enumerable.Range(0, 40).Select(row => (float)(bytes[row * 4] > 1 ? 1 : 0)).ToArray(), [40, 1]);
        Assert.Equal(Train(x.Cast(DType.Float32)), Train(x));

        double[] Train(TensorData data)
        {
            var model = Nets.Classifier(inputs: 4);
            model.Compile(new Adam(0.01), [new("binary_crossentropy")], Nets.OneThread);
            model.Fit(data, y, epochs: 3);
            return [.. Nets.Weights(model), .. model.Predict(data).ToDoubles()];
        }
    }
}
