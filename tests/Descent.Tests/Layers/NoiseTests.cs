using Descent.Graph;
using Descent.Layers;

namespace Descent.Tests.Layers;

/// <summary>Layers that draw random numbers in training.</summary>
public sealed class NoiseTests
{
    private static readonly TensorData Ones = TensorData.From([.. Enumerable.Repeat(1.0, 20_000)], [20, 10, 10, 10]);

    [Fact]
    public void Gaussian_noise_has_its_standard_deviation() => AssertMoments(new GaussianNoise(0.5), mean: 1, deviation: 0.5);

    [Fact]
    public void Gaussian_dropout_has_the_deviation_of_dropout() => AssertMoments(new GaussianDropout(0.2), mean: 1, deviation: 0.5);

    [Fact]
    public void Channels_fall_as_a_whole()
    {
        AssertWholeChannels(new SpatialDropout2D(0.25), Ones, places: 100);
        AssertWholeChannels(new SpatialDropout1D(0.25), Ones.Reshape([200, 10, 10]), places: 10);
    }

    [Fact]
    public void Inference_and_a_rate_of_zero_change_nothing()
    {
        foreach (var layer in (Layer[])[new GaussianNoise(1), new GaussianDropout(0.5), new SpatialDropout2D(0.5), new Dropout(0.5)])
            Assert.Equal(Ones.ToDoubles(), new LayerRun(layer).Infer(Ones)[0].ToDoubles());
        foreach (var layer in (Layer[])[new GaussianNoise(0), new GaussianDropout(0), new SpatialDropout2D(0), new Dropout(0)])
            Assert.Equal(Ones.ToDoubles(), new LayerRun(layer).Train(0, Ones)[0].ToDoubles());
    }

    private static void AssertMoments(Layer layer, double mean, double deviation)
    {
        var run = new LayerRun(layer);
        var values = run.Train(0, Ones)[0].ToDoubles();
        var error = deviation / Math.Sqrt(values.Length);
        Assert.Equal(mean, values.Average(), 4 * error);
        Assert.Equal(deviation, Math.Sqrt(values.Average(value => Math.Pow(value - mean, 2))), 4 * error);
        var tail = values.Count(value => Math.Abs(value - mean) > 2 * deviation) / (double)values.Length;
        Assert.Equal(0.0455, tail, 0.006);                                      // 4 standard errors round that of the normal distribution
        Assert.NotEqual(values, run.Train(1, Ones)[0].ToDoubles());             // each step draws anew
    }

    private static void AssertWholeChannels(Layer layer, TensorData input, int places)
    {
        var values = new LayerRun(layer).Train(0, input)[0].ToDoubles();
        var dropped = 0;
        for (var sample = 0; sample < values.Length / (places * 10); sample++)
            for (var channel = 0; channel < 10; channel++)
            {
                double[] all = [.. Enumerable.Range(0, places).Select(place => values[(sample * places + place) * 10 + channel])];
                Assert.All(all, value => Assert.Equal(all[0], value));
                if (all[0] == 0) dropped++;
                else Assert.Equal(1 / 0.75, all[0], 12);
            }
        var channels = values.Length / places;
        Assert.Equal(0.25, dropped / (double)channels, 4 * Math.Sqrt(0.25 * 0.75 / channels));
    }
}
