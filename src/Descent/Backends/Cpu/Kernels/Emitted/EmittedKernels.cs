using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace Descent.Backends.Cpu.Kernels.Emitted;

/// <summary>The kernels that programs in use share: emitting one takes milliseconds.</summary>
internal static class EmittedKernels
{
    private const int Swept = 256;
    private static readonly ConcurrentDictionary<EmittedGroup, WeakReference<EmittedKernel>> Kernels = new();

    /// <summary>The kernel of a group, or null where vectors do not serve it.</summary>
    [RequiresDynamicCode("Emits code.")]
    public static EmittedKernel? Find(EmittedGroup group)
    {
        if (Kernels.TryGetValue(group, out var known) && known.TryGetTarget(out var kernel)) return kernel;
        kernel = KernelEmitter.Emit(group);
        if (kernel is null) return null;
        if (Kernels.Count >= Swept)
            foreach (var (key, value) in Kernels)
                if (!value.TryGetTarget(out _)) Kernels.TryRemove(key, out _);
        Kernels[group] = new(kernel);
        return kernel;
    }
}
