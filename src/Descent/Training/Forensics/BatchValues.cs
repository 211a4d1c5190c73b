using Descent.Compile;
using Descent.Graph;

namespace Descent.Training.Forensics;

/// <summary>The values of a step's tensors on one batch, as the step sees them before its update.</summary>
/// <param name="batch">The samples.</param>
/// <param name="seed">The seed of the masks.</param>
/// <param name="step">The step's number, for the masks.</param>
/// <param name="backend">What runs it.</param>
internal sealed class BatchValues(PreparedData batch, long seed, long step, Backend backend)
{
    public int Rows => batch.Rows;

    /// <summary>The first of some tensors that is not finite, with the value and the rows; null if all are finite.</summary>
    public (Tensor Tensor, double Value, int[] Rows)? FirstBad(IReadOnlyList<Tensor> tensors)
    {
        (Tensor, double, int[])? found = null;
        Look(tensors, (tensor, elements) =>
        {
            if (found is null && NonFiniteValues.Find(tensor.DType, elements) is { } value)
                found = (tensor, value, tensor.Shape.Rank > 0 && tensor.Shape[0] == batch.Rows ? NonFiniteValues.Rows(tensor.DType, elements, batch.Rows) : []);
        });
        return found;
    }

    /// <summary>The tensors that are not finite.</summary>
    public HashSet<Tensor> Bad(IReadOnlyList<Tensor> tensors)
    {
        var bad = new HashSet<Tensor>();
        Look(tensors, (tensor, elements) =>
        {
            if (NonFiniteValues.Find(tensor.DType, elements) is not null) bad.Add(tensor);
        });
        return bad;
    }

    private void Look(IReadOnlyList<Tensor> tensors, Action<Tensor, ReadOnlySpan<byte>> see)
    {
        Tensor[] distinct = [.. tensors.Where(tensor => tensor.DType.IsFloat()).Distinct()];
        if (distinct.Length == 0) return;
        var executable = Compiler.Compile(new GraphProgram(distinct), backend);
        var context = executable.CreateContext();
        batch.CopyTo(context, 0, batch.Rows);
        StepInputs.Write(context, seed, step);
        executable.Run(context);
        for (var i = 0; i < distinct.Length; i++) see(distinct[i], context.Output<byte>(i));
    }
}
