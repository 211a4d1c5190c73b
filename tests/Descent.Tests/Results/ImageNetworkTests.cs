using Descent.Layers;
using Descent.Losses;
using Descent.Models;
using Descent.Optimizers;
using Descent.Schedules;
using Descent.Training;

namespace Descent.Tests.Results;

/// <summary>What networks reach on images of digits. Their settings were chosen on parts of the training images, 10,000 of MNIST, a quarter of the digits.</summary>
public class ImageNetworkTests(ITestOutputHelper output)
{
    [Fact]
    public void A_dense_network_reads_mnist()
    {
        var mnist = Mnist();
        Seeds.MeanIsAtLeast(0.972, output, seed =>
        {
            var model = new Sequential(new Input([28, 28, 1]), new Flatten(), new Dense(128, "relu"), new Dense(10, "softmax")) { Seed = seed };
            return Accuracy(model, new Adam(), mnist, epochs: 5, batchSize: 64);
        });
    }

    [Fact]
    public void A_convolutional_network_of_30_thousand_parameters_reads_mnist()
    {
        LongTests.SkipUnlessAskedFor();
        var mnist = Mnist();
        Seeds.MeanIsAtLeast(0.989, output, seed =>
        {
            var model = new Sequential([
                new Input([28, 28, 1]), .. Filters(8, 5), new MaxPooling2D(2), .. Filters(24, 5), new MaxPooling2D(2),
                new Flatten(), new Dropout(0.4), new Dense(64, "relu"), new Dense(10, "softmax")]) { Seed = seed };
            Assert.InRange(model.Variables.Sum(variable => variable.Shape.Size), 1, 35_000);
            return Accuracy(model, new Adam(Falling(mnist.X.Rows, epochs: 8, batchSize: 64)), mnist, epochs: 8, batchSize: 64);
        });
    }

    [Fact]
    public void A_convolutional_network_reads_digits()
    {
        Seeds.MeanIsAtLeast(0.985, output, seed =>
        {
            var digits = Images.Digits(seed);
            var (x, y) = digits.Moved();
            var model = new Sequential([
                new Input([8, 8, 1]), .. Filters(16, 3, Padding.Same), .. Filters(32, 3, Padding.Same), new MaxPooling2D(2),
                new Flatten(), new Dropout(0.4), new Dense(10, "softmax")]) { Seed = seed };
            return Accuracy(model, new Adam(Falling(x.Rows, epochs: 10, batchSize: 32)), digits with { X = x, Y = y }, epochs: 10, batchSize: 32);
        });
    }

    private static double Accuracy(Model model, Optimizer optimizer, Images images, int epochs, int batchSize)
    {
        model.Compile(optimizer, new SparseCategoricalCrossentropy(), "accuracy");
        model.Fit(images.X, images.Y, epochs, batchSize, seed: model.Seed);
        return model.Evaluate(images.TestX, images.TestY)["accuracy"];
    }

    private static Layer[] Filters(int count, int size, Padding padding = Padding.Valid) =>
        [new Conv2D(count, size, padding: padding, useBias: false), new BatchNormalization(Momentum: 0.9), new ReLU()];

    private static CosineDecay Falling(int rows, int epochs, int batchSize) => new(0.003, epochs * ((rows + batchSize - 1) / batchSize), Alpha: 0.02);

    private static Images Mnist() => Images.Mnist(MnistFolder.Require());
}
