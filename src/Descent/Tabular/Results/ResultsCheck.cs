using System.Collections;
using System.Text.Json.Serialization.Metadata;
using Descent.Assessments;

namespace Descent.Tabular.Results;

/// <summary>Whether results that were read are whole: JSON leaves out, and sets to null, what C# says is there.</summary>
internal static class ResultsCheck
{
    /// <summary>Looks at every part.</summary>
    /// <exception cref="FormatException">One that needs to be there is not, or parts do not fit each other; the message names it.</exception>
    public static void Whole(RunResults results)
    {
        Check(results, typeof(RunResults), "the results");
        if (results.Test is { Network.Scores: [] }) throw Damaged("test, network, scores", "is empty");
        if (results.Test?.Network.Classes is { } classes) Whole(classes);
        for (var i = 1; i < results.Worst.Count; i++)
            if (!results.Worst[i].Cells.Select(cell => cell.Column).SequenceEqual(results.Worst[0].Cells.Select(cell => cell.Column)))
                throw Damaged($"worst[{i}].cells", "has other columns than the first row");
    }

    private static void Whole(ClassReport report)
    {
        if (report.Table.Count < 2) throw Damaged("test, network, classes, table", "has fewer than two classes");
        if (report.Confusion.Count != report.Table.Count || report.Confusion.Any(row => row.Count != report.Table.Count)) throw Damaged("test, network, classes, confusion", "has not a row and a column for each class");
    }

    private static void Check(object value, Type type, string place)
    {
        var contract = ResultsJson.Default.GetTypeInfo(type)!;
        if (contract.Kind == JsonTypeInfoKind.Object)
        {
            foreach (var property in contract.Properties.Where(property => property.Get is not null))
                Part(property.Get!(value), property.PropertyType, property.IsGetNullable, $"{place}, {property.Name}");
        }
        else if (contract.Kind == JsonTypeInfoKind.Enumerable)
        {
            var (element, index) = (contract.ElementType!, 0);
            foreach (var item in (IEnumerable)value) Part(item, element, Nullable.GetUnderlyingType(element) is not null, $"{place}[{index++}]");
        }
    }

    private static void Part(object? part, Type type, bool mayBeNull, string place)
    {
        if (part is not null) Check(part, type, place);
        else if (!mayBeNull) throw Damaged(place, "is missing");
    }

    private static FormatException Damaged(string place, string what) => new($"These are no results of a run: {place} {what}.");
}
