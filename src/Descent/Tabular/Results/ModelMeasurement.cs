namespace Descent.Tabular.Results;

/// <summary>A model measured on rows whose target is known: the parts of <see cref="RunResults"/> that say so.</summary>
/// <param name="Measurement">The scores beside those of the baselines, and what follows.</param>
/// <param name="Importance">How much worse the main score is with one column permuted, the most important first; empty where that was not asked for.</param>
/// <param name="Worst">The rows that are predicted worst, the worst first.</param>
public sealed record ModelMeasurement(Measurement Measurement, IReadOnlyList<ColumnImportance> Importance, IReadOnlyList<WorstRow> Worst);
