namespace Descent.Data;

/// <summary>What the name of a column suggests, in English and German, whatever its letter case.</summary>
internal static class ColumnNames
{
    private static readonly string[] s_keys = ["id", "uuid", "guid", "rowid"], s_others = ["index", "key", "row", "no", "nr", "number", "ticket"];
    private static readonly string[] s_persons = ["name", "fullname", "firstname", "lastname", "surname", "email", "mail", "phone", "telephone", "url", "address"];
    private static readonly string[] s_codes = ["zip", "zipcode", "postcode", "postalcode", "plz", "areacode"];

    /// <summary>A column so called tells rows apart if its values differ.</summary>
    public static bool IsIdentifier(string name) => IsKey(name) || Is(name, s_others);

    /// <summary>A column so called is a key, be it of another table: <c>customer_id</c>.</summary>
    public static bool IsKey(string name) => Is(name, s_keys) || name.EndsWith("_id", StringComparison.OrdinalIgnoreCase)
        || name.EndsWith(" id", StringComparison.OrdinalIgnoreCase) || name.EndsWith("Id", StringComparison.Ordinal) || name.EndsWith("ID", StringComparison.Ordinal);

    /// <summary>A column so called names a person, or where to reach one.</summary>
    public static bool IsPerson(string name) => IsIdentifier(name) || Is(name, s_persons) || name.EndsWith("_name", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whole numbers of a column so called are no quantities.</summary>
    public static bool IsCode(string name) => Is(name, s_codes);

    private static bool Is(string name, string[] known) => known.Contains(name.Replace("_", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal), StringComparer.OrdinalIgnoreCase);
}
