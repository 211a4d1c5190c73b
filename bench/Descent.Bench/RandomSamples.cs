using Descent.Bench.Workloads;
using Descent.Graph;
using Descent.Training;

namespace Descent.Bench;

/// <summary>Samples for where PyTorch's own are not wanted.</summary>
internal static class RandomSamples
{
    public static TrainingData Of(Workload workload)
    {
        var x = TensorData.Zeros(DType.Float32, Shape.Create([workload.Rows]).Concat(workload.Sample));
        var random = new RandomStream(1, "bench/x");
        foreach (ref var value in x.Span<float>()) value = (float)(random.NextNormal() * workload.InputScale);
        random = new RandomStream(1, "bench/y");
        return new(x, workload.Outputs > 1
            ? TensorData.From([.. Enumerable.Range(0, workload.Rows).Select(_ => random.NextInt(workload.Outputs))])
            : TensorData.From([.. Enumerable.Range(0, workload.Rows).Select(_ => (float)random.NextInt(2))], [workload.Rows, 1]));
    }
}
