using Descent.Graph;
using Descent.Models;

namespace Descent.Analysis.Landscapes;

/// <summary>A direction in the space of a model's parameters. Parameters that it does not name, and all states, stay where they are along it.</summary>
public sealed class WeightDirection
{
    internal WeightDirection(IReadOnlyDictionary<string, TensorData> values) => Values = values;

    /// <summary>How far each parameter moves for a coordinate of 1, by path.</summary>
    public IReadOnlyDictionary<string, TensorData> Values { get; }

    /// <summary>
    /// A random direction, N(0, 1), of a model's trainable parameters. Filter-normalised, the part of each filter or neuron is rescaled to the norm of that filter's
    /// weights, so that surfaces of different nets, and of layers of different scale, can be compared: d ← d ‖w‖ / ‖d‖ (Li, Xu, Taylor, Studer and Goldstein 2018,
    /// "Visualizing the Loss Landscape of Neural Nets", arXiv:1712.09913, section 4).
    /// </summary>
    /// <remarks>
    /// A filter is what makes one output: a column of a Dense or recurrent kernel, a convolution's kernel for one output channel; of an embedding it is the row of one id.
    /// As in the paper's code, biases and the parameters of normalizing layers do not move unless asked for; each is then one filter.
    /// </remarks>
    /// <param name="model">The model, whose weights give the norms.</param>
    /// <param name="seed">The seed; another one gives a direction that is nearly orthogonal in a large net.</param>
    /// <param name="filterNormalized">Whether each filter's part has the norm of its weights.</param>
    /// <param name="biases">Whether biases and the parameters of normalizing layers move too.</param>
    public static WeightDirection Random(Model model, long seed = 0, bool filterNormalized = true, bool biases = false)
    {
        ArgumentNullException.ThrowIfNull(model);
        var values = new OrderedDictionary<string, TensorData>();
        foreach (var variable in model.Variables)
        {
            if (!variable.Trainable || !(biases || Filters.AreIn(variable))) continue;
            var stream = new RandomStream(seed, $"direction/{variable.Path}");
            double[] direction = [.. Enumerable.Range(0, (int)variable.Shape.Size).Select(_ => stream.NextNormal())];
            if (filterNormalized) Filters.Of(variable).TakeNorms(direction, variable.Variable.Read().ToDoubles());
            values.Add(variable.Path, TensorData.From(direction, variable.Shape).Cast(variable.Variable.DType));
        }
        return new(values);
    }

    /// <summary>The line from one set of weights to another of the same model: with the first as origin, 0 is the one and 1 the other. States are interpolated too.</summary>
    /// <param name="from">The weights at 0, from <c>GetWeights</c>.</param>
    /// <param name="to">The weights at 1.</param>
    /// <exception cref="ArgumentException">The paths or shapes differ.</exception>
    public static WeightDirection Between(IReadOnlyDictionary<string, TensorData> from, IReadOnlyDictionary<string, TensorData> to)
    {
        ArgumentNullException.ThrowIfNull(from);
        ArgumentNullException.ThrowIfNull(to);
        var values = new OrderedDictionary<string, TensorData>();
        foreach (var (path, start) in from)
        {
            if (from.Count != to.Count || !to.TryGetValue(path, out var end) || end.Shape != start.Shape)
                throw new ArgumentException($"A line needs two sets of weights of one model, and \"{path}\" {start.Shape} of the first is not in the second, which has {string.Join(", ", to.Select(pair => $"\"{pair.Key}\" {pair.Value.Shape}"))}.", nameof(to));
            if (start.DType.IsFloat()) values.Add(path, TensorData.From([.. start.ToDoubles().Zip(end.ToDoubles(), (a, b) => b - a)], start.Shape).Cast(start.DType));
        }
        return new(values);
    }
}
