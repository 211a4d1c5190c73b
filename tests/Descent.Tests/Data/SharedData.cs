using System.Runtime.CompilerServices;
using Descent.Data;

namespace Descent.Tests.Data;

/// <summary>The data folder that DESCENT_DATA names, else <c>../shared/data</c> beside the repository; a clone alone has neither.</summary>
internal static class SharedData
{
    public const string Missing = "There is no MNIST: neither where DESCENT_DATA points nor in ../shared/data beside the repository.";

    /// <summary>The folder if MNIST is in it.</summary>
    public static string? Folder { get; } = Find();

    private static string? Find([CallerFilePath] string source = "")
    {
        if (ImageSets.Mnist.Find() == Path.Combine(ImageSets.DataFolder, "mnist")) return ImageSets.DataFolder;
        for (var folder = Path.GetDirectoryName(source); folder is not null; folder = Path.GetDirectoryName(folder))
            if (Path.Combine(folder, "shared", "data") is var data && Directory.Exists(Path.Combine(data, "mnist"))) return data;
        return null;
    }
}
