using System.Globalization;
using Descent.Data;
using Descent.Export.CSharp;
using Descent.Tabular;

namespace Descent.Export;

/// <summary>
/// A <see cref="TabularModel"/> as one C# file that needs nothing but .NET 8 or later: weights, preprocessing, labels, and a static class with a typed <c>Predict</c>. It computes in the order of the
/// library and with its roundings, up to the last digit of exponentials.
/// </summary>
public static class CSharpExport
{
    /// <summary>Writes the code.</summary>
    /// <param name="model">The model.</param>
    /// <param name="options">How the code is called; null: by the target.</param>
    /// <exception cref="ExportException">A layer, an activation or a column's encoding has no code, or the model is one of a time series.</exception>
    public static string Write(TabularModel model, CSharpOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        if (model.Series is { } series) throw new ExportException($"The model predicts a time series, for which it needs the {series.Length} latest rows rather than one: no code is written for that yet. 'descent predict' takes the rows.");
        options ??= new();
        var name = options.ClassName ?? Identifiers.Pascal(model.Pipeline.Output.Name) + "Model";
        var (helpers, names) = (new Helpers(), new Identifiers([.. Identifiers.Members, name]));
        var network = new NetworkCode(model.Model, helpers, names);
        var output = OutputCode.Of(model.Pipeline.Output);
        var input = new InputCode(model.Pipeline, helpers, names, name);
        string[] parts =
        [
            output.Declarations.TrimEnd(),
            input.Record,
            Predict(model, output),
            input.Encode,
            network.Code,
            .. network.Functions.Code,
            input.Fields,
            .. network.Weights.Code,
            .. helpers.Code,
        ];
        return $$"""
            {{Header(model, options)}}
            #nullable enable

            using System;
            using System.Buffers;
            using System.Buffers.Binary;
            using System.Buffers.Text;
            using System.Collections.Generic;
            using System.Globalization;
            using System.Text;
            using static System.Math;

            namespace {{options.Namespace}};

            /// <summary>Predicts <c>{{Literals.Xml(model.Pipeline.Output.Name)}}</c> of a row: a neural network that Descent trained. Its methods may be called from several threads at once.</summary>
            /// <example><code>
            /// var prediction = {{name}}.Predict(new {{name}}.Input { {{input.Example}} });
            /// Console.WriteLine($"{{output.Show}}");
            /// </code></example>
            public static class {{name}}
            {
            {{string.Join("\n\n", parts.Where(part => part.Length > 0))}}
            }

            """.ReplaceLineEndings("\n");
    }

    private static string Predict(TabularModel model, OutputCode output)
    {
        var (inputs, outputs) = (model.Pipeline.InputCount, model.Pipeline.Output.Outputs);
        return $$"""
                /// <summary>Predicts a row.</summary>
                /// <param name="row">Its values.</param>
                /// <returns>{{output.Doc}}</returns>
                /// <exception cref="ArgumentException">A value is not one that the column may have.</exception>
                public static {{output.Type}} Predict(Input row)
                {
                    ArgumentNullException.ThrowIfNull(row);
                    Span<float> inputs = {{(inputs <= 4096 ? "stackalloc" : "new")}} float[{{Literals.Of(inputs)}}];
                    Span<float> outputs = stackalloc float[{{Literals.Of(outputs)}}];
                    Encode(row, inputs);
                    Network(inputs, outputs);
                    {{output.Decode}}
                }

                /// <summary>Predicts a row of texts, as they stand in a CSV file.</summary>
                /// <param name="row">The text of each column that is used; others do not matter. Null, an empty text, NA, N/A, #N/A, NaN, null and ? are missing values.</param>
                /// <returns>{{output.Doc}}</returns>
                /// <exception cref="ArgumentException">A column is absent, or a text is not one that it may have.</exception>
                public static {{output.Type}} Predict(IReadOnlyDictionary<string, string?> row) => Predict(Input.Parse(row));
            """;
    }

    private static string Header(TabularModel model, CSharpOptions options)
    {
        var (result, columns) = (model.Training["result"]?["test"], model.Pipeline.Inputs.Count);
        var scores = result is null ? [] : result.AsObject().Select(score => $"{score.Key} {(score.Value is null ? "unknown" : ((double)score.Value).ToString("0.####", CultureInfo.InvariantCulture))}");
        var parameters = model.Model.Variables.Sum(variable => variable.Shape.Size);
        List<string> lines =
        [
            $"Predicts '{model.Pipeline.Output.Name}' ({Task(model.Pipeline.Output.Task)}) from {columns} {(columns == 1 ? "column" : "columns")}, by a neural network of {parameters.ToString("N0", CultureInfo.InvariantCulture)} numbers that are in this file.",
            $"It needs .NET 8 or later and nothing else. Written by Descent {typeof(CSharpExport).Assembly.GetName().Version?.ToString(3)}{(options.Origin is { } origin ? $": {origin}" : "")}",
            $"Run: {model.RunFingerprint}",
        ];
        if (scores.Any()) lines.Add($"On test rows when it was trained: {string.Join(", ", scores)}");
        return string.Join('\n', ["// <auto-generated>", .. lines.Select(line => "//   " + Literals.Comment(line)), "// </auto-generated>"]);
    }

    private static string Task(LearningTask task) => task switch
    {
        LearningTask.Regression => "a number",
        LearningTask.Binary => "one of two classes",
        _ => "one of several classes",
    };
}
