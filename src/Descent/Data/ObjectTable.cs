using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Reflection;

namespace Descent.Data;

/// <summary>Makes tables of values in memory.</summary>
internal static class ObjectTable
{
    public static Table From<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicProperties)] T>(IEnumerable<T> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        var properties = typeof(T).GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.CanRead && property.GetIndexParameters().Length == 0).ToArray();
        var names = properties.Select(property => property.Name).ToArray();
        return FromRows(typeof(T).Name, names, rows.Select(row => properties.Select(property => property.GetValue(row)).ToArray()));
    }

    public static Table FromDictionaries(IEnumerable<IReadOnlyDictionary<string, object?>> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        var list = rows.ToArray();
        var names = list.SelectMany(row => row.Keys).Distinct(LooseNames.Instance).ToArray();
        var loose = list.Select(row => new Dictionary<string, object?>(row, LooseNames.Instance));
        return FromRows("rows", names, loose.Select(row => names.Select(name => row.GetValueOrDefault(name)).ToArray()));
    }

    public static Table FromRows(string source, IReadOnlyList<string> columns, IEnumerable<IReadOnlyList<object?>> rows)
    {
        ArgumentNullException.ThrowIfNull(columns);
        ArgumentNullException.ThrowIfNull(rows);
        var list = rows.ToArray();
        if (columns.Count == 0) throw new DataException($"{source}: there are no columns: a record needs readable public properties.");
        if (list.Length == 0) throw new DataException($"{source}: there are no rows: at least one is needed.");
        for (var row = 0; row < list.Length; row++)
            if (list[row].Count != columns.Count) throw new DataException($"{source}, row {row + 1}: the row has {list[row].Count} values, {columns.Count} needed, one for each column.");
        var cells = columns.Select((_, column) => list.Select(row => Cell(row[column])).ToArray()).ToArray();
        return new(source, [.. columns], cells, lines: null, LooseNames.Instance);
    }

    /// <summary>The text of a value; null where it is missing.</summary>
    public static string? Cell(object? value) => value switch
    {
        null => null,
        double number => double.IsNaN(number) ? null : Numbers.Format(number),
        float number => float.IsNaN(number) ? null : number.ToString("R", CultureInfo.InvariantCulture),
        bool truth => truth ? "true" : "false",
        string { Length: 0 } => null,
        DateOnly date => date.ToString("O", CultureInfo.InvariantCulture),
        DateTime time => time.ToString("O", CultureInfo.InvariantCulture),
        DateTimeOffset time => time.ToString("O", CultureInfo.InvariantCulture),
        TimeOnly time => time.ToString("O", CultureInfo.InvariantCulture),
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString(),
    };
}
