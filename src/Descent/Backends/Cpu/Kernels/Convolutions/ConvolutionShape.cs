using Descent.Graph;
using Descent.Graph.Ops;

namespace Descent.Backends.Cpu.Kernels.Convolutions;

/// <summary>The lengths of a convolution: images [Batch, Height, Width, In], kernel [Taps of rows, of columns, InPerGroup, Out], results [Batch, OutHeight, OutWidth, Out].</summary>
internal readonly struct ConvolutionShape
{
    public readonly int Batch, Height, Width, In, RowTaps, ColumnTaps, Out, OutHeight, OutWidth, Groups;
    public readonly WindowAxis Rows, Columns;

    public ConvolutionShape(ConvolutionSettings settings, Shape images, Shape kernel, Shape results)
    {
        (Batch, Height, Width, In) = (images[0], images[1], images[2], images[3]);
        (RowTaps, ColumnTaps) = (kernel[0], kernel[1]);
        (OutHeight, OutWidth, Out) = (results[1], results[2], results[3]);
        (Rows, Columns, Groups) = (settings.Rows, settings.Columns, settings.Groups);
    }

    /// <summary>The convolution of this one's result by the turned kernel that gives the images' gradient; of one that moves by single steps.</summary>
    private ConvolutionShape(in ConvolutionShape forward)
    {
        (Batch, Height, Width, In) = (forward.Batch, forward.OutHeight, forward.OutWidth, forward.Out);
        (RowTaps, ColumnTaps, Groups) = (forward.RowTaps, forward.ColumnTaps, 1);
        (OutHeight, OutWidth, Out) = (forward.Height, forward.Width, forward.In);
        (Rows, Columns) = (Turned(forward.Rows, RowTaps), Turned(forward.Columns, ColumnTaps));

        // What lies behind follows from the lengths.
        static WindowAxis Turned(WindowAxis axis, int taps) => new(1, 1, taps - 1 - axis.Before);
    }

    public int InPerGroup => In / Groups;

    public int OutPerGroup => Out / Groups;

    /// <summary>Whether each channel is convolved by itself.</summary>
    public bool IsDepthwise => In == Groups && Out == Groups;

    /// <summary>Positions of the kernel over one image.</summary>
    public int PositionsOfImage => OutHeight * OutWidth;

    /// <summary>Elements under the kernel at one position, in one group.</summary>
    public int PatchLength => RowTaps * ColumnTaps * InPerGroup;

    public nint ImageSize => (nint)Height * Width * In;

    public nint ResultSize => (nint)PositionsOfImage * Out;

    public nint KernelSize => (nint)PatchLength * Out;

    /// <summary>The shape of the convolution that computes the gradient with respect to the images, of one whose steps and dilations are 1.</summary>
    public ConvolutionShape Turned() => new(this);

    /// <summary>Fused multiply-adds of the whole convolution, or of one of its gradients.</summary>
    public long Work => (long)Batch * PositionsOfImage * PatchLength * Out;
}
