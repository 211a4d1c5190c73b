namespace Descent.Graph.Ops.Scalars;

/// <summary>A scalar function of one argument, with its derivative; backends hold its kernels. A new one is a file like <see cref="Tanh"/>.</summary>
public abstract record UnaryFunction
{
    /// <summary>The name in printed programs.</summary>
    public string Name => GetType().Name;

    /// <summary>Whether the function takes elements of a type; as a rule, floating-point ones.</summary>
    public virtual bool Accepts(DType type) => type.IsFloat();

    /// <summary>What <see cref="Accepts"/> demands, for errors.</summary>
    public virtual string Domain => "floating-point numbers";

    /// <summary>The derivative at <paramref name="x"/>, given also the value <paramref name="y"/> there; null where it is zero everywhere.</summary>
    public abstract Tensor? Derivative(Tensor x, Tensor y);
}
