using Descent.Compile;
using Descent.Graph;

namespace Descent.Training;

/// <summary>Where a program's outputs hold the model's predictions and their masks, for metrics on the host.</summary>
/// <param name="Values">The place of each prediction.</param>
/// <param name="Masks">The place of each mask; -1 where there is none.</param>
internal sealed record PredictionPlaces(int[] Values, int[] Masks)
{
    /// <summary>The places of some predictions in a program to which they are added.</summary>
    public static PredictionPlaces Of(Predictions predictions, Func<Tensor, int> add) =>
        new([.. predictions.Values.Select(add)], [.. predictions.Masks.Select(mask => mask is null ? -1 : add(mask))]);

    /// <summary>A prediction's first rows, and their mask.</summary>
    public (TensorData Values, TensorData? Mask) Read(RunContext context, int output, int rows) =>
        (context.Read(Values[output]).TakeRows(..rows), Masks[output] < 0 ? null : context.Read(Masks[output]).TakeRows(..rows));
}
