using System.Reflection.Emit;
using System.Runtime.CompilerServices;
using Descent.Graph;
using Descent.Graph.Ops;

namespace Descent.Backends.Cpu.Kernels.Emitted;

/// <content>The steps, and their operands and results.</content>
internal sealed unsafe partial class KernelEmitter
{
    /// <summary>The steps that move as told, in order.</summary>
    private void EmitSteps(Movement movement, Reach reach)
    {
        for (var input = 0; input < _group.Inputs.Count; input++)
        {
            if (Level(input) != movement) continue;
            _isRead[input] = false;
            if (movement != Movement.WithElements) Read(input, Reach.One);
        }
        for (var step = 0; step < _group.Steps.Count; step++)
        {
            var register = _group.Inputs.Count + step;
            var (op, arguments, _) = _group.Steps[step];
            if (op is Constant || Level(register) != movement) continue;
            for (var i = 0; i < arguments.Count; i++) Push(arguments[i], _steps.Taken[step], reach);
            if (_steps.Methods[step] is { } method) _il.Emit(OpCodes.Call, method);
            Pop(register);
        }
    }

    private void EmitStores(Reach reach)
    {
        // An input may leave as an output while another output takes its memory: all is read before anything is written.
        foreach (var result in _group.Results)
            if (result < _group.Inputs.Count && !_isRead[result]) Read(result, reach);
        for (var output = 0; output < _group.Results.Count; output++)
        {
            var result = _group.Results[output];
            var lanes = _steps.Lanes[result];
            Push(result, lanes, reach);
            _il.Emit(OpCodes.Ldloc, _pointers[_group.Inputs.Count + output]);
            Emit(OpCodes.Ldarg, Start);
            _il.Emit(OpCodes.Ldloc, _stop);
            _il.Emit(OpCodes.Call, Methods(lanes)[(_group.TypeOf(result) == DType.Bool ? "StoreTruths" : "Store") + reach]);
        }
    }

    /// <summary>A level of the loops: what moves within rows moves with the elements.</summary>
    private Movement Level(int register) => _movements[register] == Movement.WithinRows ? Movement.WithElements : _movements[register];

    private LaneMethods Methods(DType lanes) => LaneMethods.Of(lanes, _group.Width);

    private void Pop(int register)
    {
        _values[register] ??= _il.DeclareLocal(Methods(_steps.Lanes[register]).Vector);
        _il.Emit(OpCodes.Stloc, _values[register]!);
    }

    /// <summary>Puts a register's value on the stack, reading it from memory if that has not been done in this pass.</summary>
    private void Push(int register, DType lanes, Reach reach)
    {
        if (register >= _group.Inputs.Count && _group.Steps[register - _group.Inputs.Count].Op is Constant constant)
        {
            PushConstant(constant, lanes);
            return;
        }
        if (register < _group.Inputs.Count && !_isRead[register]) Read(register, reach);
        _il.Emit(OpCodes.Ldloc, _values[register]!);
        Reinterpret(_steps.Lanes[register], lanes);
    }

    private void Read(int input, Reach reach)
    {
        _isRead[input] = true;
        _il.Emit(OpCodes.Ldloc, _rowPointers[input]);
        if (_movements[input] == Movement.WithRows) _il.Emit(OpCodes.Ldloc, _rowNumber);
        else if (_movements[input] == Movement.Fixed) PushZero();
        else Emit(OpCodes.Ldarg, Start);
        if (reach == Reach.One) PushZero();
        else _il.Emit(OpCodes.Ldloc, _stop);
        var kind = _group.TypeOf(input) switch { DType.Bool => "LoadTruths", DType.UInt8 => "LoadBytes", _ => "Load" };
        _il.Emit(OpCodes.Call, Methods(_steps.Lanes[input])[kind + reach]);
        Pop(input);
    }

    private void PushZero()
    {
        _il.Emit(OpCodes.Ldc_I4_0);
        _il.Emit(OpCodes.Conv_I);
    }

    private void PushConstant(Constant constant, DType lanes)
    {
        var value = constant.Values[0];
        var type = constant.DType;
        if (type == DType.Bool) (type, value) = (lanes.Size() == 4 ? DType.Int32 : DType.Int64, value != 0 ? -1 : 0);       // a mask
        switch (type)
        {
            case DType.Float32: _il.Emit(OpCodes.Ldc_R4, (float)value); break;
            case DType.Float64: _il.Emit(OpCodes.Ldc_R8, value); break;
            case DType.Int32: _il.Emit(OpCodes.Ldc_I4, (int)(long)value); break;
            default: _il.Emit(OpCodes.Ldc_I8, (long)value); break;
        }
        _il.Emit(OpCodes.Call, Methods(type)[nameof(LaneAccess<,,>.Constant)]);
        Reinterpret(type, lanes);
    }

    /// <summary>Masks have the lanes of what was compared; the same bits serve for others.</summary>
    private void Reinterpret(DType from, DType to)
    {
        if (from != to) _il.Emit(OpCodes.Call, typeof(Unsafe).GetMethod(nameof(Unsafe.BitCast))!.MakeGenericMethod(Methods(from).Vector, Methods(to).Vector));
    }
}
