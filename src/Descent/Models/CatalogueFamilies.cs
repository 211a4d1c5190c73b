using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Descent.Activations;
using Descent.Constraints;
using Descent.Initializers;
using Descent.Layers;
using Descent.Losses;
using Descent.Metrics;
using Descent.Optimizers;
using Descent.Regularizers;
using Descent.Schedules;

namespace Descent.Models;

/// <summary>The families of the catalogue: base records whose <c>[JsonDerivedType]</c> lines list their items.</summary>
internal static class CatalogueFamilies
{
    /// <summary>The contracts of all families' items.</summary>
    public static IReadOnlyList<IJsonTypeInfoResolver> Contracts { get; } =
    [
        LayerJson.Default, ActivationJson.Default, InitializerJson.Default, RegularizerJson.Default, ConstraintJson.Default,
        LossJson.Default, MetricJson.Default, OptimizerJson.Default, ScheduleJson.Default,
    ];

    /// <summary>The family of a type: its base record that lists items.</summary>
    /// <exception cref="ArgumentException">It has none.</exception>
    public static Type Of(Type type)
    {
        for (var family = type.BaseType; family is not null; family = family.BaseType)
            if (family.IsDefined(typeof(JsonPolymorphicAttribute), inherit: false)) return family;
        throw new ArgumentException($"{type.Name} is of no family of the catalogue: derive it from Layer, ActivationFunction, Loss or another such base record.");
    }

    /// <summary>What a family is called in messages: <c>activation function</c>.</summary>
    public static string Describe(Type family) => JsonNamingPolicy.SnakeCaseLower.ConvertName(family.Name).Replace('_', ' ');
}
