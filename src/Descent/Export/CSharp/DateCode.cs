using Descent.Data;

namespace Descent.Export.CSharp;

/// <summary>The code of a point of time.</summary>
internal static class DateCode
{
    public static ColumnCode Of(DateEncoding date, ColumnPlace place)
    {
        var (name, count) = (Literals.Of(date.Name), date.FeatureCount);
        var value = date.Missing == MissingPolicy.Error ? place.Call("PresentDate", place.Value, name) : place.Value;
        var formats = place.Fields.Type(date.Name + " formats");
        List<string> write =
        [
            place.Call("WriteDate", value, Literals.Of(date.Mean), Literals.Of(date.StandardDeviation), "withYear: " + Literals.Of(date.DayOfYear), "withWeek: " + Literals.Of(date.Weekday), "withDay: " + Literals.Of(date.TimeOfDay), place.Inputs(count)) + ";",
        ];
        if (date.Missing == MissingPolicy.OwnInput) write.Add($"{place.Input(count - 1)} = {place.Call("IsAbsent", $"{place.Value} is null")};");
        var doc = $"A date; as text <c>{Literals.Xml(date.Format)}</c>.{ColumnCodes.Missing(date.Missing, "the average")}";
        return new("DateTime?", doc, place.Call("ParseDate", place.Cell, name, formats), write)
        {
            Example = "DateTime.Today",
            Field = $"private static readonly string[] {formats} = [{string.Join(", ", Dates.Formats(date.Format).Select(Literals.Of))}];",
        };
    }
}
