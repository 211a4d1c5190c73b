using Descent.Data;

namespace Descent.Export.CSharp;

/// <summary>The code of a number.</summary>
internal static class NumberCode
{
    public static ColumnCode Of(NumberEncoding number, ColumnPlace place)
    {
        var name = Literals.Of(number.Name);
        var value = number.Missing == MissingPolicy.Error ? place.Call("Present", place.Value, name) : place.Value;
        List<string> write = [$"{place.Input()} = {place.Call("Standardized", value, name, Literals.Of(number.Mean), Literals.Of(number.StandardDeviation))};"];
        if (number.Missing == MissingPolicy.OwnInput) write.Add($"{place.Input(1)} = {place.Call("IsMissing", place.Value)};");
        var doc = $"A number, in the column's own unit; in the training rows {Literals.Short(number.Mean)} on average, with the standard deviation {Literals.Short(number.StandardDeviation)}.";
        return new("double?", doc + ColumnCodes.Missing(number.Missing, "the average"), place.Call("ParseNumber", place.Cell, name), write) { Example = Literals.Short(number.Mean) };
    }
}
