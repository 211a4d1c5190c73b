using System.Text.Json.Serialization;
using Descent.Graph;

namespace Descent.Data;

/// <summary>How the target column becomes numbers, and how a network's outputs become labels or values again.</summary>
/// <param name="Name">The column's name.</param>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(ClassTarget), "classes")]
[JsonDerivedType(typeof(NumberTarget), "number")]
public abstract record TargetEncoding(string Name)
{
    /// <summary>What kind of target this is.</summary>
    [JsonIgnore]
    public abstract LearningTask Task { get; }

    /// <summary>The number of outputs that a network needs: 1 for two classes and for a number, else one for each class.</summary>
    [JsonIgnore]
    public abstract int Outputs { get; }

    /// <summary>
    /// The label or number that a network's outputs for one row mean. Classes: <paramref name="outputs"/> are probabilities, [1] or [classes].
    /// Regression: the standardised value, [1].
    /// </summary>
    /// <exception cref="ArgumentException">There is not one number for each output.</exception>
    public abstract string Decode(ReadOnlySpan<float> outputs);

    internal abstract TensorData Encode(TableColumn cells, ReadOnlySpan<int> rows);

    internal abstract void Validate();

    private protected void CheckOutputs(ReadOnlySpan<float> outputs)
    {
        if (outputs.Length != Outputs) throw new ArgumentException($"The target '{Name}' is decoded from {Outputs} outputs, got {outputs.Length}.", nameof(outputs));
    }

    private protected static string Present(TableColumn cells, int row) =>
        cells[row] ?? throw cells.Error(row, $"the target '{cells.Name}' is missing here: remove the row or fill it in.");
}
