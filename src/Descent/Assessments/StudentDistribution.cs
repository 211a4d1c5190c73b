namespace Descent.Assessments;

/// <summary>Student's t.</summary>
internal static class StudentDistribution
{
    private static readonly double[] s_few = [12.7062, 4.3027, 3.1824, 2.7764, 2.5706, 2.4469];

    /// <summary>The quantile of 0.975: tabulated for few degrees of freedom, by the first terms of its expansion about the normal one for more (error below 0.01).</summary>
    public static double Quantile975(int freedom)
    {
        if (freedom <= s_few.Length) return s_few[freedom - 1];
        const double Z = NormalDistribution.Quantile975;
        double degrees = freedom;
        return Z + (Z * Z * Z + Z) / (4 * degrees) + (5 * Z * Z * Z * Z * Z + 16 * Z * Z * Z + 3 * Z) / (96 * degrees * degrees);
    }
}
