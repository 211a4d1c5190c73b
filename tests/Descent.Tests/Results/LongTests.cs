namespace Descent.Tests.Results;

/// <summary>Tests that take minutes run where DESCENT_LONG_TESTS=1.</summary>
internal static class LongTests
{
    /// <summary>Skips the running test unless long ones were asked for.</summary>
    public static void SkipUnlessAskedFor() => Assert.SkipUnless(Environment.GetEnvironmentVariable("DESCENT_LONG_TESTS") == "1", "It takes minutes: DESCENT_LONG_TESTS=1 runs it.");
}
