using Descent.Bench;
using Descent.Conformance;

namespace Descent.Tests.Conformance;

/// <summary>The reference cases pass as on older processors, and without emitted kernels.</summary>
public class InstructionSetTests
{
    [Theory]
    [InlineData("DOTNET_EnableAVX512")]
    [InlineData("DOTNET_EnableAVX2")]
    [InlineData("DOTNET_EnableHWIntrinsic")]
    public async Task All_cases_pass_without(string instructions)
    {
        var text = await ChildProcess.Run(typeof(ConformanceRunner).Assembly, [instructions, "DESCENT_EMIT"], Repository.PathOf("tests/Descent.Conformance/cases"));
        Assert.Matches(@"\d{3} passed, 0 failed, 0 skipped\s*$", text);
    }
}
