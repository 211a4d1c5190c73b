using System.Text.Json.Serialization;
using Descent.Graph;

namespace Descent.Regularizers;

/// <summary>
/// A penalty on a parameter's values, added to the loss: whole, whatever the size of the batch. A user's own is a record with one
/// method. A name converts by itself: <c>"l2"</c>, <c>"OrthogonalRegularizer"</c>.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "class_name")]
[JsonDerivedType(typeof(L1), "L1")]
[JsonDerivedType(typeof(L2), "L2")]
[JsonDerivedType(typeof(L1L2), "L1L2")]
[JsonDerivedType(typeof(OrthogonalRegularizer), "OrthogonalRegularizer")]
public abstract record Regularizer
{
    /// <summary>The penalty, a scalar.</summary>
    /// <param name="weights">The parameter, of any shape.</param>
    /// <exception cref="ShapeException">This kind of regularizer does not suit such a shape.</exception>
    public abstract Tensor Penalty(Tensor weights);

    /// <summary>The regularizer of a name, with its default settings.</summary>
    /// <exception cref="ArgumentException">There is none of that name; the message proposes the nearest.</exception>
    public static Regularizer Named(string name) => NamedItem.Create(name, "regularizer", RegularizerJson.Default.Regularizer);

    /// <summary>The regularizer of a name, with its default settings.</summary>
    /// <exception cref="ArgumentException">There is none of that name; the message proposes the nearest.</exception>
    public static implicit operator Regularizer(string name) => Named(name);
}
