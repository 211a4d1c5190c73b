using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.Intrinsics;
using Descent.Backends.Cpu.Kernels.Elementwise;
using Descent.Backends.Cpu.Kernels.Lanes;
using Descent.Backends.Cpu.Simd;
using Descent.Graph;

namespace Descent.Backends.Cpu.Kernels.Emitted;

/// <summary>What emitted kernels call for an element type at a width: <see cref="LaneAccess{L,V,T}"/> by name, and the scalar functions by their operators.</summary>
/// <param name="vector">The vector type, or the number itself.</param>
/// <param name="lanes">How many elements it holds.</param>
/// <param name="access">The class of the methods with names.</param>
internal abstract class LaneMethods(Type vector, int lanes, [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicMethods)] Type access) : IScalarFunctionUse<MethodInfo>
{
    private const int Widths = (int)SimdWidth.Vector512 + 1;
    private static readonly LaneMethods?[] Known = new LaneMethods?[((int)DType.UInt8 + 1) * Widths];

    /// <summary>The vector type, or the number itself.</summary>
    public Type Vector => vector;

    /// <summary>How many elements it holds.</summary>
    public int Lanes => lanes;

    /// <summary>A method of the access, by name.</summary>
    public MethodInfo this[string name] => access.GetMethod(name)!;

    public static LaneMethods Of(DType type, SimdWidth width) => Known[((int)type * Widths) + (int)width] ??= type switch
    {
        DType.Float32 => Of<float>(width),
        DType.Float64 => Of<double>(width),
        DType.Int32 => Of<int>(width),
        _ => Of<long>(width),
    };

    public abstract MethodInfo Unary<TOperator>()
        where TOperator : IUnaryOperator;

    public abstract MethodInfo Binary<TOperator>()
        where TOperator : IBinaryOperator;

    public MethodInfo Relation<TOperator>()
        where TOperator : IBinaryOperator => Binary<TOperator>();

    private static LaneMethods Of<T>(SimdWidth width)
        where T : unmanaged => width switch
    {
        SimdWidth.Vector512 => Of512<T>(),
        SimdWidth.Vector256 => Of256<T>(),
        SimdWidth.Vector128 => Of128<T>(),
        _ => Of1<T>(),
    };

    // A method for each width: the runtime's compiler loads every type that a method names, and one of these takes it half a millisecond.
    private static LaneMethods Of512<T>()
        where T : unmanaged => new LaneMethods<Lanes512<T>, Vector512<T>, T>();

    private static LaneMethods Of256<T>()
        where T : unmanaged => new LaneMethods<Lanes256<T>, Vector256<T>, T>();

    private static LaneMethods Of128<T>()
        where T : unmanaged => new LaneMethods<Lanes128<T>, Vector128<T>, T>();

    private static LaneMethods Of1<T>()
        where T : unmanaged => new LaneMethods<Lanes1<T>, T, T>();
}

/// <inheritdoc/>
internal sealed class LaneMethods<L, V, T>() : LaneMethods(typeof(V), L.Count, typeof(LaneAccess<L, V, T>))
    where L : ILanes<V, T>
    where V : struct
    where T : unmanaged
{
    // "new", since a method group alone is kept in a static field of a class of its own, one more for each operator.
    public override MethodInfo Unary<TOperator>() => new Func<V, V>(TOperator.Invoke<L, V, T>).Method;

    public override MethodInfo Binary<TOperator>() => new Func<V, V, V>(TOperator.Invoke<L, V, T>).Method;
}
