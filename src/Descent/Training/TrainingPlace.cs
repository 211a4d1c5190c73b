namespace Descent.Training;

/// <summary>A copy of how far a training is, to come back to.</summary>
internal sealed class TrainingPlace
{
    public int Epoch { get; set; }

    public int Batch { get; set; }

    public long Step { get; set; }

    public int Samples { get; set; }

    public double Loss { get; set; }

    public double LossSum { get; set; }

    public double FirstLoss { get; set; }

    public double LargestGradientNorm { get; set; }

    public double ParameterChange { get; set; }

    public double[] RecentLosses { get; } = new double[TrainingProgress.KeptLosses];
}
