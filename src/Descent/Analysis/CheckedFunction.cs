using Descent.Backends.Cpu;
using Descent.Compile;
using Descent.Graph;
using Descent.Graph.Ops;

namespace Descent.Analysis;

/// <summary>A Float64 scalar of named inputs, compiled twice whatever is checked of it: the value alone, and all gradients.</summary>
internal sealed class CheckedFunction
{
    private readonly GradientCheckOptions _options;
    private readonly Executable _value;
    private readonly RunContext _point;
    private readonly Dictionary<string, TensorData> _gradients;

    /// <param name="scalar">The value.</param>
    /// <param name="inputs">What is checked; an input that the value does not need has no gradient.</param>
    /// <param name="feeds">The values of all inputs, those that are not checked included.</param>
    /// <param name="options">How.</param>
    public CheckedFunction(Tensor scalar, IReadOnlyList<CheckedInput> inputs, IReadOnlyDictionary<string, TensorData> feeds, GradientCheckOptions options)
    {
        _options = options;
        var needed = Topology.Sort([scalar]).Where(node => node.Op is Input).ToDictionary(node => ((Input)node.Op).Label, node => node.Outputs[0], StringComparer.Ordinal);
        CheckedInput[] used = [.. inputs.Where(input => needed.ContainsKey(input.Name))];
        var gradients = Run(Autodiff.Gradients(scalar, [.. used.Select(input => needed[input.Name])]), feeds, options.Backend);
        _gradients = used.Zip(gradients).ToDictionary(pair => pair.First.Name, pair => pair.Second, StringComparer.Ordinal);
        _value = Compiler.Compile(new GraphProgram([scalar]), options.Backend ?? CpuBackend.Default);
        _point = _value.CreateContext();
        Write(_point, feeds);
    }

    /// <summary>Compares the gradient with respect to one input, or a sample of its entries, with differences.</summary>
    public VariableGradients Check(CheckedInput input, bool training)
    {
        var found = new VariableGradients
        {
            Layer = input.Layer, Path = input.Path, Kind = input.Kind, Shape = input.Shape, Training = training,
            Checked = 0, Kinks = 0, LargestAbsoluteDifference = 0, LargestRelativeDifference = 0, Worst = null, Verdict = GradientVerdict.Unused,
        };
        if (!_gradients.TryGetValue(input.Name, out var gradient)) return found;
        var places = EntrySample.Of(input, _options);
        EntryComparison[] entries = [.. places.Select(place => new Differences(Moving(input.Name, place), _options).Compare(gradient[place]))];
        var floor = _options.AbsoluteTolerance / _options.RelativeTolerance;
        int[] compared = [.. Enumerable.Range(0, places.Length).Where(i => entries[i].Verdict != GradientVerdict.Kink)];
        var worst = compared.Length == 0 ? -1 : compared.MaxBy(i => Size(entries[i].Relative(floor)));
        return found with
        {
            Checked = places.Length,
            Kinks = places.Length - compared.Length,
            LargestAbsoluteDifference = compared.Select(i => entries[i].Absolute).DefaultIfEmpty().MaxBy(Size),
            LargestRelativeDifference = worst < 0 ? 0 : entries[worst].Relative(floor),
            Worst = worst < 0 ? null : new(Index(places[worst], input.Shape), entries[worst].Analytic, entries[worst].Numeric),
            Verdict = entries.Select(entry => entry.Verdict).DefaultIfEmpty().Max(),
        };

        static double Size(double difference) => double.IsNaN(difference) ? double.PositiveInfinity : difference;
    }

    /// <summary>The values of some tensors.</summary>
    public static TensorData[] Run(IReadOnlyList<Tensor> outputs, IReadOnlyDictionary<string, TensorData> feeds, Backend? backend)
    {
        var executable = Compiler.Compile(new GraphProgram(outputs), backend ?? CpuBackend.Default);
        var context = executable.CreateContext();
        Write(context, feeds);
        executable.Run(context);
        return [.. outputs.Select((_, i) => context.Read(i))];
    }

    private static void Write(RunContext context, IReadOnlyDictionary<string, TensorData> feeds)
    {
        foreach (var (name, value) in feeds)
            if (context.HasInput(name)) context.Write(name, value);
    }

    /// <summary>The value as a function of how far one entry is moved.</summary>
    private Func<double, double> Moving(string name, int place)
    {
        var start = _point.Input<double>(name)[place];
        return by =>
        {
            _point.Input<double>(name)[place] = start + by;
            _value.Run(_point);
            _point.Input<double>(name)[place] = start;
            return _point.ReadScalar(0);
        };
    }

    private static ValueList<int> Index(int place, Shape shape)
    {
        var index = new int[shape.Rank];
        for (var axis = shape.Rank - 1; axis >= 0; axis--) (place, index[axis]) = Math.DivRem(place, shape[axis]);
        return [.. index];
    }
}
