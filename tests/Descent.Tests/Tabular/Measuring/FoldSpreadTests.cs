using Descent.Assessments;
using Descent.Tabular.Measuring;

namespace Descent.Tests.Tabular.Measuring;

/// <summary>Scores over several trainings.</summary>
public sealed class FoldSpreadTests
{
    [Fact]
    public void A_score_has_its_mean_its_deviation_and_each_value_in_the_order_of_the_trainings()
    {
        var spread = FoldSpread.Of([[new("AUC", 0.5), new("RMSE", 7, HigherIsBetter: false)], [new("AUC", null), new("RMSE", null, HigherIsBetter: false)], [new("AUC", 0.9), new("RMSE", null, HigherIsBetter: false)]]);
        Assert.Equal(["AUC", "RMSE"], spread.Select(score => score.Name));
        Assert.Equal([true, false], spread.Select(score => score.HigherIsBetter));
        Assert.Equal([0.5, null, 0.9], spread[0].Values);
        Assert.Equal(0.7, spread[0].Mean!.Value, 1e-12);
        Assert.Equal(Math.Sqrt(0.08), spread[0].StandardDeviation!.Value, 1e-12);      // divided by n - 1 of those that are known
        Assert.Equal((7.0, null), (spread[1].Mean, spread[1].StandardDeviation));
        Assert.Null(FoldSpread.Of([[new("AUC", null)]])[0].Mean);
    }
}
