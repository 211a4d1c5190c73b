using System.Runtime.CompilerServices;
using Descent.Backends.Cpu.Kernels.Lanes;

namespace Descent.Backends.Cpu.Kernels.Elementwise;

/// <summary>Chooses between two blocks of numbers by truths, a byte each.</summary>
internal static unsafe class SelectLoop<TTrue, TFalse, L, V, T>
    where TTrue : IOperand
    where TFalse : IOperand
    where L : ILanes<V, T>
    where V : struct
    where T : unmanaged
{
    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(void* a, void* b, void* c, void* destination, nint count)
    {
        var truths = (byte*)a;
        var x = (T*)b;
        var y = (T*)c;
        var z = (T*)destination;
        var whereTrue = TTrue.IsOne ? L.Create(*x) : default;
        var whereFalse = TFalse.IsOne ? L.Create(*y) : default;
        nint i = 0;
        for (; i <= count - L.Count; i += L.Count)
        {
            if (!TTrue.IsOne) whereTrue = L.Load(x + i);
            if (!TFalse.IsOne) whereFalse = L.Load(y + i);
            L.Store(z + i, L.Select(L.LoadTruths(truths + i), whereTrue, whereFalse));
        }
        if (i == count) return;
        if (!TTrue.IsOne) whereTrue = L.LoadPartial(x + i, count - i, default);
        if (!TFalse.IsOne) whereFalse = L.LoadPartial(y + i, count - i, default);
        var rest = stackalloc byte[64];
        for (nint place = 0; place < count - i; place++) rest[place] = truths[i + place];
        L.StorePartial(z + i, L.Select(L.LoadTruths(rest), whereTrue, whereFalse), count - i);
    }
}
