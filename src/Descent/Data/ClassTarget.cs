using Descent.Graph;

namespace Descent.Data;

/// <summary>Classes as numbers: two as 0 and 1, [rows, 1] Float32; more as labels 0, 1, ..., [rows] Int32.</summary>
/// <param name="Name">The column's name.</param>
/// <param name="Classes">The names of the classes, in the order of their labels.</param>
public sealed record ClassTarget(string Name, ValueList<string> Classes) : TargetEncoding(Name)
{
    /// <inheritdoc/>
    public override LearningTask Task => Classes.Count == 2 ? LearningTask.Binary : LearningTask.Multiclass;

    /// <inheritdoc/>
    public override int Outputs => Classes.Count == 2 ? 1 : Classes.Count;

    /// <inheritdoc/>
    public override string Decode(ReadOnlySpan<float> outputs) => Classes[Label(outputs)];

    /// <summary>The label of the most probable class, the first of equals; of two classes the second from a probability of one half on.</summary>
    /// <param name="probabilities">[1], of the second class, or [classes].</param>
    /// <exception cref="ArgumentException">There is not one number for each output.</exception>
    public int Label(ReadOnlySpan<float> probabilities)
    {
        CheckOutputs(probabilities);
        if (probabilities.Length == 1) return probabilities[0] >= 0.5f ? 1 : 0;
        var best = 0;
        for (var i = 1; i < probabilities.Length; i++)
            if (probabilities[i] > probabilities[best]) best = i;
        return best;
    }

    /// <summary>The label of each row.</summary>
    /// <exception cref="DataException">A value is missing, or is none of the classes.</exception>
    internal int[] Labels(TableColumn cells, ReadOnlySpan<int> rows)
    {
        var vocabulary = new Vocabulary(Classes);
        var labels = new int[rows.Length];
        for (var i = 0; i < rows.Length; i++)
        {
            var cell = Present(cells, rows[i]);
            labels[i] = vocabulary.Find(cell);
            if (labels[i] < 0) throw cells.Error(rows[i], $"the target '{Name}' has no class '{Text.Short(cell)}'.{NearestName.Hint(cell, Classes)} The classes are {Text.List([.. Classes])}.");
        }
        return labels;
    }

    /// <summary>Takes the classes of the schema, and makes sure that each has a training row.</summary>
    /// <exception cref="DataException">A class has no training row.</exception>
    internal static ClassTarget Fit(TableColumn cells, ReadOnlySpan<int> rows, ValueList<string> classes)
    {
        var target = new ClassTarget(cells.Name, classes);
        var labels = target.Labels(cells, rows).ToHashSet();
        for (var label = 0; label < classes.Count; label++)
            if (!labels.Contains(label)) throw new DataException($"{cells.Table.Source}: no training row has the class '{classes[label]}' of the target '{cells.Name}': more rows, a stratified split or fewer classes are needed.");
        return target;
    }

    internal override void Validate()
    {
        if (Classes is null || Classes.Count < 2) throw new DataException($"pipeline: the target '{Name}' needs at least two classes.");
        if (Classes.Any(name => name is null) || Classes.Distinct(StringComparer.Ordinal).Count() != Classes.Count) throw new DataException($"pipeline: two classes of the target '{Name}' have one name, or one has none.");
    }

    internal override TensorData Encode(TableColumn cells, ReadOnlySpan<int> rows)
    {
        var labels = Labels(cells, rows);
        return Task == LearningTask.Multiclass ? TensorData.From(labels) : TensorData.From([.. labels.Select(label => (float)label)], [rows.Length, 1]);
    }
}
