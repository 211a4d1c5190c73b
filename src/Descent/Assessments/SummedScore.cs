namespace Descent.Assessments;

/// <summary>A score of <see cref="RowSums"/>.</summary>
/// <param name="Name">Of the measure.</param>
/// <param name="HigherIsBetter">Whether more is better.</param>
/// <param name="Least">Its lowest value.</param>
/// <param name="Most">Its highest value.</param>
internal sealed record SummedScore(string Name, bool HigherIsBetter, double Least, double Most);
