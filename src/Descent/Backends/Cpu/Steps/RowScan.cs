using Descent.Compile;
using Descent.Graph;
using Descent.Graph.Ops;

namespace Descent.Backends.Cpu.Steps;

/// <summary>
/// Which values of a scan's body have a row for each sample. Where all that a step computes of a sample needs that sample alone, threads can run
/// the whole scan on some of the samples each, and never wait for each other; the bits are the same, since each row's sums are.
/// </summary>
internal sealed class RowScan
{
    private readonly Kind[] _kinds;
    private bool _isKnownMore, _contradicts;

    private RowScan(PlannedScan scan, int rows)
    {
        (Rows, _kinds) = (rows, new Kind[scan.Plan.Buffers.Count]);
        foreach (var result in scan.Plan.Outputs) Mark(result, Kind.Rows);
        foreach (var carry in scan.Scan.Body.Inputs.Take(scan.Scan.Carries))
            if (ScanPart.InputBuffer(scan.Plan, carry) is >= 0 and var buffer) Mark(new(buffer, carry.Type), Kind.Rows);
        do
        {
            _isKnownMore = false;
            foreach (var step in scan.Plan.Steps) Relate(step);
        }
        while (_isKnownMore && !_contradicts);
    }

    private enum Kind : byte { Unknown, Rows, Whole }

    /// <summary>How many samples there are.</summary>
    public int Rows { get; }

    /// <summary>The rows of a scan; null where samples meet, or where there are none.</summary>
    public static RowScan? TryCreate(PlannedScan scan)
    {
        var first = scan.Plan.Outputs[0].Type.Shape;
        if (scan.Scan.Carries == 0 || first.Rank == 0 || first[0] < 2) return null;
        var rows = new RowScan(scan, first[0]);
        return rows._contradicts ? null : rows;
    }

    /// <summary>Whether a buffer of the body has a row for each sample.</summary>
    public bool HasRows(int buffer) => buffer >= 0 && _kinds[buffer] == Kind.Rows;

    /// <summary>A step on some of the samples.</summary>
    /// <param name="step">The step on all of them.</param>
    /// <param name="count">How many.</param>
    /// <param name="workspace">The buffer of its scratch memory, should it need any.</param>
    public PlannedStep Take(PlannedStep step, int count, int workspace)
    {
        PlannedValue Part(PlannedValue value) => HasRows(value.Buffer) ? value with { Type = value.Type with { Shape = value.Type.Shape.With(0, count) } } : value;
        FusedElementwise Fewer(FusedElementwise group) => group with { Iteration = group.Iteration.With(0, count) };
        var op = !HasRows(step.Outputs[0].Buffer) ? step.Op : step.Op switch
        {
            FusedElementwise group => Fewer(group),
            FusedProduct product => product with { Epilogue = Fewer(product.Epilogue) },
            Slice slice => slice with { Lengths = [count, .. slice.Lengths.Skip(1)] },
            var other => other,
        };
        var part = new PlannedStep(op, [.. step.Inputs.Select(Part)], [.. step.Outputs.Select(Part)]);
        return StepTable.WorkspaceBytes(part, threads: 1) > 0 ? part with { Workspace = workspace } : part;
    }

    private void Relate(PlannedStep step)
    {
        var isByRows = step.Op switch
        {
            FusedElementwise group => RelateGroup(group, step.Inputs, step.Outputs),
            MatMul product => RelateProduct(product, step) && RelateAll([step.Inputs[0], step.Outputs[0]]),
            FusedProduct { Product: MatMul product } fused => IsOfRows(fused.Epilogue.Iteration) && RelateProduct(product, step)
                && RelateGroup(fused.Epilogue, [.. step.Inputs.Skip(2)], [step.Inputs[0], .. step.Outputs]),
            Concat { Axis: > 0 } or Copy => RelateAll([.. step.Inputs, .. step.Outputs]),
            Reduce { Axes: [> 0, ..] } or Transpose { Permutation: [0, ..] } => RelateAll([step.Inputs[0], step.Outputs[0]]),
            Slice or Pad => RelateAll([step.Inputs[0], step.Outputs[0]]),
            _ => false,
        };
        if (isByRows) return;
        foreach (var value in step.Inputs.Concat(step.Outputs)) Mark(value, Kind.Whole);
    }

    /// <summary>What a group reads for each row has rows if its results have; what it reads again and again has none.</summary>
    private bool RelateGroup(FusedElementwise group, IReadOnlyList<PlannedValue> inputs, IReadOnlyList<PlannedValue> outputs)
    {
        if (!IsOfRows(group.Iteration)) return false;
        bool IsEach(PlannedValue input) => input.Type.Shape.Rank == group.Iteration.Rank && IsOfRows(input.Type.Shape);
        foreach (var input in inputs)
            if (!IsEach(input)) Mark(input, Kind.Whole);
        return RelateAll([.. outputs, .. inputs.Where(IsEach)]);
    }

    /// <summary>A product's rows are its left factor's, and all of them need the right one; of a batch of products each is a row.</summary>
    private bool RelateProduct(MatMul product, PlannedStep step)
    {
        var (left, right) = (step.Inputs[0], step.Inputs[1]);
        if (left.Type.Shape.Rank == 3) return RelateAll([left, right]);
        if (!product.TransposeLeft) Mark(right, Kind.Whole);
        return !product.TransposeLeft;
    }

    /// <summary>Values that have rows all together, or none of them; false where their first axis is another.</summary>
    private bool RelateAll(IReadOnlyList<PlannedValue> values)
    {
        if (!values.All(value => IsOfRows(value.Type.Shape))) return false;
        var known = values.Select(value => _kinds[value.Buffer]).FirstOrDefault(kind => kind != Kind.Unknown);
        if (known == Kind.Unknown) return true;
        foreach (var value in values) Mark(value, known);
        return true;
    }

    private void Mark(PlannedValue value, Kind kind)
    {
        ref var known = ref _kinds[value.Buffer];
        _contradicts |= known == Kind.Unknown ? kind == Kind.Rows && !IsOfRows(value.Type.Shape) : known != kind;
        if (known != Kind.Unknown) return;
        (known, _isKnownMore) = (kind, true);
    }

    private bool IsOfRows(Shape shape) => shape.Rank > 0 && shape[0] == Rows;
}
