using System.Text.Json.Serialization;
using Descent.Graph;

namespace Descent.Constraints;

/// <summary>
/// What a parameter is projected to after each update. A user's own is a record with one method. A name converts by itself:
/// <c>"max_norm"</c>, <c>"NonNeg"</c>.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "class_name")]
[JsonDerivedType(typeof(MaxNorm), "MaxNorm")]
[JsonDerivedType(typeof(UnitNorm), "UnitNorm")]
[JsonDerivedType(typeof(MinMaxNorm), "MinMaxNorm")]
[JsonDerivedType(typeof(NonNeg), "NonNeg")]
public abstract record Constraint
{
    /// <summary>The projected parameter, of the same shape.</summary>
    /// <param name="weights">The parameter after the update.</param>
    /// <exception cref="ShapeException">The parameter lacks an axis that the constraint names.</exception>
    public abstract Tensor Apply(Tensor weights);

    /// <summary>The constraint of a name, with its default settings.</summary>
    /// <exception cref="ArgumentException">There is none of that name; the message proposes the nearest.</exception>
    public static Constraint Named(string name) => NamedItem.Create(name, "constraint", ConstraintJson.Default.Constraint);

    /// <summary>The constraint of a name, with its default settings.</summary>
    /// <exception cref="ArgumentException">There is none of that name; the message proposes the nearest.</exception>
    public static implicit operator Constraint(string name) => Named(name);
}
