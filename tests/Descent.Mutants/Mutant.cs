namespace Descent.Mutants;

/// <summary>A mistake put into the library's mathematics on purpose, which some test is to notice.</summary>
/// <param name="Name">What is wrong then, in one line.</param>
/// <param name="File">The file below src/Descent.</param>
/// <param name="Original">A text that stands once in the file.</param>
/// <param name="Replacement">What takes its place.</param>
internal sealed record Mutant(string Name, string File, string Original, string Replacement);
