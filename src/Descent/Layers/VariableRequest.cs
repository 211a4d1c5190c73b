using Descent.Constraints;
using Descent.Graph;
using Descent.Initializers;
using Descent.Regularizers;

namespace Descent.Layers;

/// <summary>What a layer asks of its scope: a variable of a path and type, and how it begins.</summary>
internal sealed record VariableRequest(string Path, TensorType Type, bool IsState, EnclosingLayers? Owner, Initializer Initializer, Regularizer? Regularizer, Constraint? Constraint)
{
    /// <summary>The variable that is already there is of the kind and type asked for.</summary>
    /// <exception cref="ShapeException">It is not.</exception>
    public void Check(TensorType known, bool knownIsState)
    {
        if (known == Type && knownIsState == IsState) return;
        throw new ShapeException($"{Path} is {Kind(knownIsState)} {known} since an earlier use of the layer, and this use needs {Kind(IsState)} {Type}: " +
            "a shared layer needs inputs of equal shapes, and the names inside a layer need to differ.");
    }

    /// <summary>The first values, which depend on a seed and the path alone.</summary>
    public TensorData InitialValues(long seed)
    {
        var values = new double[Type.Shape.Size];
        Initializer.Fill(values, Type.Shape, new RandomStream(seed, Path));
        return TensorData.From(values, Type.Shape).Cast(Type.DType);
    }

    private static string Kind(bool state) => state ? "state" : "the parameter";
}
