namespace Descent.Assessments;

/// <summary>
/// The order of scores of classes. Of two classes the area under the ROC curve comes first: it needs no threshold, does not flatter where one class is rare, and tells models
/// apart on fewer rows than the accuracy, which comes first for more classes.
/// </summary>
internal static class ClassScoreOrder
{
    public static T[] Of<T>(ClassPredictions predictions, T accuracy, T area, T[] others) => predictions.IsBinary ? [area, accuracy, .. others] : [accuracy, area, .. others];
}
