using Descent.Graph;

namespace Descent.Conformance;

/// <summary>Runs programs through the library's compiler.</summary>
internal static class Compiled
{
    public static IReadOnlyList<TensorData> Run(GraphProgram program, IReadOnlyList<(string Name, TensorData Value)> feeds) =>
        throw new NotSupportedException("There is no compiler yet.");
}
