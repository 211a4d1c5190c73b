namespace Descent.Graph;

/// <summary>What is known of a tensor before it is computed: the type of its elements and its shape.</summary>
/// <param name="DType">The element type.</param>
/// <param name="Shape">The shape.</param>
public sealed record TensorType(DType DType, Shape Shape)
{
    /// <summary>Bytes that the tensor takes, row-major and unpadded.</summary>
    public long Bytes => Shape.Size * DType.Size();

    /// <summary>The type and shape, such as <c>Float32[32, 10]</c>.</summary>
    public override string ToString() => $"{DType}{Shape}";
}
