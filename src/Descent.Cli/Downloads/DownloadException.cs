namespace Descent.Cli.Downloads;

/// <summary>A file could not be downloaded.</summary>
internal sealed class DownloadException(string message, Exception? inner = null) : IOException(message, inner);
