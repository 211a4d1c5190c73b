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
    private readonly Executable _slopes;
    private readonly RunContext _point;
    private readonly RunContext _slopesPoint;
    private readonly Dictionary<string, (int Output, TensorData Value)> _gradients;

    /// <param name="scalar">The value.</param>
    /// <param name="inputs">What is checked; an input that the value does not need has no gradient.</param>
    /// <param name="feeds">The values of all inputs, those that are not checked included.</param>
    /// <param name="options">How.</param>
    public CheckedFunction(Tensor scalar, IReadOnlyList<CheckedInput> inputs, IReadOnlyDictionary<string, TensorData> feeds, GradientCheckOptions options)
    {
        _options = options;
        var needed = Topology.Sort([scalar]).Where(node => node.Op is Input).ToDictionary(node => ((Input)node.Op).Label, node => node.Outputs[0], StringComparer.Ordinal);
        CheckedInput[] used = [.. inputs.Where(input => needed.ContainsKey(input.Name))];
        (_slopes, _slopesPoint) = Compiled(Autodiff.Gradients(scalar, [.. used.Select(input => needed[input.Name])]), feeds, options.Backend);
        _slopes.Run(_slopesPoint);
        _gradients = used.Select((input, i) => (input.Name, (i, _slopesPoint.Read(i)))).ToDictionary(StringComparer.Ordinal);
        (_value, _point) = Compiled([scalar], feeds, options.Backend);
    }

    /// <summary>Compares the gradient with respect to one input, or a sample of its entries, with differences.</summary>
    public VariableGradients Check(CheckedInput input, bool training)
    {
        var found = new VariableGradients
        {
            Layer = input.Layer, Path = input.Path, Kind = input.Kind, Shape = input.Shape, Training = training,
            Checked = 0, Kinks = 0, LargestAbsoluteDifference = 0, LargestDifferenceAtKinks = 0, LargestRelativeDifference = 0, Worst = null, Verdict = GradientVerdict.Unused,
        };
        if (!_gradients.TryGetValue(input.Name, out var gradient)) return found;
        var places = EntrySample.Of(input, _options);
        EntryComparison[] entries = [.. places.Select(place => Compare(input.Name, place, gradient.Output, gradient.Value[place]))];
        var floor = _options.AbsoluteTolerance / _options.RelativeTolerance;
        var byKink = Enumerable.Range(0, places.Length).ToLookup(i => entries[i].Verdict == GradientVerdict.Kink);
        int[] compared = [.. byKink[false]];
        var worst = compared.Length == 0 ? -1 : compared.MaxBy(i => Size(entries[i].Relative(floor)));
        return found with
        {
            Checked = places.Length,
            Kinks = places.Length - compared.Length,
            LargestGradient = entries.Select(entry => Math.Abs(entry.Analytic)).DefaultIfEmpty().MaxBy(Size),
            LargestAbsoluteDifference = compared.Select(i => entries[i].Absolute).DefaultIfEmpty().MaxBy(Size),
            LargestDifferenceAtKinks = byKink[true].Select(i => entries[i].Absolute).DefaultIfEmpty().MaxBy(Size),
            LargestRelativeDifference = worst < 0 ? 0 : entries[worst].Relative(floor),
            Worst = worst < 0 ? null : new(Index(places[worst], input.Shape), entries[worst].Analytic, entries[worst].Numeric),
            Verdict = entries.Select(entry => entry.Verdict).DefaultIfEmpty().Max(),
        };

        static double Size(double difference) => double.IsNaN(difference) ? double.PositiveInfinity : difference;
    }

    /// <summary>The values of some tensors.</summary>
    public static TensorData[] Run(IReadOnlyList<Tensor> outputs, IReadOnlyDictionary<string, TensorData> feeds, Backend? backend)
    {
        var (executable, context) = Compiled(outputs, feeds, backend);
        executable.Run(context);
        return [.. outputs.Select((_, i) => context.Read(i))];
    }

    private static (Executable Executable, RunContext Context) Compiled(IReadOnlyList<Tensor> outputs, IReadOnlyDictionary<string, TensorData> feeds, Backend? backend)
    {
        var executable = Compiler.Compile(new GraphProgram(outputs), backend ?? CpuBackend.Default);
        var context = executable.CreateContext();
        foreach (var (name, value) in feeds)
            if (context.HasInput(name)) context.Write(name, value);
        return (executable, context);
    }

    private EntryComparison Compare(string name, int place, int output, double analytic)
    {
        // What no gradient depends on is a straight line's entry: the same slope everywhere.
        var slope = _slopesPoint.HasInput(name) ? Moving(_slopes, _slopesPoint, name, place, () => _slopesPoint.Output<double>(output)[place]) : _ => analytic;
        return new Differences(Moving(_value, _point, name, place, () => _point.ReadScalar(0)), _options, slope).Compare(analytic);
    }

    /// <summary>A result as a function of how far one entry is moved.</summary>
    private static Func<double, double> Moving(Executable executable, RunContext context, string name, int place, Func<double> result)
    {
        var start = context.Input<double>(name)[place];
        return by =>
        {
            context.Input<double>(name)[place] = start + by;
            executable.Run(context);
            context.Input<double>(name)[place] = start;
            return result();
        };
    }

    private static ValueList<int> Index(int place, Shape shape)
    {
        var index = new int[shape.Rank];
        for (var axis = shape.Rank - 1; axis >= 0; axis--) (place, index[axis]) = Math.DivRem(place, shape[axis]);
        return [.. index];
    }
}
