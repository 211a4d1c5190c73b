using System.Reflection;
using Descent.Backends.Cpu.Kernels.Elementwise;
using Descent.Backends.Cpu.Simd;
using Descent.Compile;
using Descent.Graph;
using Descent.Graph.Ops;
using Scalars = Descent.Graph.Ops.Scalars;

namespace Descent.Backends.Cpu.Kernels.Emitted;

/// <summary>
/// For each step of a group the method that computes it on vectors, and the element type of each register's lanes. Truths are masks in the lanes of
/// what was compared; bytes become the numbers that they are cast to when they are read.
/// </summary>
internal sealed class StepMethods
{
    private readonly EmittedGroup _group;
    private readonly DType _ofTruths;

    private StepMethods(EmittedGroup group, DType ofTruths) => (_group, _ofTruths, Lanes, Taken) = (group, ofTruths, new DType[group.Inputs.Count + group.Steps.Count], new DType[group.Steps.Count]);

    /// <summary>The element type of each register's lanes.</summary>
    public DType[] Lanes { get; }

    /// <summary>The element type of the lanes that each step takes.</summary>
    public DType[] Taken { get; }

    /// <summary>The method of each step; null where a step's result is its operand, or a constant.</summary>
    public List<MethodInfo?> Methods { get; } = [];

    /// <summary>The methods of a group, or null where vectors do not serve: for elements of different sizes, quotients of whole numbers, bytes that are compared.</summary>
    public static StepMethods? Find(EmittedGroup group)
    {
        var sizes = 0;
        for (var register = 0; register < group.Inputs.Count + group.Steps.Count; register++) sizes |= group.TypeOf(register).Size();
        if ((sizes & 12) == 12 && (group.Width != SimdWidth.Scalar || (sizes & 1) != 0)) return null;
        var methods = new StepMethods(group, (sizes & 12) == 8 ? DType.Float64 : DType.Float32);
        return methods.FindAll() ? methods : null;
    }

    private bool FindAll()
    {
        for (var input = 0; input < _group.Inputs.Count; input++)
        {
            if (LanesOfInput(input) is not { } lanes) return false;
            Lanes[input] = lanes;
        }
        for (var step = 0; step < _group.Steps.Count; step++)
        {
            var (op, arguments, type) = _group.Steps[step];
            var register = _group.Inputs.Count + step;
            Lanes[register] = type == DType.Bool ? _ofTruths : type;
            Taken[step] = op is Constant ? type : Lanes[arguments[op is Select && _group.TypeOf(arguments[1]) != DType.Bool ? 1 : 0]];
            if (type == DType.UInt8 || !TryFind(op, arguments, step)) return false;
            if (type == DType.Bool && op is not Constant) Lanes[register] = Taken[step];
        }
        return _group.Results.All(result => _group.TypeOf(result) != DType.UInt8);
    }

    private DType? LanesOfInput(int input)
    {
        var type = _group.TypeOf(input);
        if (type == DType.Bool) return _ofTruths;
        if (type != DType.UInt8) return type;
        var uses = _group.Steps.Where(step => step.Arguments.Contains(input)).ToList();
        return uses.Count > 0 && uses.TrueForAll(use => use.Op is Cast && use.DType.Size() > 1 && use.DType == uses[0].DType) ? uses[0].DType : null;
    }

    private bool TryFind(Op op, ValueList<int> arguments, int step)
    {
        var of = op is Constant ? _group.Steps[step].DType : _group.TypeOf(arguments[0]);
        var access = LaneMethods.Of(Taken[step], _group.Width);
        var isCopy = op is Constant;
        var method = op switch
        {
            Unary { Function: Scalars.Not } when of == DType.Bool => access[nameof(LaneAccess<,,>.Not)],
            Unary unary => ScalarFunctionTable.Find(unary.Function, of, access),
            Binary { Function: Scalars.And } when of == DType.Bool => access[nameof(LaneAccess<,,>.And)],
            Binary { Function: Scalars.Or } when of == DType.Bool => access[nameof(LaneAccess<,,>.Or)],
            Binary binary => ScalarFunctionTable.Find(binary.Function, of, access),
            Compare { Relation: Relation.Equal } when of == DType.Bool => access[nameof(LaneAccess<,,>.Agree)],
            Compare { Relation: Relation.NotEqual } when of == DType.Bool => access[nameof(LaneAccess<,,>.Differ)],
            Compare compare when of.Size() > 1 => ScalarFunctionTable.Find(compare.Relation, access),
            Select when _group.TypeOf(arguments[1]) != DType.UInt8 => access[nameof(LaneAccess<,,>.Select)],
            Cast cast => FindCast(of, cast.To, access, ref isCopy, step),
            _ => null,
        };
        Methods.Add(method);
        return method is not null || isCopy;
    }

    private MethodInfo? FindCast(DType from, DType to, LaneMethods access, ref bool isCopy, int step)
    {
        isCopy = from == to || (from == DType.UInt8 && to.Size() > 1);
        if (isCopy) return null;
        if (to == DType.Bool) return from.Size() > 1 ? access[nameof(LaneAccess<,,>.NumberToMask)] : null;
        if (from == DType.Bool)
        {
            Taken[step] = to;       // a mask is bits: it can be that of any type of the size
            return to.Size() > 1 ? LaneMethods.Of(to, _group.Width)[nameof(LaneAccess<,,>.MaskToNumber)] : null;
        }
        return _group.Width == SimdWidth.Scalar ? ScalarCasts.Find(from, to) : null;
    }
}
