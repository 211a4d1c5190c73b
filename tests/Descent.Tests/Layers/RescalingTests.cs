using Descent.Graph;
using Descent.Layers;
using Descent.Models;
using Descent.Optimizers;
using Descent.Training;

namespace Descent.Tests.Layers;

public class RescalingTests
{
    [Fact]
    public void Bytes_become_numbers_of_another_range()
    {
        var model = new Sequential(new Input(3), new Rescaling(1 / 127.5, -1), new Flatten());
        var output = model.Predict(TensorData.From(new byte[] { 0, 255, 51 }, [1, 3]));
        Assert.Equal([-1, 1, 51 / 127.5 - 1], output.ToDoubles(), (a, b) => Math.Abs(a - b) < 1e-6);
    }

    [Theory, InlineData(DType.Float32), InlineData(DType.Float64)]
    public void An_input_of_bytes_stays_bytes_until_the_layer(DType type)
    {
        var model = new Sequential(new Input([2, 2, 1], DType.UInt8), new Rescaling(1.0 / 255), new Flatten(), new Dense(2, "softmax")) { Seed = 1, DType = type };
        var images = TensorData.From(new byte[] { 0, 255, 51, 102, 255, 255, 0, 0, 7, 8, 9, 10 }, [3, 2, 2, 1]);
        model.Compile(new Sgd(0.1), "sparse_categorical_crossentropy");
        Assert.Equal(2, model.Fit(images, new[] { 0, 1, 0 }, epochs: 2)["loss"].Count);
        Assert.Equal(DType.UInt8, model.Inputs[0].DType);
        Assert.Equal([3, 2], model.Predict(images).Shape);
    }

    [Fact]
    public void Images_of_bytes_are_classified_as_README_shows()
    {
        var train = (Bytes: TensorData.Zeros(DType.UInt8, [6, 28, 28, 1]), Labels: TensorData.From(new[] { 0, 1, 2, 3, 4, 5 }));
        var classifier = new Sequential(new Input([28, 28, 1], DType.UInt8), new Rescaling(1.0 / 255),
            new Flatten(), new Dense(128, "relu"), new Dense(10, "softmax"));
        classifier.Compile(new Adam(), "sparse_categorical_crossentropy", "accuracy");
        classifier.Fit(train.Bytes, train.Labels, epochs: 5);
        Assert.Equal([6, 10], classifier.Predict(train.Bytes).Shape);
    }

    [Fact]
    public void Whole_numbers_become_the_numbers_of_the_layer()
    {
        var model = new Sequential(new Input(2, DType.Int32), new Rescaling(0.5, 1), new Flatten());
        Assert.Equal([2.5, -1], model.Predict(TensorData.From(new[] { 3, -4 }, [1, 2])).ToDoubles());
    }

    [Fact]
    public void What_is_not_finite_is_refused()
    {
        var failure = Assert.Throws<ArgumentOutOfRangeException>(() => new Rescaling(double.PositiveInfinity));
        Assert.Contains("Rescaling needs Scale finite", failure.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => new Rescaling(1, double.NaN));
    }
}
