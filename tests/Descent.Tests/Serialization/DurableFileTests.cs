using System.Diagnostics;
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

    [Fact]
    public void ThePreviousFileIsKeptWhereItIsAskedFor()
    {
        foreach (var version in (byte[])[1, 2, 3]) DurableFile.Write(Target, stream => stream.WriteByte(version), keepPrevious: true);
        Assert.Equal([3], File.ReadAllBytes(Target));
        Assert.Equal([2], File.ReadAllBytes(DurableFile.PreviousOf(Target)));
        Assert.Equal(2, Directory.GetFiles(_folder.FullName).Length);
    }

    [Fact]
    public void TheFirstFileHasNoPrevious()
    {
        DurableFile.Write(Target, stream => stream.WriteByte(1), keepPrevious: true);
        Assert.Equal([Target], Directory.GetFiles(_folder.FullName));
    }

    [Fact]
    public void TemporaryFilesOfDeadProcessesAreDeletedAndNoOthers()
    {
        var living = Process.GetProcesses().First(process => process.Id != Environment.ProcessId).Id;
        string[] dead = [$"{Target}.tmp-{int.MaxValue}", $"{Target}.tmp-{int.MaxValue}-3", $"{Target}.tmp-{Environment.ProcessId}-1000000"];
        string[] others = [$"{Target}.tmp-{living}-1", $"{Target}.tmp-notes", $"{Target}.other.tmp-{int.MaxValue}", $"{Target}.tmp-{int.MaxValue}-9"];
        foreach (var path in dead.Concat(others)) File.WriteAllBytes(path, [7]);
        using (File.OpenRead(others[^1])) DurableFile.Write(Target, stream => stream.WriteByte(1));     // open: somebody reads or writes it
        Assert.Equal(others.Append(Target).Order(StringComparer.Ordinal), Directory.GetFiles(_folder.FullName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void WhatTheDiskChangedIsNoticedBeforeTheRename()
    {
        File.WriteAllBytes(Target, [1]);
        var error = Assert.Throws<SaveException>(() => DurableFile.Write(Target, stream =>
        {
            stream.Write(new byte[1 << 20]);
            using var disk = new FileStream(Directory.GetFiles(_folder.FullName, "*.tmp-*").Single(), FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
            disk.Seek(12_345, SeekOrigin.Begin);
            disk.WriteByte(1);
        }));
        Assert.Contains("is not what was written", error.Message, StringComparison.Ordinal);
        Assert.Contains("is as it was", error.Message, StringComparison.Ordinal);
        Assert.Equal([1], File.ReadAllBytes(Target));
        Assert.Equal([Target], Directory.GetFiles(_folder.FullName));
    }

    [Fact]
    public void ManyThreadsMayWriteOneFile()
    {
        Parallel.For(0, 16, writer => DurableFile.Write(Target, stream => stream.Write(Enumerable.Repeat((byte)writer, 100_000).ToArray()), keepPrevious: false));
        var bytes = File.ReadAllBytes(Target);
        Assert.Equal(100_000, bytes.Length);
        Assert.Single(bytes.Distinct());
        Assert.Equal([Target], Directory.GetFiles(_folder.FullName));
    }

    [Fact]
    public void ContentOfAnySizeAndInAnyPortionsArrives()
    {
        foreach (var portion in (int[])[1, 1000, 65_535, 65_536, 65_537, 200_000])
        {
            var content = Enumerable.Range(0, 200_000).Select(place => (byte)(place * 7 + portion)).ToArray();
            DurableFile.Write(Target, stream =>
            {
                for (var place = 0; place < content.Length; place += portion) stream.Write(content, place, Math.Min(portion, content.Length - place));
                Assert.Equal(content.Length, stream.Position);
            });
            Assert.Equal(content, File.ReadAllBytes(Target));
        }
    }
}
