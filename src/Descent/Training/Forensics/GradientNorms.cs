using Descent.Compile;
using Descent.Graph;
using Descent.Optimizers;

namespace Descent.Training.Forensics;

/// <summary>Measures the norm of the gradient of a step to come, for batches of one size.</summary>
internal sealed class GradientNorms
{
    private readonly int _rows;
    private readonly long _seed;
    private readonly Executable _executable;
    private readonly RunContext _context;

    public GradientNorms(Session session, PreparedData batch, long seed)
    {
        (_rows, _seed) = (batch.Rows, seed);
        var pass = ForwardPass.Of(session.Model, session.Objective, BatchTensors.Fed(batch.Types, batch.Rows));
        var gradients = Autodiff.Gradients(pass.Loss, [.. session.Parameters.Select(parameter => parameter.Value)]);
        _executable = Compiler.Compile(new GraphProgram([Clipping.GlobalNorm(gradients)]), session.Backend);
        _context = _executable.CreateContext();
    }

    /// <summary>The norm before clipping; null for a batch of another size.</summary>
    public double? Of(PreparedData batch, long step)
    {
        if (batch.Rows != _rows) return null;
        batch.CopyTo(_context, 0, _rows);
        StepInputs.Write(_context, _seed, step);
        _executable.Run(_context);
        return _context.ReadScalar(0);
    }
}
