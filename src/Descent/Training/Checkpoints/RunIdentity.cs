using System.Globalization;
using System.Text.Json.Nodes;
using Descent.Models;

namespace Descent.Training.Checkpoints;

/// <summary>What is trained, how, on what, by which version: all that two trainings need to have in common to give the same bits. What only says when a training ends is not in it.</summary>
/// <param name="Engine">The version.</param>
/// <param name="Architecture">The model, as JSON.</param>
/// <param name="Configuration">Optimizer, losses, metrics and options.</param>
/// <param name="Data">The samples' number, form and fingerprint.</param>
internal sealed record RunIdentity(string Engine, string Architecture, JsonObject Configuration, JsonObject Data)
{
    private const string ConfigurationSection = "checkpoint/configuration", DataSection = "checkpoint/data";

    /// <summary>The identity of a training.</summary>
    /// <exception cref="InvalidOperationException">A layer is not in the catalogue.</exception>
    public static RunIdentity Of(Trainer trainer, FitOptions options, EarlyStopping? earlyStopping, PreparedData train, PreparedData? validation) => new(ModelFile.Engine, trainer.Model.ToJson(), new()
    {
        ["optimizer"] = Describe(trainer.Optimizer),
        ["outputs"] = new JsonArray([.. trainer.Outputs.Select(Describe)]),
        ["batch_size"] = options.BatchSize,
        ["shuffle"] = options.Shuffle,
        ["seed"] = options.Seed,
        ["validation_split"] = options.ValidationSplit,
        ["class_weight"] = options.ClassWeight is null ? null
            : new JsonObject(options.ClassWeight.OrderBy(entry => entry.Key).Select(entry => KeyValuePair.Create(entry.Key.ToString(CultureInfo.InvariantCulture), (JsonNode?)entry.Value))),
        ["on_non_finite"] = options.OnNonFinite.ToString(),
        ["early_stopping"] = earlyStopping is null ? null : Describe(earlyStopping),
        ["callbacks"] = new JsonArray([.. options.Callbacks.Where(callback => callback.Settings is not null || callback.SaveState() is not null)
            .Select(callback => new JsonObject { ["class_name"] = callback.GetType().Name, ["config"] = callback.Settings })]),
    }, new() { ["training"] = Describe(train), ["validation"] = validation is null ? null : Describe(validation) });

    /// <summary>The identity in a file.</summary>
    /// <exception cref="FormatException">It is missing.</exception>
    public static RunIdentity FromSections(string engine, string architecture, IReadOnlyDictionary<string, string> sections)
    {
        CheckpointJson.Parse(architecture);
        return new(engine, architecture, Section(ConfigurationSection), Section(DataSection));

        JsonObject Section(string name) => sections.TryGetValue(name, out var text) && CheckpointJson.Parse(text) is JsonObject json ? json : throw new FormatException($"the section \"{name}\" is missing");
    }

    /// <summary>The identity as sections of a file, which has version and architecture in other places.</summary>
    public IReadOnlyDictionary<string, string> Sections { get; } = new Dictionary<string, string> { [ConfigurationSection] = Configuration.ToJsonString(), [DataSection] = Data.ToJsonString() };

    public long Seed => (long?)Configuration["seed"] ?? throw new FormatException("the seed is missing");

    /// <summary>What differs in this training from an earlier one, each as a clause.</summary>
    public IReadOnlyList<string> DifferencesFrom(RunIdentity earlier) =>
    [
        .. JsonDifferences.Between("engine", earlier.Engine, Engine),
        .. JsonDifferences.Between("model", JsonNode.Parse(earlier.Architecture), JsonNode.Parse(Architecture)),
        .. JsonDifferences.Between("", earlier.Configuration, JsonNode.Parse(Configuration.ToJsonString())),
        .. JsonDifferences.Between("data", earlier.Data, JsonNode.Parse(Data.ToJsonString())),
    ];

    private static JsonNode Describe(OutputObjective output) => new JsonObject
    {
        ["loss"] = Describe(output.Loss),
        ["weight"] = output.Weight,
        ["metrics"] = new JsonArray([.. output.Metrics.Select(Describe)]),
    };

    private static JsonObject Describe(EarlyStopping settings) => new()
    {
        ["monitor"] = settings.Monitor,
        ["mode"] = settings.Mode.ToString(),
        ["patience"] = settings.Patience,
        ["min_delta"] = settings.MinDelta,
        ["restore_best"] = settings.RestoreBest,
    };

    private static JsonObject Describe(PreparedData data) => new()
    {
        ["rows"] = data.Rows,
        ["inputs"] = new JsonArray([.. data.Types.X.Select(type => (JsonNode)$"{type}")]),
        ["targets"] = new JsonArray([.. data.Types.Y.Select(type => (JsonNode)$"{type}")]),
        ["has_weights"] = data.Weight is not null,
        ["fingerprint"] = Fingerprint.Of(new TrainingData(data.X, data.Y, data.Weight)).Short,
    };

    /// <summary>An item of the catalogue as JSON; one of the user's that is not in it as the text that its record gives.</summary>
    private static JsonNode Describe<T>(T item) where T : class
    {
        try
        {
            return Catalogue.Default.Write(item);
        }
        catch (InvalidOperationException)
        {
            return item.ToString() ?? item.GetType().Name;
        }
    }
}
