using Descent.Data;

namespace Descent.Export.CSharp;

/// <summary>The code of one column that is used: a property, how it is read from text, and how it is written into the network's inputs.</summary>
/// <param name="Type">The property's type.</param>
/// <param name="Doc">What the property's doc comment says, as XML.</param>
/// <param name="Parse">An expression that makes the property's value of <c>cell</c>.</param>
/// <param name="Write">Statements that write <c>value</c>, an expression, into inputs from a place on.</param>
internal sealed record ColumnCode(string Type, string Doc, string Parse, IReadOnlyList<string> Write)
{
    /// <summary>A value, for an example.</summary>
    public required string Example { get; init; }

    /// <summary>A field of the class that the statements use, or null.</summary>
    public string? Field { get; init; }
}

/// <summary>Where the code of a column goes.</summary>
/// <param name="Place">The first of its inputs.</param>
/// <param name="Value">The expression of its property.</param>
/// <param name="Cell">The expression of its text.</param>
/// <param name="Helpers">The functions that are called.</param>
/// <param name="Fields">The names of the class.</param>
internal sealed record ColumnPlace(int Place, string Value, string Cell, Helpers Helpers, Identifiers Fields)
{
    public string Input(int offset = 0) => $"inputs[{Literals.Of(Place + offset)}]";

    public string Inputs(int count) => $"inputs.Slice({Literals.Of(Place)}, {Literals.Of(count)})";

    public string Call(string helper, params IEnumerable<string> arguments) => $"{Helpers.Use(helper)}({string.Join(", ", arguments)})";
}

/// <summary>Writes the code of columns.</summary>
internal static class ColumnCodes
{
    /// <exception cref="ExportException">There is no code for the encoding.</exception>
    public static ColumnCode Of(InputEncoding encoding, ColumnPlace place) => encoding switch
    {
        NumberEncoding number => NumberCode.Of(number, place),
        BooleanEncoding truth => TruthCode.Of(truth, place),
        CategoryEncoding category => VocabularyCode.Of(category, place),
        EmbeddingEncoding category => VocabularyCode.Of(category, place),
        DateEncoding date => DateCode.Of(date, place),
        TextEncoding text => TextCode.Of(text, place),
        _ => throw new ExportException($"The column '{encoding.Name}' is encoded by {encoding.GetType().Name}, for which there is no code: numbers, truths, categories, dates and texts can be exported."),
    };

    /// <summary>What a doc comment says about missing values.</summary>
    public static string Missing(MissingPolicy policy, string takenAs) => policy switch
    {
        MissingPolicy.OwnInput => " Null: missing, of which the network has learnt something.",
        MissingPolicy.Error => " Null is an error.",
        _ => $" Null: missing, taken as {takenAs}.",
    };
}
