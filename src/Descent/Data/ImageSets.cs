using Descent.Graph;

namespace Descent.Data;

/// <summary>The image sets that Descent reads from a folder and its command downloads.</summary>
public static class ImageSets
{
    /// <summary>The environment variable that names the data folder, <c>DESCENT_DATA</c>.</summary>
    public const string DataFolderVariable = "DESCENT_DATA";

    /// <summary>Handwritten digits.</summary>
    public static ImageSetInfo Mnist { get; } = new("mnist", "MNIST", "Handwritten digits: 60,000 + 10,000 grey images of 28 x 28 pixels, and the digit",
        "LeCun, Cortes, Burges 1998", [.. Enumerable.Range(0, 10).Select(digit => $"{digit}")],
        Files(
            "ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db",
            "65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5",
            "0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7",
            "ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2"),
        ["https://storage.googleapis.com/cvdf-datasets/mnist", "https://ossci-datasets.s3.amazonaws.com/mnist"]);

    /// <summary>Articles of clothing, in MNIST's format.</summary>
    public static ImageSetInfo FashionMnist { get; } = new("fashion-mnist", "Fashion-MNIST", "Articles of clothing: 60,000 + 10,000 grey images of 28 x 28 pixels, and the kind of article",
        "Xiao, Rasul, Vollgraf 2017 (Zalando)", ["T-shirt/top", "Trouser", "Pullover", "Dress", "Coat", "Sandal", "Shirt", "Sneaker", "Bag", "Ankle boot"],
        Files(
            "c59f468a2f672dc815687fe0f83887768d799fd8a3f3276145d20f83aa44d888",
            "bad3541b69d912435c50bb6ba87bec294ff4f6a2e1246121d8633921760443d9",
            "5b4141f0afbad91edebe8549f8fcffe087ea10ca49f1dbef5c9a5cd8815ce37b",
            "0402a96d92fd2663957122ceb108a494c5af83dab82d92729df917d7dec38c34"),
        ["http://fashion-mnist.s3-website.eu-central-1.amazonaws.com"]);

    /// <summary>All of them.</summary>
    public static IReadOnlyList<ImageSetInfo> All { get; } = [Mnist, FashionMnist];

    /// <summary>Where image sets are looked for: the folder that <c>DESCENT_DATA</c> names, else <c>descent/data</c> in the user's folder for local application data.</summary>
    public static string DataFolder => Environment.GetEnvironmentVariable(DataFolderVariable) is { Length: > 0 } folder ? folder
        : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify), "descent", "data");

    private static ValueList<ImageSetFile> Files(string trainImages, string trainLabels, string testImages, string testLabels) =>
    [
        new("train-images-idx3-ubyte", trainImages, [60_000, 28, 28]), new("train-labels-idx1-ubyte", trainLabels, [60_000]),
        new("t10k-images-idx3-ubyte", testImages, [10_000, 28, 28]), new("t10k-labels-idx1-ubyte", testLabels, [10_000]),
    ];
}
