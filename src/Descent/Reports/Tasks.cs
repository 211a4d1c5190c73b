using Descent.Data;

namespace Descent.Reports;

/// <summary>Kinds of targets in words.</summary>
internal static class Tasks
{
    public static string Words(LearningTask task) => task switch
    {
        LearningTask.Binary => "Binary classification",
        LearningTask.Multiclass => "Multiclass classification",
        LearningTask.Regression => "Regression",
        _ => "Time series",
    };
}
