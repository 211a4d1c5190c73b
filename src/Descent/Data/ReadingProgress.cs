namespace Descent.Data;

/// <summary>How far a file has been read.</summary>
/// <param name="Rows">The rows so far.</param>
/// <param name="Share">The share of the file, 0 .. 1; null where its length is not known.</param>
public readonly record struct ReadingProgress(int Rows, double? Share);
