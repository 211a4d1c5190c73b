using Descent.Graph;

namespace Descent.Data;

/// <summary>What the columns of the data sets with real measurements are.</summary>
internal static class BuiltInSchemas
{
    /// <summary>Heart: the vocabularies of the data's own description, so that there are 29 inputs whichever rows train.</summary>
    public static Schema Heart { get; } = new(
    [
        new("age", ColumnRole.Number),
        new("sex", ColumnRole.Category, ["0", "1"]),
        new("cp", ColumnRole.Category, ["0", "1", "2", "3", "4"]),
        new("trestbps", ColumnRole.Number),
        new("chol", ColumnRole.Number),
        new("fbs", ColumnRole.Category, ["0", "1"]),
        new("restecg", ColumnRole.Category, ["0", "1", "2"]),
        new("thalach", ColumnRole.Number),
        new("exang", ColumnRole.Category, ["0", "1"]),
        new("oldpeak", ColumnRole.Number),
        new("slope", ColumnRole.Number),
        new("ca", ColumnRole.Category, ["0", "1", "2", "3"], MissingPolicy.OwnInput),
        new("thal", ColumnRole.Category, ["fixed", "normal", "reversible"], MissingPolicy.OwnInput),
        new("target", ColumnRole.Target, ["0", "1"]),
    ], LearningTask.Binary);

    /// <summary>Seattle's weather: the highest temperature of a day is predicted, the date is no input.</summary>
    public static Schema SeattleWeather { get; } = new(
    [
        new("date", ColumnRole.Identifier),
        new("precipitation", ColumnRole.Number),
        new("temp_max", ColumnRole.Target, null, MissingPolicy.Error),
        new("temp_min", ColumnRole.Number),
        new("wind", ColumnRole.Number),
        new("weather", ColumnRole.Category, ["drizzle", "fog", "rain", "snow", "sun"]),
    ], LearningTask.Regression);

    /// <summary>A target of known classes; all other columns are numbers (see <see cref="Complete"/>).</summary>
    public static Schema Numbers(string target, params ReadOnlySpan<string> classes) => new([new(target, ColumnRole.Target, ValueList.Create(classes))]);

    /// <summary>Declares all columns that a schema does not name as numbers.</summary>
    public static Schema Complete(Schema schema, Table table) => schema with
    {
        Columns = [.. table.Columns.Select(name => schema.Find(name) ?? new(name, ColumnRole.Number))],
    };
}
