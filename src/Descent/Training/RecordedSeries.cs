namespace Descent.Training;

/// <summary>The series that a training will record, known before it begins.</summary>
internal sealed class RecordedSeries
{
    private readonly OrderedDictionary<string, bool> _higherIsBetter = [];

    public RecordedSeries(Objective objective, bool validates)
    {
        AddAll("");
        if (validates) AddAll("val_");

        void AddAll(string prefix)
        {
            foreach (var name in objective.LossNames.Prepend("loss")) _higherIsBetter.Add(prefix + name, false);
            foreach (var metric in objective.Metrics) _higherIsBetter.Add(prefix + metric.Name, metric.Metric.HigherIsBetter);
        }
    }

    /// <summary>Whether a series becomes better upwards.</summary>
    public bool HigherIsBetter(string name) => _higherIsBetter[ResultName.Find(name, _higherIsBetter.Keys)!];

    /// <summary>Throws if a series that something watches will not be recorded.</summary>
    /// <exception cref="ArgumentException">A series is missing; the message lists those there are.</exception>
    public void Require(IEnumerable<string> monitors)
    {
        foreach (var monitor in monitors)
            if (ResultName.Find(monitor, _higherIsBetter.Keys) is null)
                throw new ArgumentException($"\"{monitor}\" is watched but not recorded: this training records {string.Join(", ", _higherIsBetter.Keys)}.", nameof(monitors));
    }
}
