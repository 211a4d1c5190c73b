using Descent.Graph;

namespace Descent.Conformance;

/// <summary>The table from the kind of a case to the code that runs it.</summary>
internal static class CaseKinds
{
    /// <summary>Computes a case in a precision and compares its results.</summary>
    /// <exception cref="NotSupportedException">There is no code for the kind.</exception>
    public static void Run(Case test, DType precision, Check check)
    {
        switch (test.Kind)
        {
            case "initializer": InitializerCases.Run(test, precision, check); break;
            case "schedule": ScheduleCases.Run(test, check); break;
            case "metric": MetricCases.Run(test, precision, check); break;
            default: throw new NotSupportedException($"Cases of the kind \"{test.Kind}\" are not supported.");
        }
    }
}
