using Descent.Data;

namespace Descent.Export.CSharp;

/// <summary>The code of a text.</summary>
internal static class TextCode
{
    public static ColumnCode Of(TextEncoding text, ColumnPlace place)
    {
        var value = text.Missing == MissingPolicy.Error ? place.Call("PresentText", place.Value, Literals.Of(text.Name)) : place.Value;
        List<string> write = [place.Call("WriteWords", value, place.Inputs(text.Width)) + ";"];
        if (text.Missing == MissingPolicy.OwnInput) write.Add($"{place.Input(text.Width)} = {place.Call("IsAbsent", $"string.IsNullOrEmpty({place.Value})")};");
        return new("string?", $"A text, of which the words count.{ColumnCodes.Missing(text.Missing, "one without words")}", place.Cell, write) { Example = "\"..\"" };
    }
}
