namespace Descent.Assessments;

/// <summary>Compares two predictions of numbers.</summary>
internal sealed class NumberComparison(NumberPredictions first, NumberPredictions second)
{
    public PairedComparison ToComparison() => new() { Rows = first.Rows, Differences = ScoreDifferences.Of(new NumberSums(first), new NumberSums(second), first.IsFinite && second.IsFinite), Test = Test() };

    private PairedTest Test()
    {
        int firstBetter = 0, secondBetter = 0;
        for (var row = 0; row < first.Rows; row++)
        {
            var (one, other) = (Math.Abs(first.Error(row)), Math.Abs(second.Error(row)));
            if (one < other) firstBetter++;
            else if (other < one) secondBetter++;
        }
        return new("sign test", firstBetter, secondBetter, first.Rows - firstBetter - secondBetter, BinomialTest.PValue(firstBetter, secondBetter));
    }
}
