using Descent.Graph;

namespace Descent.Training;

/// <summary>The types of one sample: what a program for such samples depends on, beside the batch size.</summary>
/// <param name="X">Of each input, as it lies in memory.</param>
/// <param name="Y">Of each target.</param>
/// <param name="Weight">Of the weight, or null.</param>
/// <param name="Model">The element type in which the model takes each input.</param>
internal sealed record DataTypes(ValueList<TensorType> X, ValueList<TensorType> Y, TensorType? Weight, ValueList<DType> Model)
{
    /// <summary>An input as the model takes it: bytes become numbers here, in the program.</summary>
    public Tensor Computed(int input, Tensor value) => value.Cast(Model[input]);
}
