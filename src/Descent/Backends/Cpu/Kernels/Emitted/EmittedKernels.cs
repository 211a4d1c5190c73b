using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace Descent.Backends.Cpu.Kernels.Emitted;

/// <summary>
/// The kernels that programs share: emitting one takes milliseconds. They stay when no program uses them, since the next net
/// has most of them again.
/// </summary>
internal static class EmittedKernels
{
    private const int Most = 512;
    private static readonly ConcurrentDictionary<EmittedGroup, EmittedKernel> Kernels = new();

    /// <summary>The kernel of a group, or null where vectors do not serve it.</summary>
    [RequiresDynamicCode("Emits code.")]
    public static EmittedKernel? Find(EmittedGroup group)
    {
        if (Kernels.TryGetValue(group, out var known)) return known;
        if (KernelEmitter.Emit(group) is not { } kernel) return null;
        // Another core compiles it while this one goes on with the next; a program that comes to it earlier waits.
        ThreadPool.UnsafeQueueUserWorkItem(RuntimeHelpers.PrepareDelegate, kernel, preferLocal: false);
        if (Kernels.Count >= Most) Kernels.Clear();
        Kernels[group] = kernel;
        return kernel;
    }
}
