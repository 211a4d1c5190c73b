using Descent.Graph.Ops;

namespace Descent.Graph;

public sealed partial class Tensor
{
    /// <summary>
    /// A recurrence: calls <paramref name="step"/> once, to learn the graph of a step, and runs that graph once for each slice of the sequences, with
    /// the carries that the slice before left. Values from outside that the step uses (weights) are the same at each step; what depends
    /// on them alone is computed once.
    /// </summary>
    /// <param name="first">The carries before the first step.</param>
    /// <param name="sequences">At least one tensor <c>[steps, ..]</c>, cut along its first axis.</param>
    /// <param name="step">From the carries and the sequences' slices to the new carries, of the same types, and the outputs of the step.</param>
    /// <param name="reverse">Run from the last slice to the first. Outputs stand where their slices stand.</param>
    /// <returns>The last carries, and the outputs of all steps as <c>[steps, ..]</c>.</returns>
    /// <exception cref="ShapeException">There is no sequence or no step, the sequences' lengths differ, or a carry changes its type.</exception>
    public static ScanValues Scan(IReadOnlyList<Tensor> first, IReadOnlyList<Tensor> sequences, Func<IReadOnlyList<Tensor>, IReadOnlyList<Tensor>, ScanValues> step, bool reverse = false)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(sequences);
        ArgumentNullException.ThrowIfNull(step);
        if (sequences.Count == 0 || sequences.Any(sequence => sequence.Shape.Rank == 0)) throw new ShapeException($"Scan needs at least one sequence [steps, ..], got {string.Join(" and ", sequences)}.");
        var builder = new ScanBuilder(sequences[0].Shape[0], reverse);
        Tensor[] carries = [.. first.Select((carry, i) => Input($"carry {i}", carry.DType, carry.Shape))];
        Tensor[] slices = [.. sequences.Select((sequence, i) => Input($"sequence {i}", sequence.DType, sequence.Shape[1..]))];
        for (var i = 0; i < carries.Length; i++) builder.Carry(carries[i], first[i]);
        for (var i = 0; i < slices.Length; i++) builder.Sequence(slices[i], sequences[i]);

        var (next, outputs) = step(carries, slices);
        if (next.Count != carries.Length) throw new ShapeException($"Scan has {carries.Length} carries, and its step leaves {next.Count}.");
        foreach (var constant in ScanConstants.Of([.. next, .. outputs], [.. carries, .. slices])) builder.Constant(constant, constant);
        var scan = builder.Build(next, outputs);
        return new([.. scan.Outputs.Take(carries.Length)], [.. scan.Outputs.Skip(carries.Length)]);
    }
}
