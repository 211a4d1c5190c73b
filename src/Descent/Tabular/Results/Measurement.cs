using Descent.Assessments;

namespace Descent.Tabular.Results;

/// <summary>A model measured on rows that it has not seen, beside baselines on the same rows.</summary>
/// <param name="Rows">What the rows are: <c>61 rows that the network has not seen</c>.</param>
/// <param name="Network">How good it is.</param>
/// <param name="Baselines">How good simple things are: <c>always '0'</c>, <c>logistic regression</c>.</param>
/// <param name="Conclusion">What follows, in a sentence or two: whether the network is better than the baselines, and how sure that is.</param>
/// <param name="Temperature">By which the logits are divided so that probabilities are calibrated on the validation rows; null where that was not asked for.</param>
public sealed record Measurement(string Rows, Assessment Network, IReadOnlyList<BaselineResult> Baselines, string Conclusion, double? Temperature = null);
