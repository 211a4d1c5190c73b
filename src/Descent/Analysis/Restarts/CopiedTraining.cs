using Descent.Compile;
using Descent.Data;
using Descent.Graph;
using Descent.Graph.Ops;
using Descent.Models;
using Descent.Optimizers;
using Descent.Training;

namespace Descent.Analysis.Restarts;

/// <summary>Trains copies of a model in one program: its parameters, states and optimizer slots have the copies as a first axis.</summary>
internal sealed class CopiedTraining
{
    private readonly Dictionary<(UpdateKind, int), (Executable Executable, RunContext Context)> _programs = [];
    private readonly Dictionary<Variable, Variable> _stacks = [];
    private readonly Model _model;
    private readonly Session _session;
    private readonly Backend _backend;
    private readonly ResidentData _data;
    private readonly FitOptions _options;
    private readonly Minibatches[] _minibatches;
    private readonly bool _shuffles;
    private long _step;

    public CopiedTraining(Model model, Session session, Backend backend, PreparedData data, int copies, FitOptions options)
    {
        (_model, _session, _backend, _options, _data) = (model, session, backend, options, new(data));
        _shuffles = options.Shuffle && options.BatchSize < data.Rows;
        _minibatches = [.. Enumerable.Range(0, copies).Select(copy => new Minibatches(data.Rows, options.BatchSize, options.Seed + copy, _shuffles))];
        foreach (var variable in model.Variables.Where(variable => !variable.IsFrozen))
            _stacks[variable.Variable] = Stack(variable.Variable, copy => variable.InitialValues(model.Seed + copy));
    }

    /// <summary>Trains all epochs; gives the mean loss of each copy in each epoch, before its steps' updates.</summary>
    public IReadOnlyList<double[]> Run()
    {
        var losses = new List<double[]>();
        for (var epoch = 0; epoch < _options.Epochs; epoch++) losses.Add(RunEpoch(epoch));
        return losses;
    }

    /// <summary>Writes one copy's parameters and states into the model, moving averages in their place where the optimizer keeps them.</summary>
    public void Load(int copy)
    {
        foreach (var (one, stack) in _stacks) one.Write(stack.Read().TakeRows([copy]).Reshape(one.Shape));
        _session.Optimizer.OverwriteWithAverages();
    }

    private double[] RunEpoch(int epoch)
    {
        foreach (var order in _minibatches) order.StartEpoch(epoch);
        var sums = new double[_minibatches.Length];
        for (var batch = 0; batch < _minibatches[0].Count; batch++)
        {
            _options.CancellationToken.ThrowIfCancellationRequested();
            var rows = _minibatches[0][batch].Length;
            var (executable, context) = Find(_session.Optimizer.BeginStep(), rows);
            Feed(context, batch, rows);
            executable.Run(context);
            var losses = context.Read(0);
            for (var copy = 0; copy < sums.Length; copy++) sums[copy] += losses[copy] * rows;
        }
        return [.. sums.Select(sum => sum / _data.Rows)];
    }

    private void Feed(RunContext context, int batch, int rows)
    {
        var places = context.Input<int>(ResidentData.RowsInput);
        for (var copy = 0; copy * rows < places.Length; copy++) _minibatches[copy][batch].CopyTo(places[(copy * rows)..]);
        if (context.HasInput(ForwardPass.StepInput)) context.Input<long>(ForwardPass.StepInput)[0] = _step;
        if (context.HasInput(ForwardPass.SeedInput))
            for (var copy = 0; copy < _minibatches.Length; copy++) context.Input<long>(ForwardPass.SeedInput)[copy] = _options.Seed + copy;
        _step++;
    }

    private (Executable, RunContext) Find(UpdateKind kind, int batch)
    {
        if (_programs.TryGetValue((kind, batch), out var known)) return known;
        var (program, _) = new TrainingStep(_model, _session.Objective, _session.Parameters, _session.Optimizer).Build(_data.Gather(batch), kind, StepExtras.None);
        var executable = Compiler.Compile(Copied(program), _backend);
        return _programs[(kind, batch)] = (executable, executable.CreateContext());
    }

    /// <summary>The program of all copies. What a copied value is written into is copied too, until nothing more is.</summary>
    private GraphProgram Copied(GraphProgram program)
    {
        while (true)
        {
            var results = new CopyAxis(_minibatches.Length, ManyOf).Apply([.. program.Results]);
            var values = results.Skip(program.Outputs.Count).ToArray();
            Variable[] further = [.. program.Updates.Where((update, i) => !_stacks.ContainsKey(update.Variable) && values[i].Shape != update.Variable.Shape).Select(update => update.Variable)];
            if (further.Length == 0) return new([results[0]], [.. program.Updates.Select((update, i) => Update(update.Variable, values[i]))]);
            foreach (var variable in further) _stacks[variable] = Stack(variable, _ => variable.Read());
        }
    }

    /// <summary>The new value of all copies, which may be equal in all: an accumulator goes back to zero.</summary>
    private VariableUpdate Update(Variable one, Tensor value) => _stacks.TryGetValue(one, out var stack) ? new(stack, value.BroadcastTo(stack.Shape)) : new(one, value);

    private Tensor? ManyOf(Node leaf) => leaf.Op switch
    {
        ReadVariable read => _stacks.GetValueOrDefault(read.Variable)?.Value,
        Input { Label: ResidentData.RowsInput } rows when _shuffles => Many(rows),
        Input { Label: ForwardPass.SeedInput } seed => Many(seed),
        _ => null,
    };

    private Tensor Many(Input input) => Tensor.Input(input.Label, input.Type.DType, Shape.Create([_minibatches.Length]).Concat(input.Type.Shape));

    private Variable Stack(Variable one, Func<int, TensorData> valuesOf)
    {
        var all = TensorData.Zeros(one.DType, Shape.Create([_minibatches.Length]).Concat(one.Shape));
        var bytes = (int)one.Type.Bytes;
        for (var copy = 0; copy < _minibatches.Length; copy++) valuesOf(copy).Bytes.CopyTo(all.Bytes[(copy * bytes)..]);
        return new(one.Name, all);
    }
}
