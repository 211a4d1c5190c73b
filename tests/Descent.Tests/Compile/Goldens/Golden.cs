using Descent.Graph;

namespace Descent.Tests.Compile.Goldens;

/// <summary>A small program that shows what a pass or a rule is for, as text before it and after.</summary>
/// <param name="Program">What it is given.</param>
/// <param name="Before">That as text.</param>
/// <param name="After">What it makes of it.</param>
internal sealed record Golden(GraphProgram Program, string Before, string After)
{
    public Golden(Tensor value, string before, string after) : this(new GraphProgram([value]), before, after) { }
}
