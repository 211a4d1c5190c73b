using Descent.Reports.Charts;
using Descent.Reports.Markup;
using Descent.Tabular.Results;

namespace Descent.Reports.Sections;

/// <summary>How the training went, by epochs and steps, and why it stopped.</summary>
internal sealed class TrainingSection() : ReportSection("training", "How it was trained", "Training")
{
    private const string Rate = "learning_rate";

    public override bool Applies(RunResults results) => true;

    protected override void Body(Html html, RunResults results)
    {
        var training = results.Training;
        using (html.In("p"))
        {
            html.Say($"{training.Epochs} {Words.Noun(training.Epochs, "epoch")}, {training.Steps} {Words.Noun(training.Steps, "step")}, {training.Seconds} seconds. {training.StopMessage}");
            if (!training.StopMessage.EndsWith('.')) html.Text(".");
            if (training is { BestEpoch: > 0, FinalFit: null }) html.Say($" The network of epoch {training.BestEpoch} was kept.");
            else if (training.BestEpoch > 0) html.Say($" Epoch {training.BestEpoch} was the best.");
        }

        if (training.FinalFit is { } final)
        {
            using (html.In("p")) html.Say($"Then the network was trained anew on {final.Rows} rows, those that had decided when to stop among them, for {final.Epochs} {Words.Noun(final.Epochs, "epoch")} ({final.Steps} steps), and kept.");
        }

        Beside(html, () =>
        {
            foreach (var name in Names(training)) Epochs(html, training, name);
            foreach (var series in training.Stepwise.Where(IsTelling)) Steps(html, series);
        });
    }

    /// <summary>The series without those of validation, which are drawn beside them; a rate that never changes says nothing.</summary>
    private static IEnumerable<string> Names(TrainingSummary training) => training.Epochwise
        .Where(series => series.Values.Any(value => value is not null))
        .Where(series => series.Name != Rate || series.Values.Distinct().Count() > 1)
        .Select(series => series.Name.StartsWith("val_", StringComparison.Ordinal) ? series.Name[4..] : series.Name)
        .Distinct();

    private static bool IsTelling(StepSeries series) => series.Values.Count(value => value is not null) > 1 && (series.Name != Rate || series.Values.Distinct().Count() > 1);

    private static void Epochs(Html html, TrainingSummary training, string name)
    {
        var own = training.Epochwise.FirstOrDefault(series => series.Name == name);
        var validation = training.Epochwise.FirstOrDefault(series => series.Name == "val_" + name);
        var lines = new List<ChartLine>();
        if (own is not null) lines.Add(new ChartLine("training", validation is null ? "a" : "quiet", Points(own)));
        if (validation is not null) lines.Add(new ChartLine("validation", "a", Points(validation)));
        var values = lines.SelectMany(line => line.Points).Select(point => point.Y).OfType<double>();
        new LineChart($"{Numbers.Title(name)} by epoch", InWords(training, name, validation ?? own!), new Axis("epoch", 1, Math.Max(2, lines.Max(line => line.Points.Count))), Axis.AroundRatios(values), lines)
        {
            Marks = training.BestEpoch > 0 ? [new ChartMark(training.BestEpoch, $"best: {Numbers.Text((long)training.BestEpoch)}")] : [],
        }.Write(html);
    }

    private static void Steps(Html html, StepSeries series)
    {
        var points = series.Values.Select((value, index) => new ChartPoint((index + 1.0) * series.Every, value)).ToList();
        var known = series.Values.OfType<double>().ToList();
        var title = series.Every == 1 ? $"{Numbers.Title(series.Name)} by step" : Finding.Of($"{new Words(Numbers.Title(series.Name))} by step, means over {series.Every} steps");
        new LineChart(title, Finding.Of($"{new Words(Numbers.Title(series.Name))} over {points.Count * (long)series.Every} steps: from {Edge(known, first: true)} to {Edge(known, first: false)}."), new Axis("step", 1, Math.Max(2, points[^1].X)), Axis.AroundRatios(known), [new ChartLine("", "a", points)]).Write(html);
    }

    private static string InWords(TrainingSummary training, string name, NumberSeries series)
    {
        var known = series.Values.OfType<double>().ToList();
        var best = training.BestEpoch >= 1 && training.BestEpoch <= series.Values.Count ? Finding.Of($"; {series.Values[training.BestEpoch - 1]} in the best epoch, {training.BestEpoch}") : "";
        return Finding.Of($"{new Words(Numbers.Title(name))} of {series.Name}: {Edge(known, first: true)} after the first epoch, {Edge(known, first: false)} after the last of {series.Values.Count}{best}.");
    }

    private static double? Edge(List<double> values, bool first) => values.Count == 0 ? null : first ? values[0] : values[^1];

    private static List<ChartPoint> Points(NumberSeries series) => [.. series.Values.Select((value, index) => new ChartPoint(index + 1, value))];
}
