using System.Runtime.CompilerServices;
using Descent.Backends.Cpu.Kernels.Emitted;
using Descent.Compile;
using Descent.Graph;

namespace Descent.Backends.Cpu.Kernels;

/// <summary>A fused elementwise group, ready to run. Immutable; runs need scratch of their own. All kinds of program make the same bits.</summary>
internal abstract unsafe class ElementwiseProgram
{
    /// <summary>For comparison, DESCENT_EMIT=0 leaves emitted code out.</summary>
    private static readonly bool Interprets = Environment.GetEnvironmentVariable("DESCENT_EMIT") == "0";

    /// <summary>Bytes of scratch that a run needs, aligned to 64.</summary>
    public abstract nint ScratchBytes { get; }

    /// <summary>Compiles a group: to emitted code where the runtime can emit any and vectors serve, else to calls of kernels.</summary>
    /// <param name="op">The group.</param>
    /// <param name="inputs">The types of its inputs.</param>
    /// <param name="aliases">Which output lies in the memory of which input.</param>
    public static ElementwiseProgram Create(FusedElementwise op, IReadOnlyList<TensorType> inputs, ReadOnlySpan<(int Output, int Input)> aliases)
    {
        if (RuntimeFeature.IsDynamicCodeSupported && !Interprets && EmittedProgram.TryCreate(op, inputs) is { } emitted) return emitted;
        return new InterpretedProgram(op, inputs, aliases);
    }

    /// <summary>Computes the elements <paramref name="start"/> .. <paramref name="start"/> + <paramref name="count"/> - 1 of the iteration.</summary>
    /// <param name="operands">The first elements of the whole tensors: the inputs, then the outputs.</param>
    /// <param name="start">The first element.</param>
    /// <param name="count">How many elements.</param>
    /// <param name="scratch"><see cref="ScratchBytes"/> bytes that no other run uses meanwhile.</param>
    public abstract void Run(byte** operands, nint start, nint count, byte* scratch);
}
