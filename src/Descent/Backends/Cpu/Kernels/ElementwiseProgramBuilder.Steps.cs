using Descent.Backends.Cpu.Kernels.Elementwise;
using Descent.Graph;
using Descent.Graph.Ops;
using unsafe Kernel = delegate*<void*, void*, void*, void*, nint, void>;

namespace Descent.Backends.Cpu.Kernels;

internal sealed unsafe partial class ElementwiseProgramBuilder
{
    private readonly Dictionary<int, int> _stagedInputs = [];

    /// <summary>Copies inputs that leave as outputs, and whose memory another output takes, before anything is written.</summary>
    private void StageInputs()
    {
        for (var output = 0; output < _op.Results.Count; output++)
        {
            var input = _op.Results[output];
            if (input >= _inputs.Count || _stagedInputs.ContainsKey(input) || !Array.Exists(_aliases, alias => alias.Input == input && alias.Output != output)) continue;
            var size = _inputs[input].DType.Size();
            _stagedInputs[input] = Add(new(PlaceKind.Scratch, size) { Slot = NewSlot(size) });
            Emit(CopyKernel(size), Extent.Element, _registers[input].Place, 0, 0, _stagedInputs[input]);
        }
    }

    private ElementwiseRegister Compile(int step)
    {
        var (op, arguments, type) = _op.Steps[step];
        if (op is Constant constant) return new(type, Extent.Run, AddConstant(type, constant.Values[0]));
        var extent = arguments.Max(argument => _registers[argument].Extent);
        var operandType = _registers[arguments[op is Select ? 1 : 0]].DType;
        Span<int> places = stackalloc int[3];
        List<ScratchSlot> temporary = [];
        var form = OperandForm.Each;
        for (var i = 0; i < arguments.Count; i++)
        {
            var register = _registers[arguments[i]];
            places[i] = register.Place;
            if (extent != Extent.Element || register.Extent == Extent.Element) continue;
            var flag = FormFlag(op, i);
            if (flag != OperandForm.Each && ElementwiseKernels.HasForms(op, operandType)) form |= flag;
            else places[i] = Spread(register, temporary);
        }
        var kernel = ElementwiseKernels.Find(op, operandType, form, _width);
        var destination = extent == Extent.Element ? PlaceResult(step, type) : Add(new(PlaceKind.Scratch, type.Size()) { Slot = NewSlot(0, sizeof(long)) });
        Emit(kernel, extent, places[0], places[1], places[2], destination);
        _freeSlots.AddRange(temporary);
        return new(type, extent, destination);
    }

    private static OperandForm FormFlag(Op op, int argument) => (op, argument) switch
    {
        (Select, 0) => OperandForm.Each,
        (Select, 1) or (not Select, 0) => OperandForm.FirstIsOne,
        _ => OperandForm.SecondIsOne,
    };

    /// <summary>Repeats one number over a block, for kernels that have no form for it.</summary>
    private int Spread(ElementwiseRegister register, List<ScratchSlot> temporary)
    {
        var slot = TakeSlot(register.DType.Size());
        temporary.Add(slot);
        var place = Add(new(PlaceKind.Scratch, register.DType.Size()) { Slot = slot });
        Emit(FillKernel(register.DType.Size()), Extent.Element, register.Place, 0, 0, place);
        return place;
    }

    /// <summary>Where a step writes: into the output itself if nothing is read later that lies there, else into scratch.</summary>
    private int PlaceResult(int step, DType type)
    {
        var register = _inputs.Count + step;
        var dying = _op.Steps[step].Arguments.Where(argument => IsDyingScratch(argument, step)).Distinct().ToList();
        var output = Enumerable.Range(0, _op.Results.Count).FirstOrDefault(output => _op.Results[output] == register && IsFreeAfter(output, step), Never);
        ScratchSlot? slot = null;
        if (output == Never)
        {
            var reused = dying.FindIndex(argument => _registers[argument].DType.Size() == type.Size());
            if (reused < 0) slot = TakeSlot(type.Size());
            else
            {
                slot = _places[_registers[dying[reused]].Place].Slot;
                dying.RemoveAt(reused);
            }
        }
        foreach (var argument in dying) _freeSlots.Add(_places[_registers[argument].Place].Slot!);
        return Add(output == Never ? new(PlaceKind.Scratch, type.Size()) { Slot = slot } : new(PlaceKind.Moving, type.Size()) { Operand = _inputs.Count + output });
    }

    private bool IsDyingScratch(int register, int step) =>
        register >= _inputs.Count && _lastUse[register] == step && !_op.Results.Contains(register)
        && _registers[register].Extent == Extent.Element && _places[_registers[register].Place].Kind == PlaceKind.Scratch;

    /// <summary>Whether no step after this one reads an input that lies in the output's memory.</summary>
    private bool IsFreeAfter(int output, int step) => Array.TrueForAll(_aliases, alias => alias.Output != output || _lastUse[alias.Input] <= step);

    /// <summary>Writes a result that no step has written in its place.</summary>
    private void Deliver(int output)
    {
        var result = _op.Results[output];
        var register = _registers[result];
        var source = result < _inputs.Count && _stagedInputs.TryGetValue(result, out var staged) ? staged : register.Place;
        if (_places[source] is { Kind: PlaceKind.Moving } place && place.Operand == _inputs.Count + output) return;
        if (source == register.Place && Array.Exists(_aliases, alias => alias == (output, result))) return;
        var size = register.DType.Size();
        var destination = Add(new(PlaceKind.Moving, size) { Operand = _inputs.Count + output });
        Emit(register.Extent == Extent.Element ? CopyKernel(size) : FillKernel(size), Extent.Element, source, 0, 0, destination);
    }

    private void Emit(Kernel kernel, Extent extent, int a, int b, int c, int destination) =>
        (extent == Extent.Run ? Preamble : Body).Add(new() { Kernel = kernel, A = a, B = b, C = c, Destination = destination, IsOne = extent != Extent.Element });

    /// <summary>A free slot, of this size if there is one, else widened.</summary>
    private ScratchSlot TakeSlot(int size)
    {
        if (_freeSlots.Count == 0) return NewSlot(size);
        var slot = _freeSlots.FindLast(free => free.BytesPerElement == size) ?? _freeSlots[^1];
        _freeSlots.Remove(slot);
        slot.BytesPerElement = Math.Max(slot.BytesPerElement, size);
        return slot;
    }

    private static Kernel CopyKernel(int size) => size switch
    {
        4 => &Blocks.CopyKernel<int>,
        8 => &Blocks.CopyKernel<long>,
        _ => &Blocks.CopyKernel<byte>,
    };

    private static Kernel FillKernel(int size) => size switch
    {
        4 => &Blocks.FillKernel<int>,
        8 => &Blocks.FillKernel<long>,
        _ => &Blocks.FillKernel<byte>,
    };
}
