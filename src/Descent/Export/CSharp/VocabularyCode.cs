using Descent.Data;
using Descent.Graph;

namespace Descent.Export.CSharp;

/// <summary>The code of a category: one of some values, each with an input or a row of a table.</summary>
internal static class VocabularyCode
{
    private const int Shown = 20;

    public static ColumnCode Of(CategoryEncoding category, ColumnPlace place)
    {
        var (vocabulary, field) = Vocabulary(category.Name, category.Values, category.Declared, category.Missing, category.MissingAs, place);
        return new("string?", Doc(category.Values, category.Declared, category.Missing, category.MissingAs), place.Cell, [$"inputs[{Literals.Of(place.Place)} + {vocabulary}.Place({place.Value})] = 1;"]) { Example = Example(category.Values), Field = field };
    }

    public static ColumnCode Of(EmbeddingEncoding category, ColumnPlace place)
    {
        var (vocabulary, field) = Vocabulary(category.Name, category.Values, category.Declared, category.Missing, category.MissingAs, place);
        return new("string?", Doc(category.Values, category.Declared, category.Missing, category.MissingAs), place.Cell, [$"{place.Input()} = {vocabulary}.Place({place.Value});"]) { Example = Example(category.Values), Field = field };
    }

    private static (string Name, string Field) Vocabulary(string column, ValueList<string> values, bool isDeclared, MissingPolicy policy, string? missingAs, ColumnPlace place)
    {
        var other = isDeclared ? -1 : values.Count + (policy == MissingPolicy.OwnInput ? 1 : 0);
        var missing = policy switch
        {
            MissingPolicy.OwnInput => values.Count,
            MissingPolicy.Error => -1,
            _ => missingAs is null ? other : values.ToList().IndexOf(missingAs),
        };
        var name = place.Fields.Type(column + " values");
        return (name, $"private static readonly {place.Helpers.Use("Vocabulary")} {name} = new({Literals.Of(column)}, missing: {Literals.Of(missing)}, other: {Literals.Of(other)}, [{string.Join(", ", values.Select(Literals.Of))}]);");
    }

    private static string Example(ValueList<string> values) => values.Count == 0 ? "null" : Literals.Xml(Literals.Of(values[0]));

    private static string Doc(ValueList<string> values, bool isDeclared, MissingPolicy policy, string? missingAs)
    {
        var listed = string.Join(", ", values.Take(Shown).Select(value => $"<c>{Literals.Xml(value)}</c>"));
        if (values.Count > Shown) listed += $" and {Literals.Of(values.Count - Shown)} more";
        var others = isDeclared ? "Any other value is an error." : "Any other value is taken as 'other'.";
        return $"A category: {listed}. {others}" + (isDeclared && policy == MissingPolicy.Auto ? " Null is an error." : ColumnCodes.Missing(policy, missingAs is null ? "'other'" : $"<c>{Literals.Xml(missingAs)}</c>"));
    }
}
