using Descent.Data;
using Descent.Graph;
using Descent.Metrics;

namespace Descent.Assessments;

/// <summary>Labels and the probabilities given to them, checked.</summary>
internal sealed class ClassPredictions
{
    private readonly double[] _probabilities;
    private readonly int _outputs;

    /// <param name="classes">The classes' names, in the order of the labels.</param>
    /// <param name="truth">Labels: [rows] or [rows, 1].</param>
    /// <param name="probabilities">[rows, classes]; of two classes also those of the second alone, [rows] or [rows, 1].</param>
    public ClassPredictions(IReadOnlyList<string> classes, TensorData truth, TensorData probabilities)
    {
        ArgumentNullException.ThrowIfNull(classes);
        ArgumentNullException.ThrowIfNull(truth);
        ArgumentNullException.ThrowIfNull(probabilities);
        if (classes.Count < 2) throw new ArgumentException($"An assessment of classes needs at least two of them, got {classes.Count}.", nameof(classes));
        _outputs = MetricInput.Outputs(probabilities);
        if (_outputs != classes.Count && (_outputs, classes.Count) != (1, 2) || probabilities.Shape.Rank > 2)
            throw new ShapeException($"An assessment of {classes.Count} classes needs probabilities [rows, {classes.Count}]{(classes.Count == 2 ? " or [rows, 1]" : "")}, got the shape {probabilities.Shape}.");
        if (truth.Shape.Size != probabilities.Rows || probabilities.Rows == 0)
            throw new ShapeException($"An assessment needs rows, and one label for each row of the probabilities: got labels {truth.Shape} and probabilities {probabilities.Shape}.");
        Classes = classes;
        _probabilities = probabilities.ToDoubles();
        Truth = [.. truth.ToDoubles().Select(label => MetricInput.Class("An assessment", label, classes.Count))];
        Predicted = [.. Enumerable.Range(0, Rows).Select(Label)];
        IsFinite = Array.TrueForAll(_probabilities, double.IsFinite);
    }

    public IReadOnlyList<string> Classes { get; }

    public int[] Truth { get; }

    /// <summary>The most probable class of each row, as <see cref="ClassTarget.Label"/> chooses it.</summary>
    public int[] Predicted { get; }

    public int Rows => Truth.Length;

    public bool IsFinite { get; }

    public bool IsBinary => Classes.Count == 2;

    /// <summary>The classes that have a curve: of two only the second, since that of the first says the same.</summary>
    public IEnumerable<int> Positives => IsBinary ? [1] : Enumerable.Range(0, Classes.Count);

    public double Probability(int row, int label) => _outputs > 1 ? _probabilities[row * _outputs + label] : label == 1 ? _probabilities[row] : 1 - _probabilities[row];

    /// <summary>The negative logarithm of the probability given to what came true, which is kept 1e-7 away from 0 and 1 as in <see cref="Metrics.LogLoss"/>.</summary>
    public double LogLoss(int row) => -Numerics.PortableMath.Log(Math.Clamp(Probability(row, Truth[row]), 1e-7, 1 - 1e-7));

    private int Label(int row)
    {
        if (_outputs == 1) return _probabilities[row] >= 0.5 ? 1 : 0;
        var best = 0;
        for (var label = 1; label < Classes.Count; label++)
            if (Probability(row, label) > Probability(row, best)) best = label;
        return best;
    }
}
