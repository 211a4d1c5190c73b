using Descent.Graph;

namespace Descent.Data;

/// <summary>An image set that is too large to come with Descent: <c>descent datasets fetch NAME</c> downloads it.</summary>
/// <param name="Name">The name, such as <c>mnist</c>; also that of its folder.</param>
/// <param name="Title">The name in texts, such as <c>MNIST</c>.</param>
/// <param name="Description">What it is about.</param>
/// <param name="Source">Who made it.</param>
/// <param name="Classes">The names of the classes.</param>
/// <param name="Files">Training images and labels, test images and labels.</param>
/// <param name="Mirrors">Where it can be downloaded from: addresses before <c>/NAME.gz</c>.</param>
public sealed record ImageSetInfo(string Name, string Title, string Description, string Source, ValueList<string> Classes, ValueList<ImageSetFile> Files, ValueList<string> Mirrors)
{
    /// <summary>The folder that holds all four files, plain or as <c>.gz</c>: the data folder's subfolder called <see cref="Name"/>, or the data folder itself; null where they are missing.</summary>
    /// <param name="dataFolder">The data folder; null takes <see cref="ImageSets.DataFolder"/>.</param>
    public string? Find(string? dataFolder = null)
    {
        var folder = dataFolder ?? ImageSets.DataFolder;
        string[] places = [Path.Combine(folder, Name), folder];
        return places.FirstOrDefault(place => Files.All(file => PathOf(place, file) is not null));
    }

    /// <summary>What the folder that <see cref="Find"/> gives holds, from the labels and the lengths of the images: reading all of it takes seconds, this takes milliseconds.</summary>
    /// <param name="dataFolder">The data folder; null takes <see cref="ImageSets.DataFolder"/>.</param>
    public ImageSetState State(string? dataFolder = null)
    {
        if (Find(dataFolder) is not { } folder) return ImageSetState.Missing;
        try
        {
            // The labels first: what is damaged in another set's folder is that set's.
            foreach (var file in (ImageSetFile[])[Files[1], Files[3], Files[0], Files[2]])
            {
                var path = PathOf(folder, file)!;
                Idx.CheckLength(path);
                if ((file == Files[1] || file == Files[3]) && ImageSetFile.HashOf(path) != file.Sha256) return ImageSetState.OtherFiles;
            }
            return ImageSetState.Present;
        }
        catch (DataException)
        {
            return ImageSetState.Damaged;
        }
    }

    /// <summary>Reads the set.</summary>
    /// <param name="dataFolder">The data folder; null takes <see cref="ImageSets.DataFolder"/>.</param>
    /// <exception cref="DataException">The files are missing, which the message tells how to mend, or not those of this set.</exception>
    public ImageSplit Load(string? dataFolder = null)
    {
        var data = dataFolder ?? ImageSets.DataFolder;
        var folder = Find(data) ?? throw new DataException(
            $"{data}: {Title} is not there. Download it with '{FetchCommand(dataFolder)}', "
            + $"or name a folder that holds {Text.List([.. Files.Select(file => file.Name)])}, plain or as .gz (the environment variable {ImageSets.DataFolderVariable}, or the argument).");
        string[] paths = [.. Files.Select(file => PathOf(folder, file)!)];
        return new(Read(0), Read(2));

        LabelledImages Read(int images)
        {
            var (imageFile, labelFile) = (paths[images], paths[images + 1]);
            // MNIST's files and Fashion-MNIST's have equal names and sizes: the labels, which are short, tell whose they are.
            if (Whole(() => ImageSetFile.HashOf(labelFile)) is var hash && hash != Files[images + 1].Sha256)
                throw new DataException($"{labelFile}: this is not {Title}'s: the SHA-256 of its uncompressed content is {hash}, {Files[images + 1].Sha256} was needed. Name the folder of {Title}.");
            var read = Whole(() => LabelledImages.Read(imageFile, labelFile, Classes));
            return read.Bytes.Shape[..^1] == Files[images].Shape ? read
                : throw new DataException($"{imageFile}: this is not {Title}'s: it holds images {read.Bytes.Shape[..^1]}, {Files[images].Shape} was needed. Name the folder of {Title}.");
        }

        T Whole<T>(Func<T> read)
        {
            try
            {
                return read();
            }
            catch (DataException error)
            {
                throw new DataException($"{error.Message} {Title} is damaged: run '{FetchCommand(dataFolder)}' again.", error);
            }
        }
    }

    private string FetchCommand(string? dataFolder) => $"descent datasets fetch {Name}{(dataFolder is null ? "" : $" --data-dir {dataFolder}")}";

    private static string? PathOf(string folder, ImageSetFile file) =>
        new[] { file.Name, file.Name + ".gz" }.Select(name => Path.Combine(folder, name)).FirstOrDefault(File.Exists);
}
