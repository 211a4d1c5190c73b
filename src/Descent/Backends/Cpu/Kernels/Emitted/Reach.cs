namespace Descent.Backends.Cpu.Kernels.Emitted;

/// <summary>How much of a vector an access of an emitted kernel covers.</summary>
internal enum Reach
{
    /// <summary>One number for all lanes.</summary>
    One,

    /// <summary>All lanes.</summary>
    Whole,

    /// <summary>The lanes before the end.</summary>
    Part,

    /// <summary>All lanes or those before the end, decided in the run: one body instead of two, where bodies are long.</summary>
    Either,
}
