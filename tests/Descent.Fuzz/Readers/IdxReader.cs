using Descent.Data;
using Descent.Fuzz.Mutations;
using Descent.Graph;

namespace Descent.Fuzz.Readers;

/// <summary>IDX files.</summary>
internal sealed class IdxReader : FuzzReader
{
    public override string Name => "idx";

    public override long AllocatedPerByte => 2000;

    public override TokenLanguage Language => Languages.Bytes;

    public override object Read(byte[] input, int variant) => Idx.Read(new MemoryStream(input), Source);

    public override void Use(object content, int variant)
    {
        var data = (TensorData)content;
        Require(data.Bytes.Length == data.Shape.Size * data.DType.Size(), "the elements are not as many as the shape says");
        Require(data.ToDoubles().Length == data.Shape.Size, "the numbers are not as many as the shape says");
    }

    public override bool IsOwn(Exception error) => error is DataException && error.Message.StartsWith($"{Source}, byte ", StringComparison.Ordinal);
}
