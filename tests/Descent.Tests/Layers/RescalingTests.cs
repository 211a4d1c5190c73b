using Descent.Graph;
using Descent.Layers;
using Descent.Models;
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

    [Fact]
    public void What_is_not_finite_is_refused()
    {
        var failure = Assert.Throws<ArgumentOutOfRangeException>(() => new Rescaling(double.PositiveInfinity));
        Assert.Contains("Rescaling needs Scale finite", failure.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => new Rescaling(1, double.NaN));
    }
}
