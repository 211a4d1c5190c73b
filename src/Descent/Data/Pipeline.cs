using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization;
using Descent.Graph;

namespace Descent.Data;

/// <summary>
/// Turns rows of a table into inputs and targets of a network, with constants fitted on the training rows alone. Immutable; it is stored inside the
/// model file, so that a model takes raw rows.
/// </summary>
/// <param name="Inputs">The columns that become inputs, in order.</param>
/// <param name="Output">The column to predict.</param>
public sealed record Pipeline(ValueList<InputEncoding> Inputs, TargetEncoding Output)
{
    /// <summary>The name of each input, such as <c>age</c>, <c>thal=fixed</c>, <c>thal is missing</c>.</summary>
    [JsonIgnore]
    public ValueList<string> FeatureNames => [.. Inputs.SelectMany(input => input.FeatureNames)];

    /// <summary>The number of inputs.</summary>
    [JsonIgnore]
    public int InputCount => Inputs.Sum(input => input.FeatureCount);

    /// <summary>The inputs that are places in tables of learned vectors, which a network's first layer makes of them; mostly none.</summary>
    [JsonIgnore]
    public ValueList<EmbeddedInput> Embedded
    {
        get
        {
            var (embedded, first) = (new List<EmbeddedInput>(), 0);
            foreach (var input in Inputs)
            {
                if (input is EmbeddingEncoding encoding) embedded.Add(new(encoding.Name, first, encoding.Places, encoding.Dimension));
                first += input.FeatureCount;
            }
            return [.. embedded];
        }
    }

    /// <summary>Fits a pipeline. Only the given rows are looked at.</summary>
    /// <param name="table">The data.</param>
    /// <param name="schema">What each column is, from <see cref="Schema.Infer"/>.</param>
    /// <param name="trainRows">The training rows.</param>
    /// <param name="standardizeTarget">Whether a regression's target is standardised, as inputs are.</param>
    /// <exception cref="DataException">
    /// A number column holds text, a target is missing, a class has no training row, the schema lacks a column or the target, or no column is left as an input.
    /// </exception>
    public static Pipeline Fit(Table table, Schema schema, ReadOnlySpan<int> trainRows, bool standardizeTarget = true)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(schema);
        return PipelineFit.Fit(table, schema, trainRows, standardizeTarget);
    }

    /// <summary>The inputs of some rows: [rows, inputs] Float32.</summary>
    /// <param name="table">The data; columns are found by name, further columns do not matter.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="warnings">Collects what was not as in training; null where no one wants to know.</param>
    /// <exception cref="DataException">A column is absent, a number column holds text, or a value is not in its declared vocabulary. The message names the place.</exception>
    public TensorData Features(Table table, ReadOnlySpan<int> rows, DataWarnings? warnings = null)
    {
        ArgumentNullException.ThrowIfNull(table);
        var width = InputCount;
        var features = TensorData.Zeros(DType.Float32, [rows.Length, width]);
        var first = 0;
        foreach (var input in Inputs)
        {
            input.Encode(Find(table, input.Name), rows, features.Span<float>()[Math.Min(first, features.Span<float>().Length)..], width, warnings);
            first += input.FeatureCount;
        }
        return features;
    }

    /// <summary>The inputs of all rows: [rows, inputs] Float32.</summary>
    /// <exception cref="DataException">As for the overload that takes rows.</exception>
    public TensorData Features(Table table, DataWarnings? warnings = null)
    {
        ArgumentNullException.ThrowIfNull(table);
        return Features(table, table.AllRows(), warnings);
    }

    /// <summary>The inputs of objects, by their public properties (see <see cref="Table.From"/>): <c>pipeline.Transform(new Patient(63, ...))</c>.</summary>
    /// <exception cref="DataException">A property is absent, or a value does not fit its column.</exception>
    public TensorData Transform<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicProperties)] T>(params T[] rows) => Features(Table.From(rows));

    /// <summary>The targets of some rows: two classes and regression [rows, 1] Float32, more classes [rows] Int32.</summary>
    /// <exception cref="DataException">The target column is absent, or a value is missing, unknown or no number.</exception>
    public TensorData Target(Table table, ReadOnlySpan<int> rows)
    {
        ArgumentNullException.ThrowIfNull(table);
        return Output.Encode(new(table, table.Column(Output.Name)), rows);
    }

    /// <summary>The targets of all rows.</summary>
    /// <exception cref="DataException">As for the overload that takes rows.</exception>
    public TensorData Target(Table table)
    {
        ArgumentNullException.ThrowIfNull(table);
        return Target(table, table.AllRows());
    }

    /// <summary>The pipeline as JSON; <see cref="FromJson"/> reads it back as an equal pipeline.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, DataJson.Default.Pipeline);

    /// <summary>Reads a pipeline from JSON.</summary>
    /// <exception cref="DataException">The text is no pipeline.</exception>
    public static Pipeline FromJson(string json)
    {
        var pipeline = DataJson.Read(json, DataJson.Default.Pipeline, "pipeline");
        if (pipeline.Inputs is null || pipeline.Output is null) throw new DataException("pipeline: the inputs or the output are missing.");
        if (pipeline.Inputs.Any(input => input.Name is null) || pipeline.Output.Name is null) throw new DataException("pipeline: a column has no name.");
        if (pipeline.Inputs.GroupBy(input => input.Name, StringComparer.Ordinal).FirstOrDefault(same => same.Count() > 1) is { } twice) throw new DataException($"pipeline: the input '{twice.Key}' is there twice.");
        foreach (var input in pipeline.Inputs) input.Validate();
        pipeline.Output.Validate();
        return pipeline;
    }

    private static TableColumn Find(Table table, string name) => table.IndexOf(name) is >= 0 and var index ? new(table, index)
        : throw new DataException($"{table.Source}: the model needs the column '{name}', which is not there.{NearestName.Hint(name, table.Columns)} The columns are {Text.List([.. table.Columns])}.");
}
