namespace Descent.Cli.Downloads;

/// <summary>How far a download is.</summary>
/// <param name="File">The file's name.</param>
/// <param name="Received">The bytes that are there, those of an earlier run too.</param>
/// <param name="Total">All bytes; null where the server does not say.</param>
internal readonly record struct DownloadProgress(string File, long Received, long? Total);
