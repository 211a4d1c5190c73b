using System.Globalization;
using System.Runtime.InteropServices;
using Descent.Bench.Workloads;
using Descent.Graph;

namespace Descent.Bench;

/// <summary>What PyTorch's side starts from and what comes out of it, in Descent's layout.</summary>
/// <param name="X">All samples.</param>
/// <param name="Y">Their labels, or targets.</param>
/// <param name="Weights">The parameters before the first step, by path.</param>
/// <param name="Gradients">The gradient of each in the first step.</param>
/// <param name="Losses">The losses of the first steps, each before its update.</param>
internal sealed record PyTorchRun(TensorData X, TensorData Y, IReadOnlyDictionary<string, TensorData> Weights, IReadOnlyDictionary<string, TensorData> Gradients, float[] Losses)
{
    public static PyTorchRun Of(Workload workload)
    {
        var folder = Directory.CreateTempSubdirectory("descent-bench-");
        try
        {
            PyTorchPeer.Dump(workload.Name, folder.FullName);
            return Read(workload, name => Path.Combine(folder.FullName, name));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static PyTorchRun Read(Workload workload, Func<string, string> path)
    {
        var shapes = File.ReadLines(path("parameters.txt")).Select(line => line.Split(' ')).Select(words => (words[0], Shape(words.Skip(1)))).ToArray();
        var model = workload.Build();
        var (x, y) = (Floats(path("x.f32")), Floats(path("y.f32")));
        return new(
            workload.Inputs(TensorData.From(x, Shape(File.ReadAllText(path("x.txt")).Split(' ')))),
            workload.Outputs > 1 ? TensorData.From([.. y.Select(label => (int)label)]) : TensorData.From(y, [workload.Rows, 1]),
            Parameters(path("weights-before.f32")),
            Parameters(path("gradients.f32")),
            Floats(path("losses.f32")));

        IReadOnlyDictionary<string, TensorData> Parameters(string file)
        {
            var (values, at, tensors) = (Floats(file), 0, new Dictionary<string, TensorData>(StringComparer.Ordinal));
            foreach (var (name, shape) in shapes)
            {
                tensors[name] = TensorData.From(values[at..(at + (int)shape.Size)], shape);
                at += (int)shape.Size;
            }
            return model.Parameters.ToDictionary(parameter => parameter.Path, parameter => workload.Parameter(parameter.Path, tensors));
        }
    }

    private static Shape Shape(IEnumerable<string> lengths) => [.. lengths.Select(length => int.Parse(length, CultureInfo.InvariantCulture))];

    private static float[] Floats(string path) => MemoryMarshal.Cast<byte, float>(File.ReadAllBytes(path)).ToArray();
}
