namespace Descent.Assessments;

/// <summary>What follows if rows of at least a certain probability of the second class are taken for that class.</summary>
/// <param name="Threshold">The probability.</param>
/// <param name="TruePositives">Rows of the second class that are found.</param>
/// <param name="FalsePositives">Rows of the first class taken for the second.</param>
/// <param name="TrueNegatives">Rows of the first class left alone.</param>
/// <param name="FalseNegatives">Rows of the second class that are missed.</param>
/// <param name="Precision">Null where no row reaches the threshold.</param>
/// <param name="Recall">Also called sensitivity; null where the second class has no rows.</param>
/// <param name="Specificity">Null where the first class has no rows.</param>
/// <param name="F1">Null where precision and recall are.</param>
/// <param name="Cost">False positives and false negatives times what each costs, per row.</param>
public sealed record ThresholdScores(double Threshold, int TruePositives, int FalsePositives, int TrueNegatives, int FalseNegatives, double? Precision, double? Recall, double? Specificity, double? F1, double Cost);
