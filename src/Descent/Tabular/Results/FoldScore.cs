namespace Descent.Tabular.Results;

/// <summary>A score over several trainings.</summary>
/// <param name="Name">Of the measure.</param>
/// <param name="Mean">Over all trainings.</param>
/// <param name="StandardDeviation">Over all trainings.</param>
/// <param name="Values">Of each training, repeat after repeat; null where one has no value.</param>
/// <param name="HigherIsBetter">Whether more is better.</param>
public sealed record FoldScore(string Name, double? Mean, double? StandardDeviation, IReadOnlyList<double?> Values, bool HigherIsBetter = true);
