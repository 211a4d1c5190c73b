using System.Text;
using System.Text.Json;
using Descent.Activations;
using Descent.Constraints;
using Descent.Fuzz.Mutations;
using Descent.Initializers;
using Descent.Layers;
using Descent.Losses;
using Descent.Metrics;
using Descent.Models;
using Descent.Optimizers;
using Descent.Regularizers;
using Descent.Schedules;

namespace Descent.Fuzz.Readers;

/// <summary>Items of the catalogue as JSON: all that it knows, each read as one of its own family, and in the second way of any.</summary>
internal sealed class SettingsReader : FuzzReader
{
    private static readonly Family[] s_families =
    [
        Family.Of<Layer>(), Family.Of<Optimizer>(), Family.Of<Loss>(), Family.Of<Metric>(), Family.Of<ActivationFunction>(), Family.Of<Initializer>(), Family.Of<Regularizer>(), Family.Of<Constraint>(), Family.Of<Schedule>(),
    ];

    public override string Name => "settings";

    public override int Variants => 2;

    public override TokenLanguage Language { get; } = Languages.Json(
        "class_name", "config", "Dense", "Adam", "SGD", "learning_rate", "beta_1", "relu", "HeNormal", "L2", "MaxNorm", "CosineDecay", "Huber", "Accuracy", "LSTM", "units", "activation", "kernel_initializer", "kernel_regularizer", "thresholds", "boundaries", "values", "delta");

    public override IEnumerable<byte[]> Known => s_families.SelectMany(family => family.Known());

    public override object Read(byte[] input, int variant)
    {
        using var document = JsonDocument.Parse(Encoding.UTF8.GetString(input));
        return (variant == 1 ? s_families[input.Length % s_families.Length] : FamilyOf(document.RootElement)).Read(document.RootElement);
    }

    public override void Use(object content, int variant)
    {
        var (item, again) = ((object, object))content;
        Require(item.Equals(again), $"the item that was written is another one: {item} became {again}");
    }

    /// <summary>Text that is no JSON does not come as far as the catalogue.</summary>
    public override bool IsOwn(Exception error) => error is FormatException || (error is JsonException && error.StackTrace!.Contains("JsonDocument.Parse", StringComparison.Ordinal));

    private static Family FamilyOf(JsonElement json)
    {
        var name = json.ValueKind == JsonValueKind.Object && json.TryGetProperty("class_name", out var value) && value.ValueKind == JsonValueKind.String ? value : default;
        if (name.ValueKind != JsonValueKind.String) return s_families[0];
        var text = name.GetRawText().Trim('"');
        return s_families.FirstOrDefault(family => family.Names.Contains(text)) ?? s_families[0];
    }

    /// <summary>A family of the catalogue: its names, its reader, and its items as JSON.</summary>
    private sealed record Family(IReadOnlyList<string> Names, Func<JsonElement, (object, object)> Read, Func<IEnumerable<byte[]>> Known)
    {
        public static Family Of<T>() where T : class => new(Catalogue.Default.Names<T>(), Twice<T>, () => Catalogue.Default.Names<T>().SelectMany(Described<T>));

        private static (object, object) Twice<T>(JsonElement json) where T : class
        {
            var item = Catalogue.Default.Read<T>(json);
            using var written = JsonDocument.Parse(Catalogue.Default.Write(item).ToJsonString());
            return (item, Catalogue.Default.Read<T>(written.RootElement));
        }

        /// <summary>The item of a name with all its settings; by its name alone where some have no default.</summary>
        private static IEnumerable<byte[]> Described<T>(string name) where T : class
        {
            try
            {
                return [Encoding.UTF8.GetBytes(Catalogue.Default.Write(Catalogue.Default.Create<T>(name)).ToJsonString())];
            }
            catch (FormatException)
            {
                return [Encoding.UTF8.GetBytes($$$"""{"class_name":"{{{name}}}","config":{"units":2,"rate":0.5,"filters":2}}""")];
            }
        }
    }
}
