using Descent.Data;
using Descent.Graph;

namespace Descent.Assessments;

/// <summary>The first score of an <see cref="Assessment"/> alone, for those who need it often.</summary>
internal static class MainScore
{
    /// <summary>The score, so that more is better: an error is negative. Null where there is none.</summary>
    public static double? Of(TargetEncoding target, TensorData truth, TensorData outputs)
    {
        if (target is NumberTarget number)
        {
            var numbers = new NumberPredictions(TargetUnit.Of(number, truth), TargetUnit.Of(number, outputs));
            return numbers.IsFinite ? -new NumberSums(numbers).Values()[0] : null;
        }
        var classes = new ClassPredictions(((ClassTarget)target).Classes, truth, outputs);
        return !classes.IsFinite ? null : classes.IsBinary ? new MeanArea([new ClassRanking(classes, 1)]).Value : new ClassSums(classes).Values()[0];
    }
}
