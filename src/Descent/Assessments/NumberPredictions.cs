using Descent.Graph;

namespace Descent.Assessments;

/// <summary>Targets and the numbers predicted for them, checked.</summary>
internal sealed class NumberPredictions
{
    /// <param name="truth">[rows] or [rows, 1].</param>
    /// <param name="predictions">The same.</param>
    public NumberPredictions(TensorData truth, TensorData predictions)
    {
        ArgumentNullException.ThrowIfNull(truth);
        ArgumentNullException.ThrowIfNull(predictions);
        if (truth.Shape.Size != truth.Rows || predictions.Shape.Size != predictions.Rows || truth.Rows != predictions.Rows || truth.Rows == 0)
            throw new ShapeException($"An assessment needs rows, and one prediction for each target: got targets {truth.Shape} and predictions {predictions.Shape}.");
        (Truth, Predicted) = (truth.ToDoubles(), predictions.ToDoubles());
        IsFinite = double.IsFinite(Enumerable.Range(0, Rows).Sum(row => Error(row) * Error(row) + Truth[row] * Truth[row]));
    }

    public double[] Truth { get; }

    public double[] Predicted { get; }

    public int Rows => Truth.Length;

    /// <summary>Whether all is finite, and stays so when squared.</summary>
    public bool IsFinite { get; }

    public double Error(int row) => Predicted[row] - Truth[row];
}
