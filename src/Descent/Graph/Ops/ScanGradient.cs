using Descent.Graph.Ops.Scalars;

namespace Descent.Graph.Ops;

/// <summary>
/// The gradient of a scan: a scan the other way round whose body is the gradient of the body. What that needs of the forward pass comes from
/// the same scan with further outputs, which a compiler runs in the place of both. A constant's gradient that is a product or a sum in each step
/// becomes one product or sum over all steps behind the scan; others add up in a carry.
/// </summary>
internal sealed class ScanGradient
{
    private readonly Node _node;
    private readonly Scan _scan;
    private readonly IReadOnlyList<Tensor> _inputs;      // of the body
    private readonly IReadOnlyList<Tensor> _results;
    private readonly HashSet<Node> _forward;
    private readonly HashSet<Node> _varying;
    private readonly HashSet<Tensor> _inside = [];
    private readonly List<Tensor> _saved = [];
    private readonly List<Tensor> _next = [];
    private readonly List<Tensor> _emitted = [];
    private readonly ScanBuilder _builder;

    public ScanGradient(Node node)
    {
        _node = node;
        _scan = (Scan)node.Op;
        (_inputs, _results) = (_scan.Body.Inputs, _scan.Body.Results);
        _builder = new(_scan.Steps, !_scan.Reverse);
        var nodes = Topology.Sort(_results.Concat(_inputs));
        _forward = [.. nodes];
        _varying = Topology.Dependents(nodes, _inputs.Take(_scan.Carries + _scan.Sequences));
    }

    /// <summary>Where something is outside, once the forward scan with what it keeps and the backward scan are there.</summary>
    private delegate Tensor Place(Node forward, Node backward);

    /// <summary>The gradients with respect to the scan's inputs, given those with respect to its outputs.</summary>
    public IReadOnlyList<Tensor?> Of(IReadOnlyList<Tensor?> outputGradients)
    {
        int[] values = [.. Enumerable.Range(0, _inputs.Count).Where(i => _inputs[i].DType.IsFloat())];
        var cotangents = Cotangents(outputGradients);
        var gradients = Autodiff.Gradients([.. cotangents.Select(pair => _results[pair.Result])], [.. cotangents.Select(pair => pair.Inside)], [.. values.Select(i => _inputs[i])]);
        var moved = Topology.Dependents(Topology.Sort(gradients), cotangents.Select(pair => pair.Inside));
        var places = new Dictionary<int, Place>();
        foreach (var (input, gradient) in values.Zip(gradients))
        {
            if (input < _scan.Carries) places[input] = Carry(gradient);
            else if (!moved.Contains(gradient.Node)) continue;
            else places[input] = _scan.IsSequence(input) ? Emit(gradient) : OfConstant(_inputs[input].Type, gradient);
        }
        foreach (var value in Topology.Sort(_next.Concat(_emitted)).Where(node => !_forward.Contains(node)).SelectMany(node => node.Inputs).Concat(_next).Concat(_emitted)) Bring(value);
        var forward = Keeping();
        foreach (var value in _saved.Where(_inside.Contains)) _builder.Sequence(value, Kept(forward, value));
        var backward = _builder.Build(_next, _emitted);
        return [.. _inputs.Select((_, i) => places.GetValueOrDefault(i)?.Invoke(forward, backward))];
    }

    /// <summary>What stands for the gradients with respect to a step's results: carries for its carries, sequences for its outputs.</summary>
    private List<(int Result, Tensor Inside)> Cotangents(IReadOnlyList<Tensor?> outputGradients)
    {
        var cotangents = new List<(int Result, Tensor Inside)>();
        for (var i = 0; i < _results.Count; i++)
        {
            var (type, gradient) = (_results[i].Type, outputGradients[i]);
            if (!type.DType.IsFloat() || (i >= _scan.Carries && gradient is null)) continue;
            var inside = Tensor.Input($"gradient {i}", type.DType, type.Shape);
            cotangents.Add((i, inside));
            if (i < _scan.Carries) _builder.Carry(inside, gradient ?? Tensor.Zeros(type.DType, type.Shape));
            else _builder.Sequence(inside, gradient!);
        }
        return cotangents;
    }

    private Place Carry(Tensor next)
    {
        var place = _next.Count;
        _next.Add(next);
        return (_, backward) => backward.Outputs[place];
    }

    private Place Emit(Tensor value)
    {
        var place = _emitted.IndexOf(value);
        if (place < 0)
        {
            place = _emitted.Count;
            _emitted.Add(value);
        }
        return (_, backward) => backward.Outputs[_next.Count + place];
    }

    private Place OfConstant(TensorType type, Tensor gradient)
    {
        var parts = new List<Place>();
        Tensor? rest = null;
        foreach (var term in Terms(gradient))
        {
            if (OverAllSteps(term, type.Shape) is { } part) parts.Add(part);
            else rest = rest is null ? term : rest + term;
        }
        if (rest is not null)
        {
            var sum = Tensor.Input($"sum {_next.Count}", type.DType, type.Shape);
            _builder.Carry(sum, Tensor.Zeros(type.DType, type.Shape));
            parts.Add(Carry(sum + rest));
        }
        return (forward, backward) => parts.Select(part => part(forward, backward)).Aggregate((sum, part) => sum + part);
    }

    private static IEnumerable<Tensor> Terms(Tensor value) =>
        value.Node.Op is Binary { Function: Add } ? value.Node.Inputs.SelectMany(Terms) : [value];

    /// <summary>A product or sum over the rows of a step, taken over the rows of all steps at once; null for another term.</summary>
    private Place? OverAllSteps(Tensor term, Shape shape)
    {
        while (term.Node.Op is Reshape) term = term.Node.Inputs[0];
        switch (term.Node.Op)
        {
            case MatMul { TransposeLeft: true, TransposeRight: false } when term.Shape.Rank == 2:
                var (left, right) = (Stacked(term.Node.Inputs[0]), Stacked(term.Node.Inputs[1]));
                return (forward, backward) => Rows(left(forward, backward)).MatMul(Rows(right(forward, backward)), transposeLeft: true).Reshape(shape);
            case Reduce { Reduction: Reduction.Sum } reduce:
                var terms = Stacked(term.Node.Inputs[0]);
                return (forward, backward) => terms(forward, backward).Sum([0, .. reduce.Axes.Select(axis => axis + 1)]).Reshape(shape);
            default: return null;
        }
    }

    private static Tensor Rows(Tensor stacked) => stacked.Reshape(stacked.Shape[0] * stacked.Shape[1], stacked.Shape[2]);

    /// <summary>A value of a step, for all steps.</summary>
    private Place Stacked(Tensor value)
    {
        if (value.Node.Op is Reshape)
        {
            var source = Stacked(value.Node.Inputs[0]);
            return (forward, backward) => source(forward, backward).Reshape(_scan.Stacked(value.Type).Shape);
        }
        if (!_varying.Contains(value.Node)) return Emit(value);
        if (InputOf(value) is { } input && _scan.IsSequence(input)) return (_, _) => _node.Inputs[input];
        Save(value);
        return (forward, _) => Kept(forward, value);
    }

    private int? InputOf(Tensor value) => Enumerable.Range(0, _inputs.Count).Cast<int?>().FirstOrDefault(i => ReferenceEquals(_inputs[i!.Value], value));

    /// <summary>Makes a value of the forward body known to the backward one: handed in, kept from the forward pass, or, where that is cheap, computed again.</summary>
    private void Bring(Tensor value)
    {
        if (!_forward.Contains(value.Node) || !_inside.Add(value)) return;
        var input = InputOf(value);
        if (input is { } sequence && _scan.IsSequence(sequence)) _builder.Sequence(value, _node.Inputs[sequence]);
        else if (input is { } constant && constant >= _scan.Carries) _builder.Constant(value, _node.Inputs[constant]);
        else if (input is null && (value.Node.Op is Broadcast or Reshape || !_varying.Contains(value.Node))) foreach (var source in value.Node.Inputs) Bring(source);
        else Save(value);
    }

    private void Save(Tensor value)
    {
        if (!_saved.Contains(value)) _saved.Add(value);
    }

    /// <summary>The scan, with the saved values among its outputs.</summary>
    private Node Keeping()
    {
        Tensor[] further = [.. _saved.Except(_results.Skip(_scan.Carries))];
        return further.Length == 0 ? _node : Node.Create(_scan with { Body = new(_inputs, [.. _results, .. further]) }, _node.Inputs);
    }

    private Tensor Kept(Node forward, Tensor value)
    {
        var results = ((Scan)forward.Op).Body.Results;
        return forward.Outputs[Enumerable.Range(_scan.Carries, results.Count - _scan.Carries).First(i => ReferenceEquals(results[i], value))];
    }
}
