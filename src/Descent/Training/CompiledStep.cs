using Descent.Compile;
using Descent.Graph;

namespace Descent.Training;

/// <summary>A compiled program of one step, with the memory of its runs.</summary>
internal sealed class CompiledStep
{
    private readonly bool _isRandom;

    public CompiledStep(GraphProgram program, StepOutputs outputs, Backend backend)
    {
        Outputs = outputs;
        Executable = Compiler.Compile(program, backend);
        Context = Executable.CreateContext();
        _isRandom = Context.HasInput(ForwardPass.StepInput);
    }

    public StepOutputs Outputs { get; }

    public Executable Executable { get; }

    public RunContext Context { get; }

    /// <summary>The loss of the last run, penalties included, before its update.</summary>
    public double Loss => Context.ReadScalar(0);

    /// <summary>Runs the step on what the context's inputs hold.</summary>
    public void Run(long seed, long step)
    {
        if (_isRandom)
        {
            Context.Input<long>(ForwardPass.SeedInput)[0] = seed;
            Context.Input<long>(ForwardPass.StepInput)[0] = step;
        }
        Executable.Run(Context);
    }
}
