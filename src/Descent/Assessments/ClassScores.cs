namespace Descent.Assessments;

/// <summary>How well one class is found.</summary>
/// <param name="Name">Of the class.</param>
/// <param name="Rows">The rows of this class.</param>
/// <param name="Precision">The share of rows predicted to be of this class that are; null where none is predicted.</param>
/// <param name="Recall">The share of this class's rows that are predicted to be of it; null where there is none.</param>
/// <param name="F1">The harmonic mean of both; null where both are null or zero.</param>
/// <param name="Auc">The area under the ROC curve of this class against the others; null where one side has no rows.</param>
public sealed record ClassScores(string Name, int Rows, double? Precision, double? Recall, double? F1, double? Auc);
