using Descent.Tests.Api;

namespace Descent.Tests;

/// <summary>The long lane: full enumerations and whatever takes minutes run where DESCENT_LONG_TESTS=1, and keep their results under tests/results.</summary>
internal static class LongTests
{
    public static bool AreAskedFor => Environment.GetEnvironmentVariable("DESCENT_LONG_TESTS") == "1";

    /// <summary>Skips the running test unless long ones were asked for.</summary>
    public static void SkipUnlessAskedFor() => Assert.SkipUnless(AreAskedFor, "It takes minutes: DESCENT_LONG_TESTS=1 runs it.");

    /// <summary>What the fast lane takes of something, or what the long one does.</summary>
    public static T Choose<T>(T fast, T whole) => AreAskedFor ? whole : fast;

    /// <summary>Keeps what the long lane found, without dates, in tests/results/NAME.txt; the fast lane keeps nothing.</summary>
    public static void Record(string name, params IEnumerable<string> lines)
    {
        if (!AreAskedFor) return;
        Directory.CreateDirectory(Repository.Path("tests", "results"));
        File.WriteAllText(Repository.Path("tests", "results", $"{name}.txt"), string.Join('\n', lines) + "\n");
    }
}
