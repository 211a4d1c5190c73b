using Descent.Graph;
using Descent.Graph.Ops;

namespace Descent.Compile;

/// <summary>Which ops work element by element, and so can share one pass.</summary>
internal static class Elementwise
{
    public static bool Is(Op op) => op is Unary or Binary or Compare or Select or Cast;
}
