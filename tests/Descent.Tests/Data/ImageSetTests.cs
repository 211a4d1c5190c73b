using System.Security.Cryptography;
using Descent.Data;
using Descent.Graph;

namespace Descent.Tests.Data;

public sealed class ImageSetTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("descent-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("", "")]
    [InlineData("tiny", ".gz")]
    public void The_files_are_found_in_the_folder_and_its_subfolder_plain_and_compressed(string subfolder, string extension)
    {
        var set = WriteTiny(subfolder, extension);
        Assert.Equal(Path.Combine(_folder, subfolder).TrimEnd(Path.DirectorySeparatorChar), set.Find(_folder)!.TrimEnd(Path.DirectorySeparatorChar));
        var (train, test) = set.Load(_folder);
        Assert.Equal([3, 2, 2, 1], train.Bytes.Shape);
        Assert.Equal((DType.UInt8, DType.Int32), (train.Bytes.DType, train.Labels.DType));
        Assert.Equal([0, 1, 1], train.Labels.ToDoubles());
        Assert.Equal([2, 4], test.FlatPixels().Shape);
        Assert.Equal([1f, 0, 51 / 255f, 0], train.TakeRows(1..2).Pixels().Span<float>().ToArray());
    }

    [Fact]
    public void What_is_missing_is_told_with_the_remedy()
    {
        Assert.Null(ImageSets.Mnist.Find(_folder));
        var message = Assert.Throws<DataException>(() => Datasets.Mnist(_folder)).Message;
        Assert.StartsWith($"{_folder}: MNIST is not there. Download it with 'descent datasets fetch mnist --data-dir {_folder}'", message);
        Assert.Contains("DESCENT_DATA", message);
        Assert.Contains("t10k-labels-idx1-ubyte", message);
    }

    [Fact]
    public void The_files_of_another_set_are_refused()
    {
        var set = WriteTiny("tiny", "");
        foreach (var labels in (int[])[1, 3])
        {
            var other = set with { Files = [.. set.Files.Select((file, i) => i == labels ? file with { Sha256 = new string('0', 64) } : file)] };
            Assert.Contains("this is not Tiny's: the SHA-256 of its uncompressed content is " + set.Files[labels].Sha256, Assert.Throws<DataException>(() => other.Load(_folder)).Message);
        }
        foreach (var images in (int[])[0, 2])
        {
            var other = set with { Files = [.. set.Files.Select((file, i) => i == images ? file with { Shape = [file.Shape[0], 28, 28] } : file)] };
            Assert.Contains($"{set.Files[images].Name}: this is not Tiny's: it holds images {set.Files[images].Shape}", Assert.Throws<DataException>(() => other.Load(_folder)).Message);
        }
    }

    [Theory, InlineData(""), InlineData(".gz")]
    public void What_a_folder_holds_is_looked_at(string extension)
    {
        var set = WriteTiny("tiny", extension);
        var images = Path.Combine(_folder, "tiny", set.Files[0].Name + extension);
        Assert.Equal(ImageSetState.Present, set.State(_folder));
        Assert.Equal(ImageSetState.Missing, set.State(Path.Combine(_folder, "elsewhere")));
        Assert.Equal(ImageSetState.OtherFiles, (set with { Files = [.. set.Files.Select(file => file with { Sha256 = new string('0', 64) })] }).State(_folder));
        File.WriteAllBytes(images, File.ReadAllBytes(images)[..^3]);
        Assert.Equal(ImageSetState.Damaged, set.State(_folder));
        Assert.Equal(ImageSetState.OtherFiles, (set with { Files = [.. set.Files.Select(file => file with { Sha256 = new string('0', 64) })] }).State(_folder));
        Assert.EndsWith($" Tiny is damaged: run 'descent datasets fetch tiny --data-dir {_folder}' again.", Assert.Throws<DataException>(() => set.Load(_folder)).Message);
    }

    [Fact]
    public void An_image_set_is_no_table() =>
        Assert.Equal("mnist is an image set, no table: 'descent datasets fetch mnist' downloads it for the library.", Assert.Throws<DataException>(() => TabularData.Open("MNIST")).Message);

    [Fact]
    public void Images_and_labels_must_fit()
    {
        var images = Write("images", IdxTests.File(0x08, [2, 1, 1], [0, 255]));
        Refused("byte 4: 3 labels do not fit the 2 images", images, Write("labels", IdxTests.File(0x08, [3], [0, 1, 0])));
        Refused("byte 9: the label is 2, but there are the classes 0 to 1", images, Write("labels", IdxTests.File(0x08, [2], [0, 2])));
        Refused("byte 2: labels need unsigned bytes on 1 axis, got Int32[2]", images, Write("labels", IdxTests.File(0x09, [2], [0, 1])));
        Refused("byte 2: images need unsigned bytes on 3 or 4 axes", Write("labels", IdxTests.File(0x08, [2], [0, 1])), images);
    }

    [Fact]
    public void MNIST_is_as_described()
    {
        Assert.SkipUnless(SharedData.Folder is not null, SharedData.Missing);
        var (train, test) = Datasets.Mnist(SharedData.Folder);
        Assert.Equal([60000, 28, 28, 1], train.Bytes.Shape);
        Assert.Equal([10000, 28, 28, 1], test.Bytes.Shape);
        Assert.Equal([5, 0, 4, 1, 9], train.Labels.TakeRows(..5).ToDoubles());
        // The mean of all training pixels, known to the fourth digit as 0.1307.
        Assert.Equal(0.1307, train.Pixels().Span<float>().ToArray().Average(pixel => (double)pixel), 4);
        Assert.All(ImageSets.Mnist.Files, file => Assert.Equal(file.Sha256, ImageSetFile.HashOf(Path.Combine(ImageSets.Mnist.Find(SharedData.Folder)!, file.Name + ".gz"))));
        Assert.Contains("this is not Fashion-MNIST's", Assert.Throws<DataException>(() => Datasets.FashionMnist(Path.Combine(SharedData.Folder!, "mnist"))).Message);
    }

    private static void Refused(string message, string images, string labels) =>
        Assert.Contains(message, Assert.Throws<DataException>(() => LabelledImages.Read(images, labels, ["no", "yes"])).Message);

    private ImageSetInfo WriteTiny(string subfolder, string extension)
    {
        byte[] trainImages = IdxTests.File(0x08, [3, 2, 2], [0, 0, 0, 0, 255, 0, 51, 0, 9, 9, 9, 9]), trainLabels = IdxTests.File(0x08, [3], [0, 1, 1]);
        byte[] testImages = IdxTests.File(0x08, [2, 2, 2], new byte[8]), testLabels = IdxTests.File(0x08, [2], [1, 0]);
        Directory.CreateDirectory(Path.Combine(_folder, subfolder));
        var files = ImageSets.Mnist.Files.Zip([trainImages, trainLabels, testImages, testLabels], (file, content) =>
        {
            Write(Path.Combine(subfolder, file.Name + extension), extension == "" ? content : IdxTests.Compress(content));
            return file with { Sha256 = Convert.ToHexStringLower(SHA256.HashData(content)), Shape = Idx.Read(new MemoryStream(content), file.Name).Shape };
        });
        return new("tiny", "Tiny", "", "", ["no", "yes"], [.. files], []);
    }

    private string Write(string name, byte[] content)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllBytes(path, content);
        return path;
    }
}
