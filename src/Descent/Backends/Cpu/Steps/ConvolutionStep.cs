using Descent.Backends.Cpu.Kernels.Convolutions;
using Descent.Compile;
using Descent.Graph.Ops;

namespace Descent.Backends.Cpu.Steps;

/// <summary>A convolution or one of its gradients.</summary>
internal sealed unsafe class ConvolutionStep : CpuStep
{
    private readonly ConvolutionKernel _kernel;
    private readonly ThreadTeam _team;
    private readonly int _first;
    private readonly int _second;
    private readonly int _result;
    private readonly int _workspace;

    public ConvolutionStep(PlannedStep step, ThreadTeam team)
    {
        _kernel = KernelOf(step, team.Threads);
        _team = team;
        (_first, _second, _result, _workspace) = (step.Inputs[0].Buffer, step.Inputs[1].Buffer, step.Outputs[0].Buffer, step.Workspace);
    }

    public static long WorkspaceBytes(PlannedStep step, int threads) => KernelOf(step, threads).WorkspaceBytes;

    public override void Run(byte** buffers, Scratch scratch) =>
        _kernel.Run(buffers[_first], buffers[_second], buffers[_result], _workspace >= 0 ? buffers[_workspace] : null, _team);

    private static ConvolutionKernel KernelOf(PlannedStep step, int threads)
    {
        var type = step.Outputs[0].Type.DType;
        var (first, second, result) = (step.Inputs[0].Type.Shape, step.Inputs[1].Type.Shape, step.Outputs[0].Type.Shape);
        return step.Op switch
        {
            ConvolutionInputGradient spread => ConvolutionKernel.InputGradient(type, new(spread.Settings, images: result, kernel: second, results: first), threads),
            ConvolutionKernelGradient sum => ConvolutionKernel.KernelGradient(type, new(sum.Settings, images: first, kernel: result, results: second), threads),
            _ => ConvolutionKernel.Forward(type, new(((Convolution)step.Op).Settings, images: first, kernel: second, results: result), threads),
        };
    }
}
