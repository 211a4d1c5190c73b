using Descent.Graph;

namespace Descent.Serialization;

/// <summary>One tensor of a header: its name, type and shape, where its bytes begin and end behind the header, and the byte of the file at which it is described.</summary>
internal sealed record SafeTensorsEntry(string Name, DType DType, Shape Shape, long Begin, long End, long Place)
{
    /// <summary>The format's names of the element types that are supported.</summary>
    public static readonly IReadOnlyDictionary<string, DType> Types = new SortedDictionary<string, DType>(StringComparer.Ordinal)
    {
        ["BOOL"] = DType.Bool,
        ["F32"] = DType.Float32,
        ["F64"] = DType.Float64,
        ["I32"] = DType.Int32,
        ["I64"] = DType.Int64,
        ["U8"] = DType.UInt8,
    };

    /// <summary>The format's name of an element type.</summary>
    public static string TypeName(DType type) => Types.First(pair => pair.Value == type).Key;
}
