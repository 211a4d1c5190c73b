using Descent.Compile;

namespace Descent.Training;

/// <summary>What a step's random numbers depend on, as inputs of its program; one that draws none has no such inputs.</summary>
internal static class StepInputs
{
    /// <summary>Writes seed and step.</summary>
    public static void Write(RunContext context, long seed, long step)
    {
        if (context.HasInput(ForwardPass.SeedInput)) context.Input<long>(ForwardPass.SeedInput)[0] = seed;
        if (context.HasInput(ForwardPass.StepInput)) context.Input<long>(ForwardPass.StepInput)[0] = step;
    }
}
