using Descent.Backends.Cpu.Kernels;
using Descent.Backends.Cpu.Kernels.Convolutions;
using Descent.Compile;
using Descent.Graph;
using Descent.Graph.Ops;

namespace Descent.Backends.Cpu.Steps;

/// <summary>A convolution or one of its gradients.</summary>
internal sealed unsafe class ConvolutionStep : ProductStep
{
    private readonly ConvolutionKernel _kernel;
    private readonly ThreadTeam _team;

    public ConvolutionStep(PlannedStep step, ThreadTeam team) : this(step, KernelOf(step, team.Threads), team) { }

    private ConvolutionStep(PlannedStep step, ConvolutionKernel kernel, ThreadTeam team) : base(step, kernel.Columns, kernel.WorkspaceBytes) => (_kernel, _team) = (kernel, team);

    public static long WorkspaceBytes(PlannedStep step, int threads) => WorkspaceBytes(step, KernelOf(step, threads).WorkspaceBytes);

    protected override void Multiply(byte* first, byte* second, byte* product, byte* workspace, RowEpilogue epilogue) =>
        _kernel.Run(first, second, product, workspace, _team, epilogue);

    private static ConvolutionKernel KernelOf(PlannedStep step, int threads)
    {
        var type = step.Inputs[0].Type.DType;
        var (first, second) = (step.Inputs[0].Type.Shape, step.Inputs[1].Type.Shape);
        switch (ProductOf(step))
        {
            case ConvolutionInputGradient spread:
                Shape images = [first[0], spread.Height, spread.Width, second[2] * spread.Settings.Groups];
                return ConvolutionKernel.InputGradient(type, new(spread.Settings, images, kernel: second, results: first), threads);
            case ConvolutionKernelGradient sum:
                Shape kernel = [sum.Height, sum.Width, first[3] / sum.Settings.Groups, second[3]];
                return ConvolutionKernel.KernelGradient(type, new(sum.Settings, first, kernel, results: second), threads);
            default:
                var settings = ((Convolution)ProductOf(step)).Settings;
                return ConvolutionKernel.Forward(type, new(settings, first, second, settings.Output(first, second)), threads);
        }
    }
}
