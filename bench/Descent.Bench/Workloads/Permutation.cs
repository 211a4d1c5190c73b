using Descent.Graph;

namespace Descent.Bench.Workloads;

/// <summary>Axes in another order.</summary>
internal static class Permutation
{
    extension(TensorData data)
    {
        /// <summary>A copy whose axis i is the axis <c>axes[i]</c> of this.</summary>
        public TensorData Permute(params int[] axes)
        {
            var source = data.Span<float>();
            var shape = data.Shape;
            var strides = axes.Select(axis => shape[(axis + 1)..].Size).ToArray();
            var result = TensorData.Zeros(DType.Float32, [.. axes.Select(axis => shape[axis])]);
            var values = result.Span<float>();
            for (var i = 0; i < values.Length; i++)
            {
                long rest = i, place = 0;
                for (var axis = axes.Length - 1; axis >= 0; rest /= result.Shape[axis--]) place += rest % result.Shape[axis] * strides[axis];
                values[i] = source[(int)place];
            }
            return result;
        }
    }
}
