using Descent.Graph;

namespace Descent.Backends.Cpu.Steps;

/// <summary>Fills memory with one value.</summary>
internal sealed unsafe class ElementFill
{
    private readonly byte[] _element;
    private readonly long _bytes;
    private readonly bool _isZero;

    public ElementFill(TensorType type, double value)
    {
        _element = TensorData.From([value], Shape.Scalar).Cast(type.DType).Bytes.ToArray();
        _bytes = type.Bytes;
        _isZero = Array.TrueForAll(_element, part => part == 0);
    }

    public void Run(byte* destination)
    {
        var memory = new Span<byte>(destination, checked((int)_bytes));
        if (_isZero)
        {
            memory.Clear();
            return;
        }
        _element.CopyTo(memory);
        for (var filled = _element.Length; filled < memory.Length; filled *= 2) memory[..Math.Min(filled, memory.Length - filled)].CopyTo(memory[filled..]);
    }
}
