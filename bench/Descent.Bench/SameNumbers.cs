using System.Runtime.InteropServices;
using Descent.Graph;

namespace Descent.Bench;

/// <summary>
/// Before anything is timed: both sides, from the same weights and data, have the same losses over the first steps. Later ones are not
/// compared: on wide nets Adam's first steps amplify the rounding of float32 chaotically, on PyTorch's side as on ours.
/// </summary>
internal static class SameNumbers
{
    private const int Steps = 6;

    /// <summary>Relative; float32 on both sides.</summary>
    private const double Tolerance = 1e-3;

    /// <exception cref="InvalidOperationException">A loss differs.</exception>
    public static void Check(Workload workload)
    {
        var folder = Directory.CreateTempSubdirectory("descent-bench-");
        try
        {
            PyTorchPeer.Dump(workload.Name, folder.FullName);
            Compare(workload, file => Path.Combine(folder.FullName, file));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static void Compare(Workload workload, Func<string, string> path)
    {
        var x = TensorData.From(Floats(path("x.f32")), [workload.Rows, workload.Sizes[0]]);
        var targets = Floats(path("y.f32"));
        var y = workload.Classes ? TensorData.From([.. targets.Select(value => (int)value)]) : TensorData.From(targets, [workload.Rows, 1]);
        var peer = new DescentPeer(workload, threads: 1, x, y, warmUp: false);
        Load(peer, Floats(path("weights-before.f32")));
        var expected = Floats(path("losses.f32"));
        for (var step = 0; step < Steps; step++)
        {
            var loss = peer.Step();
            if (Math.Abs(loss - expected[step]) > Tolerance * Math.Max(Math.Abs(expected[step]), 0.05))
                throw new InvalidOperationException($"{workload.Name}: at step {step} Descent's loss is {loss}, PyTorch's {expected[step]}: the two sides do not compute the same.");
        }
    }

    /// <summary>PyTorch keeps a kernel as [out, in], each followed by its bias.</summary>
    private static void Load(DescentPeer peer, float[] weights)
    {
        var at = 0;
        foreach (var parameter in peer.Model.Parameters)
        {
            var (shape, values) = (parameter.Variable.Shape, new float[parameter.Variable.Shape.Size]);
            if (shape.Rank == 1) weights.AsSpan(at, values.Length).CopyTo(values);
            else
                for (var row = 0; row < shape[0]; row++)
                    for (var column = 0; column < shape[1]; column++) values[(row * shape[1]) + column] = weights[at + (column * shape[0]) + row];
            parameter.Variable.Write(TensorData.From(values, shape));
            at += values.Length;
        }
    }

    private static float[] Floats(string path) => MemoryMarshal.Cast<byte, float>(File.ReadAllBytes(path)).ToArray();
}
