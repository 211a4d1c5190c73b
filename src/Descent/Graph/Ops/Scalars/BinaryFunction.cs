namespace Descent.Graph.Ops.Scalars;

/// <summary>A scalar function of two arguments, with its gradient; backends hold its kernels.</summary>
public abstract record BinaryFunction
{
    /// <summary>The name in printed programs.</summary>
    public string Name => GetType().Name;

    /// <summary>Whether the function takes elements of a type; as a rule, numbers.</summary>
    public virtual bool Accepts(DType type) => type is not (DType.Bool or DType.UInt8);

    /// <summary>What <see cref="Accepts"/> demands, for errors.</summary>
    public virtual string Domain => "numbers";

    /// <summary>The gradients with respect to both arguments: the partial derivatives at (a, b), where the value is y, times <paramref name="gradient"/>.</summary>
    public abstract (Tensor? A, Tensor? B) Gradients(Tensor a, Tensor b, Tensor y, Tensor gradient);
}
