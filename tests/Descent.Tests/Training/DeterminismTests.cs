using Descent.Training;

namespace Descent.Tests.Training;

/// <summary>The check behind the promise of equal bits.</summary>
public class DeterminismTests
{
    [Fact]
    public void This_machine_rounds_as_IEEE_754_has_it()
    {
        Determinism.RequirePortable();
        Assert.Equal("portable", Determinism.Portable);
    }
}
