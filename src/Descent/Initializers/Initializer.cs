using System.Text.Json.Serialization;
using Descent.Graph;

namespace Descent.Initializers;

/// <summary>
/// How the values of a parameter begin. A name converts by itself, in Keras's spelling or the class's: <c>"he_normal"</c>,
/// <c>"HeNormal"</c>.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "class_name")]
[JsonDerivedType(typeof(Zeros), "Zeros")]
[JsonDerivedType(typeof(Ones), "Ones")]
[JsonDerivedType(typeof(Constant), "Constant")]
[JsonDerivedType(typeof(Identity), "Identity")]
[JsonDerivedType(typeof(RandomNormal), "RandomNormal")]
[JsonDerivedType(typeof(RandomUniform), "RandomUniform")]
[JsonDerivedType(typeof(TruncatedNormal), "TruncatedNormal")]
[JsonDerivedType(typeof(VarianceScaling), "VarianceScaling")]
[JsonDerivedType(typeof(GlorotUniform), "GlorotUniform")]
[JsonDerivedType(typeof(GlorotNormal), "GlorotNormal")]
[JsonDerivedType(typeof(HeUniform), "HeUniform")]
[JsonDerivedType(typeof(HeNormal), "HeNormal")]
[JsonDerivedType(typeof(LecunUniform), "LecunUniform")]
[JsonDerivedType(typeof(LecunNormal), "LecunNormal")]
[JsonDerivedType(typeof(Orthogonal), "Orthogonal")]
public abstract record Initializer
{
    /// <summary>Writes the first values of a parameter.</summary>
    /// <param name="values">The place for the values, row-major; as many as <paramref name="shape"/> has elements.</param>
    /// <param name="shape">The parameter's shape, such as <c>[in, out]</c>.</param>
    /// <param name="random">The stream named by the parameter's path. Equal streams give equal values.</param>
    /// <exception cref="ShapeException">This kind of initializer cannot fill such a shape.</exception>
    public abstract void Fill(Span<double> values, Shape shape, RandomStream random);

    /// <summary>The initializer of a name, with its default settings.</summary>
    /// <exception cref="ArgumentException">There is none of that name; the message proposes the nearest.</exception>
    public static Initializer Named(string name) => NamedItem.Create(name, "initializer", InitializerJson.Default.Initializer);

    /// <summary>The initializer of a name, with its default settings.</summary>
    /// <exception cref="ArgumentException">There is none of that name; the message proposes the nearest.</exception>
    public static implicit operator Initializer(string name) => Named(name);
}
