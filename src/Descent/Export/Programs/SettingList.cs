using System.Globalization;
using Descent.Data;
using Descent.Export.CSharp;
using Descent.Tabular;
using Descent.Training.Forensics;

namespace Descent.Export.Programs;

/// <summary>The initialiser of a run's settings, each line with the reason of its value.</summary>
internal sealed class SettingList
{
    private const int CommentColumn = 50, LongestBesideComment = 80;

    private readonly List<(string Code, string Reason)> _lines = [];
    private readonly List<string> _namespaces = [];

    public SettingList(AutoResult result, AutoSettings settings, ItemCode items)
    {
        var plan = result.Training.Plan;
        string Reason(string name) => plan.Settings.FirstOrDefault(setting => setting.Name == name)?.Reason ?? "";
        Add("Task", $"{nameof(LearningTask)}.{result.Training.Pipeline.Output.Task}", "what the target is");
        Add("Layers", $"[{string.Join(", ", plan.Layers.Select(Literals.Of))}]", Reason("layers"));
        Add("Activation", items.Of(plan.Activation), Reason("activation"));
        Add("Initializer", items.Of(plan.Initializer), Reason("initializer"));
        Add("Dropout", Literals.Of(plan.Dropout), Reason("dropout"));
        Add("L1", Literals.Of(plan.L1), Reason("l1"));
        Add("L2", Literals.Of(plan.L2), Reason("l2"));
        Add("Loss", items.Of(plan.Loss), Reason("loss"));
        var optimizer = settings.Series is null ? OptimizerCode.Constant(plan.Optimizer, items) : OptimizerCode.Of(result.Training.OptimizerOf, plan.Epochs, result.Training.StepsPerEpoch, items);
        RepeatsOptimizer = optimizer.IsExact;
        Add("Optimizer", optimizer.Code, Reason("optimizer"));
        Add("BatchSize", Literals.Of(plan.BatchSize), Reason("batch-size"));
        Add("Epochs", Literals.Of(plan.Epochs), $"at most; {Reason("epochs")}");
        Add("Patience", Literals.Of(plan.Patience), $"epochs without a better validation loss; {Reason("patience")}");
        Add("Test", Literals.Of(plan.Test), $"share of all rows; {Reason("test")}");
        Add("Validation", Literals.Of(plan.Validation), $"share of the other rows; {Reason("validation")}");
        if (settings.Series is null)
        {
            Add("FinalFit", Literals.Of(plan.FinalFit), Reason("final-fit"));
            if (plan.Calibrates) Add("Calibrate", "true", "given");
            Add("Ensemble", Literals.Of(plan.Members), Reason("ensemble"));
        }
        Add("Seed", plan.Seed.ToString(CultureInfo.InvariantCulture), "of the split, the first weights and the shuffles");
        if (plan.OnNonFinite != default)
        {
            Add("OnNonFinite", $"{nameof(NonFiniteAction)}.{plan.OnNonFinite}", "given");
            _namespaces.Add(typeof(NonFiniteAction).Namespace!);
        }
        if (settings.Series is { } series)
        {
            Add("Series", $"new() {{ Horizon = {Literals.Of(series.Horizon)}, Time = {Literals.Of(series.Time)}, TimeFormat = {Literals.Of(series.TimeFormat)}, Sort = {Literals.Of(series.Sort)}, "
                + $"Season = {(series.Season is { } season ? Literals.Of(season) : "null")}, Origins = {Literals.Of(series.Origins)} }}", "given");
        }
        Add("SkipChecks", "true", "they change nothing of the model");
    }

    /// <summary>The lines of the initialiser.</summary>
    public string Code => string.Join('\n', _lines.Select(Line));

    /// <summary>The namespaces that they need.</summary>
    public IReadOnlyList<string> Namespaces => _namespaces;

    /// <summary>Whether each training of the run gets the optimizer that it had.</summary>
    public bool RepeatsOptimizer { get; }

    private static string Line((string Code, string Reason) line) => line.Code.Length > LongestBesideComment ? $"    // {Literals.Line(line.Reason)}\n    {line.Code},"
        : $"    {(line.Code + ",").PadRight(CommentColumn)} // {Literals.Line(line.Reason)}".TrimEnd(' ', '/');

    private void Add(string name, string value, string reason) => _lines.Add(($"{name} = {value}", reason));
}
