using Descent.Data;
using Descent.Layers;
using Descent.Models;
using Descent.Tabular.Results;
using Descent.Training;

namespace Descent.Tabular;

/// <summary>Puts together what is to be said about a run.</summary>
internal sealed class ResultsOfRun(AutoResult result)
{
    private readonly AutoTraining _training = result.Training;
    private readonly Model _model = result.Model.Model;

    public RunResults Make(string program, string command) => new()
    {
        Program = program,
        Command = command,
        Fingerprint = Fingerprints(),
        Data = Data(),
        Findings = [.. result.Findings.Select(finding => new FindingSummary(finding.Check, TrainingRecord.Text(finding.Severity), finding.Evidence, finding.Remedy))],
        Split = Split(),
        Network = Network(),
        Settings = _training.Plan.Settings,
        Training = Training(result.History),
        Test = result.Test?.Measurement,
        Importance = result.Test?.Importance ?? [],
        Worst = result.Test?.Worst ?? [],
        Folds = result.Folds,
    };

    private RunFingerprints Fingerprints()
    {
        var kept = result.Model.Training[RunFingerprint.Section]!;
        return new((string)kept["data"]!, (string)kept["configuration"]!, Fingerprint.Of(_model).Short);
    }

    private DataSummary Data()
    {
        var (table, schema) = (_training.Given.Table, _training.Given.Schema);
        var inputs = result.Model.Pipeline.Inputs.ToLookup(input => input.Name, input => input.FeatureNames.Count);
        return new(Path.GetFileName(table.Source), table.RowCount, schema.Target!.Name, result.Model.Pipeline.Output.Task,
            [.. schema.Columns.Select(column => new ColumnSummary(column.Name, column.Role, column.Evidence ?? "declared", inputs[column.Name].Sum()))],
            result.Model.Pipeline.Output is ClassTarget classes ? [.. classes.Classes.Zip(Classes([.. Enumerable.Range(0, table.RowCount)]), (name, rows) => new ClassCount(name, rows))] : []);
    }

    private SplitSummary Split()
    {
        var (split, isSeries) = (_training.Split, _training.Series is not null);
        (string Name, int[] Rows)[] parts = [("train", split.Train), ("validation", split.Validation), ("test", split.Test)];
        return new(isSeries ? "by time" : _training.Pipeline.Output.Task == LearningTask.Regression ? "random" : "stratified", isSeries ? null : _training.Plan.Seed,
            [.. parts.Where(part => part.Rows.Length > 0).Select(part => new SplitPart(part.Name, part.Rows.Length, Classes(part.Rows)))]);
    }

    /// <summary>How many rows each class has; none for numbers.</summary>
    private int[] Classes(int[] rows)
    {
        if (_training.Pipeline.Output is not ClassTarget classes) return [];
        var labels = _training.Targets(rows).ToDoubles().ToArray();
        return [.. Enumerable.Range(0, classes.Classes.Count).Select(label => labels.Count(value => value == label))];
    }

    private NetworkSummary Network() => new(
    [
        .. _model.Graph.Inputs.Select(input => Layer(input.Call, input.Shape)),
        .. _model.Graph.Calls.Select(call => Layer(call, call.Outputs[0].Shape)),
    ], _model.Variables.Sum(variable => variable.Shape.Size));

    private LayerSummary Layer(LayerCall call, Graph.Shape shape)
    {
        var name = _model.NameOf(call.Layer);
        return new(name, call.Layer.Kind, call.Layer is Dense { Activation: { } activation } ? Graph.NearestName.Spelled(activation.GetType().Name) : "", string.Join(" x ", shape),
            _model.Variables.Where(variable => variable.Path.StartsWith(name + "/", StringComparison.Ordinal)).Sum(variable => variable.Shape.Size),
            [.. call.Inputs.Select(input => _model.NameOf(input.Call.Layer))]);
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
        FinalFit = result.FinalFit,
        Warnings = result.Warnings,
    };

    private static double? Finite(double value) => double.IsFinite(value) ? value : null;
}
