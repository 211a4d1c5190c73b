using Descent.Graph;

namespace Descent.Optimizers;

/// <summary>Sums of gradients over some steps, which end in one update by their mean.</summary>
internal sealed class GradientAccumulation(Slots slots, int steps)
{
    private readonly HostScalar<long> _gathered = new(slots.Get("accumulated_steps", DType.Int64, Shape.Scalar));

    /// <summary>Whether the next step ends in an update.</summary>
    public bool IsComplete => _gathered.Now + 1 >= steps;

    /// <summary>Adds a step's gradients to the sums.</summary>
    public void Add(IReadOnlyList<TrainedParameter> parameters, IReadOnlyList<Tensor> gradients, OrderedDictionary<Variable, Tensor> newValues)
    {
        newValues[_gathered.Variable] = _gathered.Variable.Value + 1;
        for (var i = 0; i < gradients.Count; i++)
        {
            var sum = Sum(parameters[i]);
            newValues[sum] = sum.Value + gradients[i];
        }
    }

    /// <summary>The means of the sums and the last step's gradients; the sums begin again at zero.</summary>
    public IReadOnlyList<Tensor> Mean(IReadOnlyList<TrainedParameter> parameters, IReadOnlyList<Tensor> gradients, OrderedDictionary<Variable, Tensor> newValues)
    {
        newValues[_gathered.Variable] = Tensor.Zeros(DType.Int64, Shape.Scalar);
        var means = new Tensor[gradients.Count];
        for (var i = 0; i < means.Length; i++)
        {
            var sum = Sum(parameters[i]);
            newValues[sum] = Tensor.Zeros(sum.DType, sum.Shape);
            means[i] = (sum.Value + gradients[i]) / steps;
        }
        return means;
    }

    private Variable Sum(TrainedParameter parameter) =>
        slots.Get($"gradient_accumulator/{parameter.Variable.Name}", parameter.Variable.DType, parameter.Variable.Shape);
}
