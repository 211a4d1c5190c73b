using Descent.Data;

namespace Descent.Export.CSharp;

/// <summary>The record of a row, and how it becomes the network's inputs.</summary>
internal sealed class InputCode
{
    private const int ShownInExample = 3;

    private readonly List<(string Column, string Property, ColumnCode Code)> _columns = [];

    public InputCode(Pipeline pipeline, Helpers helpers, Identifiers names, string className)
    {
        var (properties, place) = (new Identifiers([.. Identifiers.RecordMembers, className]), 0);
        // A column's fields are named after all properties, which hide what has their name.
        string[] all = [.. pipeline.Inputs.Select(input => properties.Type(input.Name))];
        names.Take(all);
        foreach (var (input, property) in pipeline.Inputs.Zip(all))
        {
            var cell = $"{helpers.Use("Cell")}(row, {Literals.Of(input.Name)})";
            _columns.Add((input.Name, property, ColumnCodes.Of(input, new(place, "row." + property, cell, helpers, names))));
            place += input.FeatureCount;
        }
    }

    /// <summary>The first properties with values, for an example.</summary>
    public string Example => string.Join(", ", _columns.Take(ShownInExample).Select(column => $"{column.Property} = {column.Code.Example}")) + (_columns.Count > ShownInExample ? ", .." : "");

    /// <summary>The fields of the class that columns need.</summary>
    public string Fields => string.Join("\n\n", _columns.Where(column => column.Code.Field is not null).Select(column => "    " + column.Code.Field));

    public string Record => $$"""
            /// <summary>The values of a row; those that are not set are missing.</summary>
            public sealed record Input
            {
        {{string.Join("\n\n", _columns.Select(Property))}}

                /// <summary>Reads a row of texts; see <see cref="Predict(IReadOnlyDictionary{string, string?})"/>.</summary>
                /// <exception cref="ArgumentException">A column is absent, or a text is not one that it may have.</exception>
                public static Input Parse(IReadOnlyDictionary<string, string?> row)
                {
                    ArgumentNullException.ThrowIfNull(row);
                    return new()
                    {
                        {{string.Join("\n                ", _columns.Select(column => $"{column.Property} = {column.Code.Parse},"))}}
                    };
                }
            }
        """;

    public string Encode => $$"""
            /// <summary>Writes the network's inputs of a row, which are zero before.</summary>
            private static void Encode(Input row, Span<float> inputs)
            {
                {{string.Join("\n        ", _columns.SelectMany(column => column.Code.Write))}}
            }
        """;

    private static string Property((string Column, string Property, ColumnCode Code) column) =>
        $"        /// <summary><c>{Literals.Xml(column.Column)}</c>. {column.Code.Doc}</summary>\n        public {column.Code.Type} {column.Property} {{ get; init; }}";
}
