using Descent.Compile;

namespace Descent.Tests.Compile.Goldens;

/// <summary>Runs nothing and needs no workspace: plans show the compiler's memory alone, on every processor the same.</summary>
internal sealed class NullBackend : Backend
{
    public override string Name => "null";

    public override long WorkspaceBytes(PlannedStep step) => 0;

    public override Executable Bind(ExecutionPlan plan) => throw new NotSupportedException("The null backend only plans.");
}
