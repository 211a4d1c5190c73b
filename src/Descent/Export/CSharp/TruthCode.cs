using Descent.Data;

namespace Descent.Export.CSharp;

/// <summary>The code of yes and no.</summary>
internal static class TruthCode
{
    public static ColumnCode Of(BooleanEncoding truth, ColumnPlace place)
    {
        var value = truth.Missing == MissingPolicy.Error ? place.Call("PresentTruth", place.Value, Literals.Of(truth.Name)) : place.Value;
        List<string> write = [$"{place.Input()} = {value} switch {{ true => 1, false => 0, null => {Literals.Of((float)truth.Mean)} }};"];
        if (truth.Missing == MissingPolicy.OwnInput) write.Add($"{place.Input(1)} = {place.Call("IsAbsent", $"{place.Value} is null")};");
        var doc = $"Yes or no: true, t, yes, y, on, 1 and their opposites, in any letter case; yes in {Literals.Short(100 * truth.Mean)}% of the training rows.";
        return new("bool?", doc + ColumnCodes.Missing(truth.Missing, "that share"), place.Call("ParseTruth", place.Cell), write) { Example = "true" };
    }
}
