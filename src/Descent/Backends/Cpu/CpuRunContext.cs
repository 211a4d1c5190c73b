using Descent.Compile;
using Descent.Graph;

namespace Descent.Backends.Cpu;

/// <summary>A table of addresses, one a buffer of the plan, and the memory behind those that are neither variables nor constants.</summary>
internal sealed unsafe class CpuRunContext : RunContext
{
    private readonly HostStorage _arena, _scratch, _table;
    private readonly HostStorage[] _storages;       // of each buffer

    public CpuRunContext(CpuExecutable executable) : base(executable.Plan)
    {
        Executable = executable;
        (_arena, _scratch, _table) = (new(Plan.ArenaBytes), new(executable.ScratchBytes * executable.Threads), new(Plan.Buffers.Count * sizeof(byte*)));
        Scratch = new((nint)_scratch.Pointer, executable.ScratchBytes);
        _storages = [.. Plan.Buffers.Select(StorageOf)];
        for (var i = 0; i < _storages.Length; i++) Buffers[i] = _storages[i].Pointer + Plan.Buffers[i].Offset;
    }

    public CpuExecutable Executable { get; }

    public byte** Buffers => (byte**)_table.Pointer;

    public Scratch Scratch { get; }

    protected override Span<byte> BufferBytes(int buffer) => _storages[buffer].Slice(Plan.Buffers[buffer].Offset, checked((int)Plan.Buffers[buffer].Bytes));

    private HostStorage StorageOf(PlannedBuffer buffer) => buffer.Kind switch
    {
        BufferKind.Input => new(buffer.Bytes),
        BufferKind.Variable => buffer.Variable!.Storage as HostStorage
            ?? throw new InvalidOperationException($"Variable {buffer.Variable.Name} is in the memory of another backend."),
        BufferKind.Constant => Executable.Constants[buffer],
        _ => _arena,
    };
}
