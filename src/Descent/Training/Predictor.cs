using System.Collections.Concurrent;
using Descent.Compile;
using Descent.Graph;
using Descent.Models;

namespace Descent.Training;

/// <summary>Runs a model in inference mode, from any number of threads: each run takes a context of its own.</summary>
internal sealed class Predictor(Model model, Backend backend)
{
    private readonly Lock _compiling = new();
    private readonly Dictionary<Key, Program> _programs = [];

    /// <summary>The number of programs compiled so far.</summary>
    public int Count => _programs.Count;

    /// <summary>The outputs for all rows, each <c>[n, ..]</c>.</summary>
    /// <exception cref="ShapeException">The data does not fit the model; the message names the input.</exception>
    public IReadOnlyList<TensorData> Predict(IReadOnlyList<TensorData> x)
    {
        lock (_compiling) model.EnsureBuilt([.. x.Select(PreparedData.Sample)]);
        var data = PreparedData.ForInputs(model, x);
        var batch = ChunkSize.For(data.Rows);
        var program = Find(data.Types, batch);
        var results = model.Outputs.Select(output => TensorData.Zeros(output.DType, Shape.Create([data.Rows]).Concat(output.Shape))).ToArray();
        var context = program.Rent();
        for (var start = 0; start < data.Rows; start += batch)
        {
            data.CopyTo(context, start, batch);
            program.Executable.Run(context);
            for (var i = 0; i < results.Length; i++) CopyOut(context, i, results[i], start, batch);
        }
        program.Return(context);
        return results;
    }

    /// <summary>The output of a model of one input and one output.</summary>
    /// <exception cref="InvalidOperationException">The model has several outputs.</exception>
    public TensorData Predict(TensorData x)
    {
        var results = Predict([x]);
        return results.Count == 1 ? results[0]
            : throw new InvalidOperationException($"The model \"{model.Name}\" has the outputs {string.Join(", ", model.Outputs.Select(output => output.Name))}: call Predict with a list of inputs, which gives them all.");
    }

    private Program Find(DataTypes types, int batch)
    {
        lock (_compiling)
        {
            var key = new Key(batch, types.X);
            if (_programs.TryGetValue(key, out var known)) return known;
            var samples = BatchTensors.Fed(types, batch);
            var outputs = model.Build(model.OpenScope(training: false), samples.X);
            return _programs[key] = new(Compiler.Compile(new GraphProgram(outputs), backend));
        }
    }

    private static void CopyOut(RunContext context, int output, TensorData result, int start, int batch)
    {
        var width = result.Bytes.Length / result.Rows;
        var rows = Math.Min(batch, result.Rows - start);
        context.Output<byte>(output)[..(rows * width)].CopyTo(result.Bytes[(start * width)..]);
    }

    private sealed record Key(int Batch, ValueList<TensorType> X);

    private sealed class Program(Executable executable)
    {
        private readonly ConcurrentBag<RunContext> _idle = [];

        public Executable Executable => executable;

        public RunContext Rent() => _idle.TryTake(out var context) ? context : executable.CreateContext();

        public void Return(RunContext context) => _idle.Add(context);
    }
}
