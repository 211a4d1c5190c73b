namespace Descent.Assessments;

/// <summary>The standard normal distribution.</summary>
internal static class NormalDistribution
{
    /// <summary>The quantile of 0.975: 95% of the distribution lie this near to 0.</summary>
    public const double Quantile975 = 1.959963984540054;
}
