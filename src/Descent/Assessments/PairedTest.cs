namespace Descent.Assessments;

/// <summary>An exact test of whether two predictions are equally often the better one.</summary>
/// <param name="Name"><c>McNemar</c> for classes, <c>sign test</c> for numbers.</param>
/// <param name="FirstBetter">The rows that only the first predicts rightly, or predicts with the smaller error.</param>
/// <param name="SecondBetter">The same of the second.</param>
/// <param name="Equal">The rows that do not tell them apart.</param>
/// <param name="PValue">How probable so great a difference of the two counts is if both are equally good (two-sided, exact binomial).</param>
public sealed record PairedTest(string Name, int FirstBetter, int SecondBetter, int Equal, double PValue);
