using Descent.Data;
using Descent.Graph;

namespace Descent.Assessments;

/// <summary>Standardised numbers in their own unit again.</summary>
internal static class TargetUnit
{
    public static TensorData Of(NumberTarget target, TensorData standardised)
    {
        ArgumentNullException.ThrowIfNull(standardised);
        return TensorData.From([.. standardised.ToDoubles().Select(target.Inverse)], standardised.Shape);
    }
}
