using System.Globalization;
using Descent.Cli.Output.Events;
using Descent.Tabular.Results;

namespace Descent.Cli.Output;

/// <summary>What a search for settings found: the best ones, where the usual ones stand, and how much the best one's loss is flattered.</summary>
internal static class SearchReport
{
    private const int Shown = 5;

    public static void Write(Screen screen, SearchSummary search)
    {
        screen.Tell(new SearchEvent(search.Asked, search.Different, search.Rows, search.Parts, search.Default, search.Expected, search.Candidates));
        screen = screen.Results;
        var tried = search.Candidates.Count;
        var how = search.Parts == 1 ? $"the {Count.Of(search.Rows, "row")} that validate" : $"{search.Rows} rows, each left out of one of {search.Parts} trainings";
        screen.Fact("search", $"{Tried(search)}, compared by the loss on {how}; the rows of the test have no part in it");
        if (tried == 0) return;
        var names = search.Candidates[0].Settings.Select(setting => setting.Name);
        var shown = search.Candidates.Index().Where(entry => entry.Index < Shown || entry.Index == search.Default || entry.Item.Kept);
        screen.Table([["", "loss", "epochs", .. names, ""], .. shown.Select(entry => (string[])
            [$"{entry.Index + 1}", Number(entry.Item.Score), $"{entry.Item.Epochs}", .. entry.Item.Settings.Select(setting => setting.Value), Remark(entry.Item, entry.Index == search.Default)])]);
        if (search.Expected is { } expected)
            screen.Fact("", $"The least of {tried} losses flatters: chosen on some of these rows and measured on others, it is {Number(expected)}.{Doubt(search, expected)}");
        screen.Line();
    }

    private static string Tried(SearchSummary search) => search.Candidates.Count == search.Asked ? $"{search.Asked} settings tried"
        : $"{search.Candidates.Count} of {search.Asked} settings tried ({(search.Candidates.Count == search.Different ? "no others are left to choose" : "then it was ended")})";

    private static string Doubt(SearchSummary search, double expected) =>
        search.Candidates.ElementAtOrDefault(search.Default) is { Kept: false, Score: { } usual } && usual <= expected ? $" That is no less than the {Number(usual)} of the usual settings: these rows do not show that others are better." : "";

    private static string Remark(CandidateSummary candidate, bool isUsual) => (candidate.Kept, isUsual) switch
    {
        (true, true) => "kept, the usual ones",
        (true, false) => "kept",
        (false, true) => "the usual ones",
        _ => "",
    };

    private static string Number(double? loss) => loss is { } value ? value.ToString("0.0000", CultureInfo.InvariantCulture) : "not finite";
}
