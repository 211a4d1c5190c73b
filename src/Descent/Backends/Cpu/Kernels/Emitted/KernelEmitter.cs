using System.Diagnostics.CodeAnalysis;
using System.Reflection.Emit;
using System.Runtime.CompilerServices;
using Descent.Graph;
using Descent.Graph.Ops;
using Scalars = Descent.Graph.Ops.Scalars;

namespace Descent.Backends.Cpu.Kernels.Emitted;

/// <summary>Computes the elements <paramref name="start"/> .. <paramref name="end"/> - 1 of a group in one pass, every intermediate value in a register.</summary>
/// <param name="operands">The first elements of the whole tensors: the inputs, then the outputs.</param>
/// <param name="start">The first element.</param>
/// <param name="end">The element after the last.</param>
/// <param name="row">Elements of a row, where an operand moves by rows.</param>
internal unsafe delegate void EmittedKernel(byte** operands, nint start, nint end, nint row);

/// <summary>
/// Writes the code of a group: what is fixed first, then a loop over rows if an operand moves by them, in it a loop over vectors. Each step is one call of
/// the very operator that the interpreter's loops call, which the runtime's compiler inlines; so both make the same bits.
/// </summary>
[RequiresDynamicCode("Emits code.")]
internal sealed unsafe partial class KernelEmitter
{
    private const int Operands = 1, Start = 2, End = 3, Row = 4;       // arguments; the first is the delegate's target
    private readonly EmittedGroup _group;
    private readonly StepMethods _steps;
    private readonly ILGenerator _il;
    private readonly Movement[] _movements;                             // of each register
    private readonly LocalBuilder?[] _values;
    private readonly LocalBuilder[] _pointers, _rowPointers;
    private readonly LocalBuilder _stop, _rowStart, _rowNumber;
    private readonly bool[] _isRead;
    private readonly bool _hasRows, _isLong;
    private readonly int _lanes;

    private KernelEmitter(EmittedGroup group, StepMethods steps, ILGenerator il)
    {
        (_group, _steps, _il) = (group, steps, il);
        _movements = FindMovements();
        _hasRows = Array.Exists(_movements, movement => movement is Movement.WithRows or Movement.WithinRows);
        _isLong = group.Steps.Any(step => step.Op is Unary { Function: not (Scalars.Negate or Scalars.Abs or Scalars.Sign or Scalars.Square or Scalars.Sqrt or Scalars.Floor or Scalars.Not) } or Binary { Function: Scalars.Power });
        _lanes = LanesAtOnce();
        _values = new LocalBuilder?[_movements.Length];
        _isRead = new bool[_movements.Length];
        _pointers = new LocalBuilder[group.Inputs.Count + group.Results.Count];
        for (var operand = 0; operand < _pointers.Length; operand++) _pointers[operand] = il.DeclareLocal(typeof(byte*));
        _rowPointers = _pointers[..group.Inputs.Count];
        for (var input = 0; input < _rowPointers.Length; input++)
            if (group.Inputs[input].Movement == Movement.WithinRows) _rowPointers[input] = il.DeclareLocal(typeof(byte*));
        (_stop, _rowStart, _rowNumber) = (il.DeclareLocal(typeof(nint)), il.DeclareLocal(typeof(nint)), il.DeclareLocal(typeof(nint)));
    }

    /// <summary>The kernel of a group, or null where vectors do not serve it.</summary>
    public static EmittedKernel? Emit(EmittedGroup group)
    {
        if (StepMethods.Find(group) is not { } steps) return null;
        var method = new DynamicMethod("Elementwise", typeof(void), [typeof(object), typeof(byte**), typeof(nint), typeof(nint), typeof(nint)], typeof(KernelEmitter).Module, skipVisibility: true);
        new KernelEmitter(group, steps, method.GetILGenerator()).EmitKernel();
        return method.CreateDelegate<EmittedKernel>(group);
    }

    private Movement[] FindMovements()
    {
        var movements = new Movement[_group.Inputs.Count + _group.Steps.Count];
        for (var input = 0; input < _group.Inputs.Count; input++) movements[input] = _group.Inputs[input].Movement;
        for (var step = 0; step < _group.Steps.Count; step++)
        {
            ref var movement = ref movements[_group.Inputs.Count + step];
            foreach (var argument in _group.Steps[step].Arguments)
            {
                var taken = movements[argument];
                if (taken is Movement.WithElements or Movement.WithinRows) movement = Movement.WithElements;
                else if (taken == Movement.WithRows && movement == Movement.Fixed) movement = Movement.WithRows;
            }
        }
        return movements;
    }

    private int LanesAtOnce()
    {
        var least = _steps.Lanes.Length == 0 ? 1 : int.MaxValue;
        foreach (var type in _steps.Lanes) least = Math.Min(least, Methods(type).Lanes);
        return least;
    }

    private void EmitKernel()
    {
        for (var i = 0; i < _pointers.Length; i++)
        {
            _il.Emit(OpCodes.Ldarg, Operands);
            _il.Emit(OpCodes.Ldc_I4, i * sizeof(byte*));
            _il.Emit(OpCodes.Add);
            _il.Emit(OpCodes.Ldind_I);
            _il.Emit(OpCodes.Stloc, _pointers[i]);
        }
        EmitSteps(Movement.Fixed, Reach.One);
        if (_hasRows) EmitRows();
        else
        {
            _il.Emit(OpCodes.Ldarg, End);
            _il.Emit(OpCodes.Stloc, _stop);
            EmitElements();
        }
        _il.Emit(OpCodes.Ret);
    }

    private void EmitRows()
    {
        var (next, done) = (_il.DefineLabel(), _il.DefineLabel());
        Emit(OpCodes.Ldarg, Start);
        Emit(OpCodes.Ldarg, Row);
        _il.Emit(OpCodes.Div);
        _il.Emit(OpCodes.Dup);
        _il.Emit(OpCodes.Stloc, _rowNumber);
        Emit(OpCodes.Ldarg, Row);
        _il.Emit(OpCodes.Mul);
        _il.Emit(OpCodes.Stloc, _rowStart);

        _il.MarkLabel(next);
        Emit(OpCodes.Ldarg, Start);
        Emit(OpCodes.Ldarg, End);
        _il.Emit(OpCodes.Bge, done);
        EmitRowBounds();
        EmitSteps(Movement.WithRows, Reach.One);
        EmitElements();
        _il.Emit(OpCodes.Ldloc, _stop);
        _il.Emit(OpCodes.Starg, Start);
        Increase(_rowStart, () => Emit(OpCodes.Ldarg, Row));
        Increase(_rowNumber, () => _il.Emit(OpCodes.Ldc_I4_1));
        _il.Emit(OpCodes.Br, next);
        _il.MarkLabel(done);
    }

    /// <summary>Where the row ends, or the whole run does; and the operands that begin anew with each row, moved back so that the same index serves them.</summary>
    private void EmitRowBounds()
    {
        _il.Emit(OpCodes.Ldloc, _rowStart);
        Emit(OpCodes.Ldarg, Row);
        _il.Emit(OpCodes.Add);
        Emit(OpCodes.Ldarg, End);
        _il.Emit(OpCodes.Call, ((Func<nint, nint, nint>)Math.Min).Method);
        _il.Emit(OpCodes.Stloc, _stop);
        for (var input = 0; input < _group.Inputs.Count; input++)
        {
            if (_group.Inputs[input].Movement != Movement.WithinRows) continue;
            _il.Emit(OpCodes.Ldloc, _pointers[input]);
            _il.Emit(OpCodes.Ldloc, _rowStart);
            _il.Emit(OpCodes.Ldc_I4, _group.TypeOf(input).Size());
            _il.Emit(OpCodes.Mul);
            _il.Emit(OpCodes.Sub);
            _il.Emit(OpCodes.Stloc, _rowPointers[input]);
        }
    }

    /// <summary>The loop over the elements from Start, which it moves on, to the stop.</summary>
    private void EmitElements()
    {
        var (next, rest, done) = (_il.DefineLabel(), _il.DefineLabel(), _il.DefineLabel());
        _il.MarkLabel(next);
        Emit(OpCodes.Ldarg, Start);
        if (!_isLong)
        {
            _il.Emit(OpCodes.Ldc_I4, _lanes);
            _il.Emit(OpCodes.Add);
        }
        _il.Emit(OpCodes.Ldloc, _stop);
        _il.Emit(_isLong ? OpCodes.Bge : OpCodes.Bgt, rest);
        EmitSteps(Movement.WithElements, _isLong && _lanes > 1 ? Reach.Either : Reach.Whole);
        EmitStores(_isLong && _lanes > 1 ? Reach.Either : Reach.Whole);
        Emit(OpCodes.Ldarg, Start);
        _il.Emit(OpCodes.Ldc_I4, _lanes);
        _il.Emit(OpCodes.Add);
        _il.Emit(OpCodes.Starg, Start);
        _il.Emit(OpCodes.Br, next);
        _il.MarkLabel(rest);
        if (_isLong || _lanes == 1) return;
        Emit(OpCodes.Ldarg, Start);
        _il.Emit(OpCodes.Ldloc, _stop);
        _il.Emit(OpCodes.Bge, done);
        EmitSteps(Movement.WithElements, Reach.Part);
        EmitStores(Reach.Part);
        _il.MarkLabel(done);
    }

    private void Emit(OpCode code, int number) => _il.Emit(code, (short)number);

    private void Increase(LocalBuilder local, Action by)
    {
        _il.Emit(OpCodes.Ldloc, local);
        by();
        _il.Emit(OpCodes.Add);
        _il.Emit(OpCodes.Stloc, local);
    }
}
