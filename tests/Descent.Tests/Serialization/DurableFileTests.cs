using Descent.Serialization;

namespace Descent.Tests.Serialization;

public sealed class DurableFileTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("descent-durable");

    public void Dispose() => _folder.Delete(recursive: true);

    private string Target => Path.Combine(_folder.FullName, "model.safetensors");

    [Fact]
    public void WritesAndReplaces()
    {
        DurableFile.Write(Target, stream => stream.Write([1, 2, 3]));
        DurableFile.Write(Target, stream => stream.Write([4]));
        Assert.Equal([4], File.ReadAllBytes(Target));
        Assert.Equal([Target], Directory.GetFiles(_folder.FullName));
    }

    [Fact]
    public void AFailedWriteLeavesTheOldFileAndNothingElse()
    {
        File.WriteAllBytes(Target, [1, 2, 3]);
        Assert.Throws<InvalidOperationException>(() => DurableFile.Write(Target, stream =>
        {
            stream.Write([9, 9]);
            throw new InvalidOperationException();
        }));
        Assert.Equal([1, 2, 3], File.ReadAllBytes(Target));
        Assert.Equal([Target], Directory.GetFiles(_folder.FullName));
    }

    [Fact]
    public void TheTargetIsUntouchedUntilTheContentIsComplete()
    {
        File.WriteAllBytes(Target, [1]);
        DurableFile.Write(Target, stream =>
        {
            stream.Write(new byte[100_000]);
            stream.Flush();
            Assert.Equal([1], File.ReadAllBytes(Target));
        });
        Assert.Equal(100_000, new FileInfo(Target).Length);
    }

    [Fact]
    public void AMissingFolderIsAnErrorThatNamesIt()
    {
        var path = Path.Combine(_folder.FullName, "absent", "model.safetensors");
        Assert.Contains("absent", Assert.Throws<DirectoryNotFoundException>(() => DurableFile.Write(path, _ => { })).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AFolderInTheWayOfTheTargetLeavesNothing()
    {
        Directory.CreateDirectory(Target);
        Assert.ThrowsAny<Exception>(() => DurableFile.Write(Target, stream => stream.WriteByte(1)));
        Assert.Empty(Directory.GetFiles(_folder.FullName));
    }
}
