using Descent.Compile;
using Descent.Graph;
using Descent.Models;

namespace Descent.Training;

/// <summary>
/// Measures a model in inference mode: runs data in chunks of one size, the last one filled up with samples that do not count. Each (types
/// of samples, chunk size) compiles exactly once.
/// </summary>
/// <param name="model">The model.</param>
/// <param name="objective">What is measured.</param>
/// <param name="backend">What runs the programs.</param>
/// <param name="rewrite">Makes other results of a program's results, such as those for other weights; null leaves them as they are.</param>
internal sealed class Evaluator(Model model, Objective objective, Backend backend, Func<IReadOnlyList<Tensor>, IReadOnlyList<Tensor>>? rewrite = null)
{
    private const string RealInput = "is_real";
    private readonly Dictionary<Key, Program> _programs = [];
    private readonly MetricSums _metrics = new(objective);

    /// <summary>The number of programs compiled so far.</summary>
    public int Count => _programs.Count;

    /// <summary>The loss and the metrics of some samples, which have weights.</summary>
    public Evaluation Evaluate(PreparedData data)
    {
        var batch = ChunkSize.For(data.Rows);
        var (executable, context, places) = Find(data.Types, batch);
        var sums = new double[objective.Losses.Count];
        var counts = new double[objective.Losses.Count];
        var penalty = 0.0;
        _metrics.Reset();
        for (var start = 0; start < data.Rows; start += batch)
        {
            var rows = Math.Min(batch, data.Rows - start);
            data.CopyTo(context, start, batch);
            MarkReal(context, rows, batch);
            executable.Run(context);
            for (var i = 0; i < sums.Length; i++)
            {
                sums[i] += context.ReadScalar(places.Sums[i]);
                counts[i] += context.ReadScalar(places.Counts[i]);
            }
            if (places.Penalty >= 0) penalty = context.ReadScalar(places.Penalty);
            _metrics.Add(context, places.Metrics);
            if (_metrics.NeedsPredictions) AddToHostMetrics(data, context, places, start..(start + rows));
        }
        return Result(sums, counts, penalty);
    }

    private void AddToHostMetrics(PreparedData data, RunContext context, EvaluationPlaces places, Range rows)
    {
        var count = rows.End.Value - rows.Start.Value;
        _metrics.Add(output => (data.Y[output].TakeRows(rows), places.Predictions!.Read(context, output, count)), data.Weight!.TakeRows(rows));
    }

    private Evaluation Result(double[] sums, double[] counts, double penalty)
    {
        // A loss that is a plain sum has the count 0: nothing divides it.
        double[] losses = [.. sums.Zip(counts, (sum, count) => count > 0 ? sum / count : sum)];
        var result = new Evaluation(objective.Weighted(losses) + penalty) { Penalty = penalty };
        for (var i = 0; i < objective.LossNames.Count; i++) result.Add(objective.LossNames[i], losses[i]);
        foreach (var (name, value) in _metrics.Results()) result.Add(name, value);
        return result;
    }

    private Program Find(DataTypes types, int batch)
    {
        var key = new Key(types, batch);
        if (_programs.TryGetValue(key, out var known)) return known;
        var samples = BatchTensors.Fed(types, batch);
        var scope = model.OpenScope(training: false);
        var predictions = Training.Predictions.Of(model, scope, samples.X);
        var outputs = new List<Tensor>();
        var places = new EvaluationPlaces
        {
            Sums = [.. objective.OutputSums(samples, predictions).Select(Add)],
            Counts = [.. objective.OutputCounts(samples, predictions, Tensor.Input(RealInput, model.DType, [batch])).Select(Add)],
            Penalty = Objective.Penalty(scope) is { } penalty ? Add(penalty) : -1,
            Metrics = objective.MetricPlaces(samples, predictions, Add),
            Predictions = _metrics.NeedsPredictions ? PredictionPlaces.Of(predictions, Add) : null,
        };
        var executable = Compiler.Compile(new GraphProgram(rewrite?.Invoke(outputs) ?? outputs), backend);
        return _programs[key] = new(executable, executable.CreateContext(), places);

        int Add(Tensor value)
        {
            outputs.Add(value);
            return outputs.Count - 1;
        }
    }

    private void MarkReal(RunContext context, int rows, int batch)
    {
        if (!context.HasInput(RealInput)) return;
        if (model.DType == DType.Float32) Mark(context.Input<float>(RealInput), 1f);
        else Mark(context.Input<double>(RealInput), 1.0);

        void Mark<T>(Span<T> marks, T one)
        {
            marks[..rows].Fill(one);
            marks[rows..batch].Clear();
        }
    }

    private sealed record Key(DataTypes Types, int Batch);

    private sealed record Program(Executable Executable, RunContext Context, EvaluationPlaces Places);

    /// <summary>Where a program's outputs hold what it measures.</summary>
    private sealed record EvaluationPlaces
    {
        public required int[] Sums { get; init; }

        public required int[] Counts { get; init; }

        public required int Penalty { get; init; }

        public required (int Sum, int Weight)[] Metrics { get; init; }

        public required PredictionPlaces? Predictions { get; init; }
    }
}
