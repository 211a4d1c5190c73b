using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;

namespace Descent.Data;

/// <summary>Infers the character between the cells of a CSV file from its first rows.</summary>
internal static class Delimiters
{
    private const int RowsExamined = 100;
    private static readonly char[] s_candidates = [',', ';', '\t', '|'];

    /// <summary>The candidate that cuts the header into at least two cells and most of the rows into as many; then the one that makes most cells; a comma where none does.</summary>
    public static char Infer(string sample, bool isWholeFile)
    {
        var best = (Delimiter: ',', Even: 0.0, Cells: 1);
        foreach (var candidate in s_candidates)
        {
            var counts = CellCounts(sample, isWholeFile, candidate);
            if (counts.Count == 0 || counts[0] < 2) continue;
            var even = counts.Count(count => count == counts[0]) / (double)counts.Count;
            if (even > best.Even || (even == best.Even && counts[0] > best.Cells)) best = (candidate, even, counts[0]);
        }
        return best.Delimiter;
    }

    private static List<int> CellCounts(string sample, bool isWholeFile, char delimiter)
    {
        using var parser = new CsvParser(new StringReader(sample), new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            Delimiter = delimiter.ToString(),
            TrimOptions = TrimOptions.Trim,
            BadDataFound = null,
        });
        var counts = new List<int>();
        while (counts.Count < RowsExamined && parser.Read()) counts.Add(parser.Count);
        var lastIsCut = !isWholeFile && counts.Count is > 1 and < RowsExamined;
        if (lastIsCut) counts.RemoveAt(counts.Count - 1);
        return counts;
    }
}
