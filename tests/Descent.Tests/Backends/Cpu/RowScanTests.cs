using Descent.Backends.Cpu;
using Descent.Backends.Cpu.Steps;
using Descent.Compile;
using Descent.Graph;
using Descent.Layers;
using Descent.Losses;
using Descent.Models;
using Descent.Optimizers;
using Descent.Tests.Laws;
using Descent.Training;

namespace Descent.Tests.Backends.Cpu;

/// <summary>Scans whose samples are computed apart, some by each thread.</summary>
public class RowScanTests
{
    private const int Steps = 6, Batch = 13, Units = 12, WideUnits = 40;

    [Theory, InlineData(Units), InlineData(Batch)]
    public void Samples_of_a_recurrence_and_of_its_gradient_are_apart(int units)
    {
        var scans = Scans(units, (h, x, u) => (x + h.MatMul(u)).Tanh());
        Assert.Equal(2, scans.Count);
        Assert.All(scans, scan => Assert.Equal(Batch, RowScan.TryCreate(scan)!.Rows));
    }

    [Fact]
    public void Parts_of_vectors_samples_have_and_what_all_share_are_told_apart()
    {
        var scans = Scans(Units, (h, x, u) => h.SliceAxis(1, 0, 1).BroadcastTo(x.Shape) * (x + u.SliceAxis(0, 0, 1).BroadcastTo(x.Shape)) + Tensor.Concat(1, h.SliceAxis(1, 4, Units - 4), x.SliceAxis(1, 0, 4)) - h.Max([1], keepDimensions: true).BroadcastTo(x.Shape));
        Assert.All(scans, scan => Assert.NotNull(RowScan.TryCreate(scan)));
    }

    [Fact]
    public void Where_samples_meet_they_stay_together()
    {
        Func<Tensor, Tensor, Tensor, Tensor>[] bodies =
        [
            (h, x, _) => x - h.Mean([0], keepDimensions: true).BroadcastTo(x.Shape),
            (h, x, _) => x + Tensor.Concat(0, h.SliceAxis(0, 1, Batch - 1), h.SliceAxis(0, 0, 1)),
            (h, x, _) => h.MatMul(x, transposeLeft: true).Sum() * h,
            (h, x, _) => x + x.MatMul(h, transposeRight: true).MatMul(h),
        ];
        foreach (var body in bodies) Assert.Null(RowScan.TryCreate(Scans(Units, body)[0]));
    }

    [Theory, InlineData("SimpleRNN"), InlineData("GRU"), InlineData("LSTM"), InlineData("Bidirectional"), InlineData("Stacked")]
    public void Layers_learn_the_same_bits_on_any_number_of_threads(string name)
    {
        var one = Learned(name, 1);
        foreach (var threads in new[] { 2, 3, 4 }) Assert.Equal(one, Learned(name, threads));
    }

    [Fact]
    public void Too_few_samples_for_all_threads_leave_some_idle()
    {
        var one = Learned("LSTM", 1, batch: 9);
        Assert.Equal(one, Learned("LSTM", 8, batch: 9));
        Assert.Equal(Learned("LSTM", 1, batch: 1), Learned("LSTM", 8, batch: 1));
    }

    private static List<PlannedScan> Scans(int units, Func<Tensor, Tensor, Tensor, Tensor> next)
    {
        var (x, u) = (Tensor.Input("x", DType.Float32, [Steps, Batch, units]), Tensor.Input("u", DType.Float32, [units, units]));
        var scan = Tensor.Scan([Tensor.Zeros(DType.Float32, [Batch, units])], [x], (h, slices) =>
        {
            var now = next(h[0], slices[0], u);
            return new([now], [now]);
        });
        using var backend = new CpuBackend(2);
        var plan = Compiler.Plan(new([scan.Outputs[0], .. Autodiff.Gradients(scan.Outputs[0].Square().Sum(), [x, u])]), backend);
        return [.. plan.Steps.Select(step => step.Op).OfType<PlannedScan>()];
    }

    private static double[] Learned(string name, int threads, int batch = Batch)
    {
        Layer[] layers = name switch
        {
            "SimpleRNN" => [new SimpleRNN(WideUnits)],
            "GRU" => [new GRU(WideUnits)],
            "LSTM" => [new LSTM(WideUnits)],
            "Bidirectional" => [new Bidirectional(new LSTM(WideUnits))],
            _ => [new GRU(WideUnits) { ReturnSequences = true }, new Dropout(0.3), new LSTM(WideUnits) { GoBackwards = true }],
        };
        var model = new Sequential([new Input([20, 5]), .. layers, new Dense(1)]) { Seed = 5 };
        using var backend = new CpuBackend(threads, handOver: 0);
        var trainer = model.Compile(new Adam(), [new(new MeanSquaredError())], backend);
        var (x, y) = (OpSamples.Random([2 * batch, 20, 5], 1).Cast(DType.Float32), OpSamples.Random([2 * batch, 1], 2).Cast(DType.Float32));
        trainer.Fit(new(x, y), new FitOptions { Epochs = 2, BatchSize = batch });
        return Training.Nets.Weights(model);
    }
}
