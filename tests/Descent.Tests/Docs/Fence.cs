namespace Descent.Tests.Docs;

/// <summary>A block between two lines of three backticks.</summary>
/// <param name="Language">The first word behind the opening backticks: <c>csharp</c>, <c>console</c>, <c>text</c>, <c>csv</c> ..</param>
/// <param name="FileName">The second word: of a block that is a file's content, how the page calls the file; else empty.</param>
/// <param name="FirstLine">The number of its first line in the page, from 1.</param>
/// <param name="Lines">What stands in it.</param>
/// <param name="FollowsProgram">Whether a C# block stands right above it, so that this is what the program prints.</param>
internal sealed record Fence(string Language, string FileName, int FirstLine, IReadOnlyList<string> Lines, bool FollowsProgram)
{
    public string Text => string.Concat(Lines.Select(line => line + "\n"));
}
