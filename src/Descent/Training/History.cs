using System.Text.Json.Nodes;
using Descent.Metrics;
using Descent.Training.Checkpoints;
using Descent.Training.Forensics;

namespace Descent.Training;

/// <summary>
/// What a training recorded: a number an epoch for each series ("loss", "val_loss", "accuracy", ..), why it ended, and which epoch's
/// parameters the model has now. Training series are means over the epoch's steps while the parameters moved, as in Keras; the
/// series that begin with "val_" are measured after the epoch, with the parameters fixed.
/// </summary>
public sealed class History : ITrainingPart
{
    private const string SeriesNames = "checkpoint/series", SavedWarnings = "checkpoint/warnings", Prefix = "@history/";

    private readonly List<string> _names = [];
    private readonly Dictionary<string, List<double>> _series = [];
    private readonly List<string> _warnings = [];
    private readonly List<NonFiniteReport> _nonFinite = [];

    /// <summary>The names of the series, in the order in which they are reported.</summary>
    public IReadOnlyList<string> Names => _names;

    /// <summary>The number of epochs recorded.</summary>
    public int Epochs => _names.Count == 0 ? 0 : _series[_names[0]].Count;

    /// <summary>What was to be said while training went on: a checkpoint that could not be saved, a training resumed by force.</summary>
    public IReadOnlyList<string> Warnings => _warnings;

    /// <summary>The steps that were not finite and what they were undone for, in order: one where training stopped for it, the first hundred where such steps are left out or repeated. A training that was resumed tells those since then.</summary>
    public IReadOnlyList<NonFiniteReport> NonFiniteSteps => _nonFinite;

    /// <summary>What the random numbers of a next step would depend on.</summary>
    public RandomState RandomState { get; internal set; }

    /// <summary>The steps made: minibatches that were trained on; those that were left out or repeated for not being finite count too.</summary>
    public long Steps { get; internal set; }

    /// <summary>The time the training took.</summary>
    public TimeSpan Elapsed { get; internal set; }

    /// <summary>Why the training ended; null while it runs.</summary>
    public StopReason? StopReason { get; internal set; }

    /// <summary>
    /// The epoch, counted from 1, at whose end the model had the parameters that it has at the end of training; 0 where they are those from before the first. A training that was
    /// ended within an epoch, and restored nothing, names the last epoch recorded, and the parameters have also made the steps since.
    /// </summary>
    public int BestEpoch { get; internal set; }

    /// <summary>The values of a series, one an epoch, by its name or that which the metric was compiled with: <c>val_mean_absolute_error</c>, <c>val_mae</c>.</summary>
    /// <exception cref="ArgumentException">There is no such series; the message lists them.</exception>
    public IReadOnlyList<double> this[string name] => ResultName.Find(name, _names) is { } found ? _series[found]
        : throw new ArgumentException($"The history has no series \"{name}\": it has {(_names.Count > 0 ? $"{string.Join(", ", _names)}." : $"none, as no epoch came to its end. {StopReason}")}".TrimEnd(), nameof(name));

    /// <summary>The last value of a series.</summary>
    /// <exception cref="ArgumentException">There is no such series, or it is still empty.</exception>
    public double Last(string name) => this[name] is [.., var last] ? last : throw new ArgumentException($"The series \"{name}\" has no value yet: no epoch has ended.", nameof(name));

    /// <summary>Whether there is a series of that name.</summary>
    public bool Contains(string name) => ResultName.Find(name, _names) is not null;

    internal void Add(NonFiniteReport report) => _nonFinite.Add(report);

    internal void Warn(string warning) => _warnings.Add(warning);

    /// <summary>Adds a metric's value, if it is one number.</summary>
    internal void AddScalar(string name, MetricResult result)
    {
        if (result.IsScalar) Add(name, result.Value);
    }

    void ITrainingPart.SaveTo(TrainingSnapshot snapshot)
    {
        foreach (var name in _names) snapshot.SaveNumbers(Prefix + name, [.. _series[name]]);
        snapshot.SaveText(SeriesNames, ToJson(_names));
        snapshot.SaveText(SavedWarnings, ToJson(_warnings));
    }

    void ITrainingPart.RestoreFrom(TrainingSnapshot snapshot)
    {
        var series = FromJson(snapshot.Text(SeriesNames)).Select(name => (name, snapshot.Numbers(Prefix + name))).ToArray();
        var warnings = FromJson(snapshot.Text(SavedWarnings));
        if (series.Any(values => values.Item2.Length != series[0].Item2.Length)) throw new FormatException("the series of the history have different lengths");
        _names.Clear();
        _series.Clear();
        _warnings.Clear();
        foreach (var (name, values) in series)
            foreach (var value in values) Add(name, value);
        _warnings.AddRange(warnings);
    }

    private static string ToJson(IEnumerable<string> texts) => new JsonArray([.. texts.Select(text => (JsonNode)text)]).ToJsonString();

    private static string[] FromJson(string json)
    {
        try
        {
            return [.. CheckpointJson.Parse(json).AsArray().Select(text => (string?)text ?? throw new FormatException("a text of the history is missing"))];
        }
        catch (Exception error) when (error is InvalidOperationException or ArgumentNullException)
        {
            throw new FormatException("the names of the history's series cannot be read", error);
        }
    }

    internal void Add(string name, double value)
    {
        if (!_series.TryGetValue(name, out var values))
        {
            _series.Add(name, values = []);
            _names.Add(name);
        }
        values.Add(value);
    }
}
