using Descent.Data;
using Descent.Export.CSharp;

namespace Descent.Export.Programs;

/// <summary>The statement that opens the data of a run as the run did.</summary>
internal static class DataCode
{
    public static string Of(TrainProgramOptions options, bool isSeries)
    {
        List<string> arguments = [options.IsFile ? $"args.Length > 0 ? args[0] : Path.Combine(folder, {Literals.Of(options.Data)})" : $"args.Length > 0 ? args[0] : {Literals.Of(options.Data)}"];
        if (options.Target is { } target) arguments.Add($"target: {Literals.Of(target)}");
        if (options.Declared is { } declared) arguments.Add($"declared: new Schema([\n{string.Join('\n', declared.Columns.Select(column => $"        {Column(column)},"))}\n    ]{(declared.Task is { } task ? $", {nameof(LearningTask)}.{task}" : "")})");
        if (Csv(options.Csv) is { Length: > 0 } csv) arguments.Add($"options: new CsvOptions {{ {csv} }}");
        // Of a series each row counts, for those after it.
        if (options.IsFile && !isSeries) arguments.Add("leaveOutUnlabelled: true");
        return $"var data = TabularData.Open({string.Join(",\n    ", arguments)});";
    }

    private static string Column(ColumnSchema column)
    {
        List<string> arguments = [Literals.Of(column.Name), $"{nameof(ColumnRole)}.{column.Role}"];
        if (column.Vocabulary is { } vocabulary) arguments.Add($"Vocabulary: [{string.Join(", ", vocabulary.Select(Literals.Of))}]");
        if (column.Missing != default) arguments.Add($"Missing: {nameof(MissingPolicy)}.{column.Missing}");
        if (column.Evidence is { } evidence) arguments.Add($"Evidence: {Literals.Of(evidence)}");
        if (column.Format is { } format) arguments.Add($"Format: {Literals.Of(format)}");
        return $"new({string.Join(", ", arguments)})";
    }

    private static string Csv(CsvOptions csv)
    {
        List<string> given = [];
        if (csv.Delimiter is { } delimiter) given.Add($"Delimiter = {Literals.Of(delimiter.ToString())}[0]");
        if (csv.HasHeader is { } hasHeader) given.Add($"HasHeader = {Literals.Of(hasHeader)}");
        if (csv.Encoding is { } encoding) given.Add($"Encoding = {Literals.Of(encoding)}");
        if (csv.DecimalComma) given.Add("DecimalComma = true");
        if (csv.MissingValues != CsvOptions.DefaultMissingValues) given.Add($"MissingValues = [{string.Join(", ", csv.MissingValues.Select(Literals.Of))}]");
        return string.Join(", ", given);
    }
}
