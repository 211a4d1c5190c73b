using Descent.Data;
using Descent.Tests.Data;

namespace Descent.Tests.Results;

/// <summary>Where MNIST is: in Descent's data folder, or beside the repository.</summary>
internal static class MnistFolder
{
    /// <summary>The folder that holds MNIST's; skips the running test where there is none.</summary>
    public static string Require()
    {
        var folder = new[] { ImageSets.DataFolder, SharedData.Folder }.FirstOrDefault(folder => folder is not null && ImageSets.Mnist.Find(folder) is not null);
        Assert.SkipWhen(folder is null, "MNIST is not there: 'descent datasets fetch mnist' downloads it, or DESCENT_DATA names a folder that holds it.");
        return folder!;
    }
}
