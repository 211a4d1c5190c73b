using Descent.Serialization;

namespace Descent.Tests.Serialization.Faults;

/// <summary>A disk that is really full.</summary>
public class FullDiskTests
{
    [Fact]
    public void A_full_disk_is_named_and_nothing_is_lost()
    {
        using var disk = new SmallDisk(200);
        var target = Path.Combine(disk.Folder, "model.safetensors");
        SaveProbe.SaveProbe.Content(1).Write(target);           // 157 KiB
        var error = Assert.Throws<SaveException>(() => SaveProbe.SaveProbe.Content(2).Write(target, keepPrevious: true));
        Assert.Equal($"{target} was not saved: the disk is full, or a quota is used up. What was there before is as it was. Free some space or choose a folder on another disk, then save again.", error.Message);
        Assert.Equal("1", SafeTensorsFile.Read(target, requireChecksums: true).Metadata["number"]);
        Assert.Equal([target], Directory.GetFiles(disk.Folder));

        disk.Grow(600);
        SaveProbe.SaveProbe.Content(3).Write(target, keepPrevious: true);
        Assert.Equal("3", SafeTensorsFile.Read(target, requireChecksums: true).Metadata["number"]);
        Assert.Equal("1", SafeTensorsFile.Read(DurableFile.PreviousOf(target), requireChecksums: true).Metadata["number"]);
    }
}
