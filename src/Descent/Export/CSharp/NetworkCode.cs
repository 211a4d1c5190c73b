using Descent.Activations;
using Descent.Layers;
using Descent.Models;

namespace Descent.Export.CSharp;

/// <summary>The function that computes a network for one row: a span of numbers for each value, and a statement or two for each layer.</summary>
internal sealed class NetworkCode
{
    // Above this many numbers a stack of a thread may not have room.
    private const int MostOnStack = 8192;

    private const string Inputs = "inputs", Outputs = "outputs";

    private readonly Model _model;
    private readonly Helpers _helpers;
    private readonly Identifiers _locals = new(Inputs, Outputs);
    private readonly List<(string Name, int Length)> _values = [];
    private readonly List<string> _statements = [];

    public NetworkCode(Model model, Helpers helpers, Identifiers names)
    {
        (_model, _helpers) = (model, helpers);
        (Weights, Functions) = (new(model, helpers, names), new(helpers, names));
        var result = Write(model.Graph, "", [Inputs]);
        _statements.Add($"{result[0]}.CopyTo({Outputs});");
    }

    public WeightCode Weights { get; }

    public ActivationCode Functions { get; }

    /// <summary>Its code.</summary>
    public string Code
    {
        get
        {
            var isSmall = _values.Sum(value => (long)value.Length) <= MostOnStack;
            var values = _values.Select(value => $"Span<float> {value.Name} = {(isSmall ? "stackalloc" : "new")} float[{Literals.Of(value.Length)}];");
            return $$"""
                    /// <summary>The network, for one row.</summary>
                    private static void Network(ReadOnlySpan<float> {{Inputs}}, Span<float> {{Outputs}})
                    {
                        {{string.Join("\n        ", values.Concat(_statements))}}
                    }
                """;
        }
    }

    /// <summary>Writes the layers of a model.</summary>
    /// <param name="graph">Its layers.</param>
    /// <param name="prefix">What the paths of its variables begin with.</param>
    /// <param name="inputs">The expressions of its inputs.</param>
    /// <returns>The expressions of its outputs.</returns>
    private string[] Write(LayerGraph graph, string prefix, string[] inputs)
    {
        var values = new Dictionary<LayerOutput, string>();
        for (var i = 0; i < inputs.Length; i++) values[graph.Inputs[i]] = inputs[i];
        foreach (var call in graph.Calls)
        {
            var (path, given) = (prefix + graph.NameOf(call.Layer), call.Inputs.Select(input => values[input]).ToArray());
            var made = call.Layer is NestedModel { Model: var inner } ? Write(inner.Graph, path + "/", given) : [Write(call, path, given)];
            for (var i = 0; i < made.Length; i++) values[call.Outputs[i]] = made[i];
        }
        return [.. graph.Outputs.Select(output => values[output])];
    }

    private string Write(LayerCall call, string path, string[] given) => call.Layer switch
    {
        Dense dense => Dense(call, dense, path, given[0]),
        BatchNormalization normalization => Normalize(call, normalization, path, given[0]),
        EmbeddedColumns embedded => Embed(call, embedded, path, given[0]),
        Layers.Add => Sum(call, path, given),
        Layers.Average => Average(call, path, given),
        Layers.Concatenate { Axis: -1 or 1 } => Concatenate(call, path, given),
        Layers.Dropout or GaussianDropout or GaussianNoise => given[0],
        Layers.Activation { Function: var function } => Activate(call, function, path, given[0]),
        Layers.ReLU relu => Activate(call, new Relu(relu.NegativeSlope, relu.MaxValue, relu.Threshold), path, given[0]),
        Layers.LeakyReLU leaky => Activate(call, new LeakyRelu(leaky.NegativeSlope), path, given[0]),
        Layers.ELU elu => Activate(call, new Elu(elu.Alpha), path, given[0]),
        Layers.Softmax softmax => Activate(call, new Descent.Activations.Softmax(softmax.Axis), path, given[0]),
        var other => throw new ExportException($"The layer \"{path}\" ({other.Kind}) has no code: Dense, EmbeddedColumns, BatchNormalization, Activation, ReLU, LeakyReLU, ELU, Softmax, Dropout and its kin, Add, Average, Concatenate and models of these can be exported."),
    };

    private string Dense(LayerCall call, Dense dense, string path, string given)
    {
        var result = Value(call, path);
        Add($"{_helpers.Use("Dense")}({given}, {Weights.Use(path + "/kernel")}, {(dense.UseBias ? Weights.Use(path + "/bias") : "[]")}, {result});");
        return Apply(dense.Activation, path, result);
    }

    private string Normalize(LayerCall call, BatchNormalization normalization, string path, string given)
    {
        if (normalization.Axis is not (-1 or 1)) throw new ExportException($"The layer \"{path}\" (BatchNormalization) is along the axis {normalization.Axis}: only along the last one can it be exported.");
        var result = Value(call, path);
        var factor = Weights.Use(path + "/factor", () => ("1 / √(variance + epsilon)", [.. Weights.Values(path + "/moving_variance").Select(variance => 1 / MathF.Sqrt(variance + (float)normalization.Epsilon))]));
        var (gamma, beta) = (normalization.Scale ? Weights.Use(path + "/gamma") : "[]", normalization.Center ? Weights.Use(path + "/beta") : "[]");
        Add($"{_helpers.Use("Normalize")}({given}, {Weights.Use(path + "/moving_mean")}, {factor}, {gamma}, {beta}, {result});");
        return result;
    }

    private string Embed(LayerCall call, EmbeddedColumns embedded, string path, string given)
    {
        var (result, width, next, at) = (Value(call, path), call.Inputs[0].Shape[0], 0, 0);
        foreach (var column in embedded.Columns)
        {
            Copy(column.Index);
            Add($"{_helpers.Use("Row")}({Weights.Use($"{path}/column_{Literals.Of(column.Index)}/embeddings")}, {given}[{Literals.Of(column.Index)}], {Literals.Of(column.OutputDim)}).CopyTo({result}[{Literals.Of(at)}..]);");
            (next, at) = (column.Index + 1, at + column.OutputDim);
        }
        Copy(width);
        return result;

        void Copy(int end)
        {
            if (end > next) Add($"{given}[{Literals.Of(next)}..{Literals.Of(end)}].CopyTo({result}[{Literals.Of(at)}..]);");
            (next, at) = (end, at + end - next);
        }
    }

    private string Sum(LayerCall call, string path, string[] given)
    {
        if (call.Inputs.Any(input => input.Shape != call.Outputs[0].Shape)) throw new ExportException($"The layer \"{path}\" ({call.Layer.Kind}) joins values of different lengths: only equal ones can be exported.");
        var result = Value(call, path);
        Add($"{given[0]}.CopyTo({result});");
        foreach (var further in given.Skip(1)) Add($"{_helpers.Use("Add")}({further}, {result});");
        return result;
    }

    private string Average(LayerCall call, string path, string[] given)
    {
        var result = Sum(call, path, given);
        Add($"{_helpers.Use("Average")}({Literals.Of(given.Length)}, {result});");
        return result;
    }

    private string Concatenate(LayerCall call, string path, string[] given)
    {
        var (result, at) = (Value(call, path), 0);
        for (var i = 0; i < given.Length; i++)
        {
            Add($"{given[i]}.CopyTo({result}[{Literals.Of(at)}..]);");
            at += call.Inputs[i].Shape[0];
        }
        return result;
    }

    private string Activate(LayerCall call, ActivationFunction activation, string path, string given)
    {
        var result = Value(call, path);
        Add($"{given}.CopyTo({result});");
        return Apply(activation, path, result);
    }

    private string Apply(ActivationFunction? activation, string path, string value)
    {
        if (Functions.Use(activation, path) is { } function) Add($"{function}({value});");
        return value;
    }

    private string Value(LayerCall call, string path)
    {
        if (call.Outputs[0].Shape is not { Rank: 1 } shape) throw new ExportException($"The layer \"{path}\" ({call.Layer.Kind}) gives {Shapes.WithoutBatch(call.Outputs[0].Shape)}: only rows of numbers can be exported.");
        _values.Add((_locals.Local(path), shape[0]));
        return _values[^1].Name;
    }

    private void Add(string statement) => _statements.Add(statement);
}
