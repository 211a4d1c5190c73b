namespace Descent.Tests;

/// <summary>A folder that no slow disk holds up, where the system has such, for tests that flush hundreds of files; it is gone afterwards.</summary>
internal sealed class FolderInMemory : IDisposable
{
    private const string Memory = "/dev/shm";

    private readonly DirectoryInfo _folder = Directory.Exists(Memory)
        ? Directory.CreateDirectory(System.IO.Path.Combine(Memory, $"descent-{Guid.NewGuid():n}"))
        : Directory.CreateTempSubdirectory("descent-");

    public string Path => _folder.FullName;

    /// <summary>The path of a file or folder in it.</summary>
    public string this[string name] => System.IO.Path.Combine(Path, name);

    public void Dispose() => _folder.Delete(recursive: true);
}
