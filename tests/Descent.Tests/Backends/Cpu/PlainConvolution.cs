using Descent.Graph;
using Descent.Graph.Ops;

namespace Descent.Tests.Backends.Cpu;

/// <summary>A convolution and its gradients in the order of sums that the CPU's kernels promise, by plain loops.</summary>
internal sealed class PlainConvolution(ConvolutionSettings settings, TensorData images, TensorData kernel, TensorData results)
{
    private readonly Shape _images = images.Shape, _kernel = kernel.Shape, _results = results.Shape;
    private readonly bool _isDepthwise = settings.Groups == images.Shape[3] && settings.Groups == kernel.Shape[3];
    private readonly bool _isPointwise = settings == ConvolutionSettings.Plain && kernel.Shape[0] == 1 && kernel.Shape[1] == 1;

    private readonly bool _isTurned = settings.Groups == 1 && settings.Rows is { Stride: 1, Dilation: 1 } && settings.Columns is { Stride: 1, Dilation: 1 }
        && settings.Rows.Before < kernel.Shape[0] && settings.Columns.Before < kernel.Shape[1] && kernel.Shape[0] * kernel.Shape[1] * kernel.Shape[3] <= 1280
        && images.Shape[1] * images.Shape[2] <= 1.2 * results.Shape[1] * results.Shape[2];

    /// <summary>One chain over rows, columns and channels of the patch.</summary>
    public float[] Forward()
    {
        var y = new float[_results.Size];
        foreach (var (position, at) in Positions())
            for (var output = 0; output < _kernel[3]; output++)
                foreach (var (place, tap) in Patch(at))
                    for (var c = 0; c < _kernel[2]; c++)
                        Chain(ref y[(position * _kernel[3]) + output], Image(place, Channel(output, c)), Weight(tap, c, output));
        return y;
    }

    /// <summary>
    /// Each element of a patch is a chain over the group's outputs; patches are added in the order of positions. Depthwise: one chain over the taps. By single
    /// steps, where little is padding: one chain over the taps, the last first, and the outputs.
    /// </summary>
    public float[] InputGradient()
    {
        var x = new float[_images.Size];
        var taps = _kernel[0] * _kernel[1];
        var isOneChain = _isDepthwise || _isTurned;
        foreach (var turn in _isDepthwise ? Enumerable.Range(0, taps) : _isTurned ? Enumerable.Range(0, taps).Reverse() : [0])
            foreach (var (position, at) in Positions())
                foreach (var (place, tap) in Patch(at))
                    for (var channel = 0; channel < _images[3]; channel++)
                    {
                        if (isOneChain && tap != turn) continue;
                        var sum = isOneChain ? x[(place * _images[3]) + channel] : 0;
                        var (group, c) = Math.DivRem(channel, _kernel[2]);
                        var outputs = _kernel[3] / settings.Groups;
                        for (var output = group * outputs; output < (group + 1) * outputs; output++) Chain(ref sum, Result(position, output), Weight(tap, c, output));
                        if (isOneChain) x[(place * _images[3]) + channel] = sum;
                        else x[(place * _images[3]) + channel] += sum;
                    }
        return x;
    }

    /// <summary>A chain over the positions of a shard's images, 16 shards at most; shards are added in order. A kernel of one place: one chain.</summary>
    public float[] KernelGradient()
    {
        var total = new float[_kernel.Size];
        var shards = _isPointwise ? 1 : Math.Min(_images[0], 16);
        for (var shard = 0; shard < shards; shard++)
        {
            var sum = new float[_kernel.Size];
            foreach (var (position, at) in Positions())
            {
                if (at.Image < _images[0] * shard / shards || at.Image >= _images[0] * (shard + 1) / shards) continue;
                foreach (var (place, tap) in Patch(at))
                    for (var c = 0; c < _kernel[2]; c++)
                        for (var output = 0; output < _kernel[3]; output++)
                            Chain(ref sum[(((tap * _kernel[2]) + c) * _kernel[3]) + output], Image(place, Channel(output, c)), Result(position, output));
            }
            for (var i = 0; i < sum.Length; i++) total[i] += sum[i];
        }
        return total;
    }

    private IEnumerable<(int Number, (int Image, int Row, int Column) At)> Positions()
    {
        var number = 0;
        for (var image = 0; image < _results[0]; image++)
            for (var row = 0; row < _results[1]; row++)
                for (var column = 0; column < _results[2]; column++) yield return (number++, (image, row, column));
    }

    /// <summary>The pixels under the kernel, and the number of the tap that each is under.</summary>
    private IEnumerable<(int Place, int Tap)> Patch((int Image, int Row, int Column) at)
    {
        for (var i = 0; i < _kernel[0]; i++)
            for (var j = 0; j < _kernel[1]; j++)
            {
                var (row, column) = (settings.Rows.Place(at.Row, i), settings.Columns.Place(at.Column, j));
                if (row >= 0 && row < _images[1] && column >= 0 && column < _images[2]) yield return ((((at.Image * _images[1]) + row) * _images[2]) + column, (i * _kernel[1]) + j);
            }
    }

    private int Channel(int output, int c) => (output / (_kernel[3] / settings.Groups) * _kernel[2]) + c;

    private float Image(int place, int channel) => images.Span<float>()[(place * _images[3]) + channel];

    private float Weight(int tap, int c, int output) => kernel.Span<float>()[(((tap * _kernel[2]) + c) * _kernel[3]) + output];

    private float Result(int position, int output) => results.Span<float>()[(position * _kernel[3]) + output];

    private static void Chain(ref float sum, float left, float right) => sum = MathF.FusedMultiplyAdd(left, right, sum);
}
