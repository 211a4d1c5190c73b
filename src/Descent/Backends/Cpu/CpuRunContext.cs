using Descent.Compile;
using Descent.Graph;

namespace Descent.Backends.Cpu;

/// <summary>A table of addresses, one a buffer of the plan, and the memory behind those that are neither variables nor constants.</summary>
internal sealed unsafe class CpuRunContext : RunContext
{
    private readonly List<HostStorage> _owned = [];
    private readonly HostStorage _table;

    public CpuRunContext(CpuExecutable executable) : base(executable.Plan)
    {
        Executable = executable;
        var arena = Own(Plan.ArenaBytes);
        Scratch = new((nint)Own(executable.ScratchBytes * executable.Threads), executable.ScratchBytes);
        _table = new HostStorage(Plan.Buffers.Count * sizeof(byte*));
        for (var i = 0; i < Plan.Buffers.Count; i++) Buffers[i] = Address(Plan.Buffers[i], arena);
    }

    public CpuExecutable Executable { get; }

    public byte** Buffers => (byte**)_table.Pointer;

    public Scratch Scratch { get; }

    protected override Span<byte> BufferBytes(int buffer) => new(Buffers[buffer], checked((int)Plan.Buffers[buffer].Bytes));

    private byte* Own(long bytes)
    {
        var storage = new HostStorage(bytes);
        _owned.Add(storage);
        return storage.Pointer;
    }

    private byte* Address(PlannedBuffer buffer, byte* arena) => buffer.Kind switch
    {
        BufferKind.Input => Own(buffer.Bytes),
        BufferKind.Variable => buffer.Variable!.Storage is HostStorage host ? host.Pointer
            : throw new InvalidOperationException($"Variable {buffer.Variable.Name} is in the memory of another backend."),
        BufferKind.Constant => Executable.Constants[buffer].Pointer,
        _ => arena + buffer.Offset,
    };
}
