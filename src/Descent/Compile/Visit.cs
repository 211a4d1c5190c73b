using Descent.Graph;

namespace Descent.Compile;

/// <summary>A node on the stack of a walk over a program.</summary>
/// <param name="Node">The node.</param>
/// <param name="Ready">Whether all that it takes has been walked over.</param>
internal sealed record Visit(Node Node, bool Ready);
