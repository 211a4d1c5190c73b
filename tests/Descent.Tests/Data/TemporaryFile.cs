namespace Descent.Tests.Data;

/// <summary>A file that exists while a test runs.</summary>
public sealed class TemporaryFile : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("descent-").FullName;

    public TemporaryFile(string extension, byte[] content)
    {
        Path = System.IO.Path.Combine(_folder, "file" + extension);
        File.WriteAllBytes(Path, content);
    }

    public string Path { get; }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
