namespace Descent.Reports.Markup;

/// <summary>Words of the program itself, beside texts from the data.</summary>
internal readonly record struct Words(string Text)
{
    /// <summary>Chooses between the forms of a noun: <c>row</c> or <c>rows</c>.</summary>
    public static Words Noun(long count, string one, string? many = null) => new(count == 1 ? one : many ?? one + "s");
}
