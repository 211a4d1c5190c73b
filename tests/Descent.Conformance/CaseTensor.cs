using System.Text.Json;
using Descent.Graph;

namespace Descent.Conformance;

/// <summary>Reads the tensors of cases: <c>{"shape": [..], "data": [..]}</c>, or a plain number for a scalar.</summary>
internal static class CaseTensor
{
    public static TensorData Read(JsonElement json, DType precision)
    {
        if (json.ValueKind == JsonValueKind.Number) return TensorData.From([json.GetDouble()], Shape.Scalar).Cast(precision);
        Shape shape = [.. json.GetProperty("shape").EnumerateArray().Select(length => length.GetInt32())];
        var values = TensorData.From([.. json.GetProperty("data").EnumerateArray().Select(value => value.GetDouble())], shape);
        var type = json.TryGetProperty("dtype", out var name) ? name.GetString() : null;
        return values.Cast(type switch
        {
            "int32" => DType.Int32,
            "bool" => DType.Bool,
            null => precision,
            _ => throw new InvalidDataException($"A tensor of a case has the unknown dtype \"{type}\"."),
        });
    }
}
