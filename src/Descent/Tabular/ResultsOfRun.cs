using Descent.Models;
using Descent.Tabular.Accounts;
using Descent.Tabular.Results;
using Descent.Training;

namespace Descent.Tabular;

/// <summary>Puts together what is to be said about a run.</summary>
internal sealed class ResultsOfRun(AutoResult result)
{
    private readonly DataAccount _data = new(result.Training);
    private readonly Model _model = result.Model.Model;

    public RunResults Make(string program, string command) => new()
    {
        Program = program,
        Command = command,
        Fingerprint = Fingerprints(),
        Data = _data.Summary(),
        Findings = [.. result.Findings.Select(finding => new FindingSummary(finding.Check, TrainingRecord.Text(finding.Severity), finding.Evidence, finding.Remedy))],
        Split = _data.Split(),
        Network = new NetworkAccount(_model).Summary(),
        Settings = result.Training.Plan.Settings,
        Training = Training(result.History),
        Test = result.Test?.Measurement ?? result.Series?.Measure(),
        Importance = result.Test?.Importance ?? [],
        Worst = result.Test?.Worst ?? [],
        Folds = result.Folds ?? result.Series?.ByOrigin(),
        Search = result.Search?.Candidates ?? [],
    };

    private RunFingerprints Fingerprints()
    {
        var kept = result.Model.Training[RunFingerprint.Section]!;
        return new((string)kept["data"]!, (string)kept["configuration"]!, Fingerprint.Of(_model).Short);
    }

    private TrainingSummary Training(History history) => new()
    {
        Epochs = history.Epochs,
        Steps = history.Steps,
        BestEpoch = history.BestEpoch,
        StopKind = TrainingRecord.Text(history.StopReason!.Kind),
        StopMessage = history.StopReason.Message,
        Seconds = history.Elapsed.TotalSeconds,
        Epochwise = [.. history.Names.Select(name => new NumberSeries(name, [.. history[name].Select(Finite)]))],
        Stepwise = result.Course?.Steps ?? [],
        Health = [.. (result.Course?.Health ?? []).Select(health => health with { Layer = InModel(health.Layer) })],
        FinalFit = result.FinalFit,
        Warnings = result.Warnings,
    };

    /// <summary>A layer as the model calls it: the networks of an ensemble are layers themselves, of which the first is watched.</summary>
    private string InModel(string layer) => result.Training.Plan.Members > 1 && !_model.Layers.Any(own => _model.NameOf(own) == layer.Split('/')[0]) ? $"{EnsembleFit.MemberName(0)}/{layer}" : layer;

    private static double? Finite(double value) => double.IsFinite(value) ? value : null;
}
