using System.Globalization;
using Descent.Analysis;
using Descent.Cli.Output;
using Descent.Data;
using Descent.Graph;
using Descent.Losses;
using Descent.Models;
using Descent.Tabular;
using Descent.Training;

namespace Descent.Cli.Runs;

/// <summary>Checks the gradients of a saved model, of this command's or any other.</summary>
internal sealed class GradientRun
{
    public const int DefaultSamples = 8, DefaultEntries = 64;

    private readonly string _file;
    private readonly Model _model;
    private readonly TabularModel? _tabular;
    private readonly Loss _loss;
    private readonly GradientCheckOptions _options;

    /// <param name="path">The model's file or folder.</param>
    /// <param name="loss">The loss, or null for the training's.</param>
    /// <param name="options">How gradients are compared.</param>
    public GradientRun(string path, Loss? loss, GradientCheckOptions options)
    {
        _file = ModelPath.Find(path);
        var saved = ModelFile.Load(_file);
        _tabular = TabularModel.IsTabular(saved) ? TabularModel.Load(path) : null;
        _model = saved.Model;
        _loss = loss ?? (_tabular is null ? new MeanSquaredError() : _tabular.Loss);
        _options = options;
        if (TaskLoss.TaskOf(_loss) == LearningTask.Multiclass && _model.Outputs.FirstOrDefault(output => output.Shape.Rank > 0 && output.Shape[^1] == 1) is { } single)
            throw new UsageException($"--loss {NearestName.Spelled(_loss.GetType().Name)} compares several classes, and the output '{single.Name}' of {_file} is one number, for which it is 0 whatever the weights are: "
                + "choose another loss, such as binary_crossentropy or mse.");
    }

    public GradientCheckReport OnRandomSamples(Screen screen)
    {
        Announce(screen, $"{_options.Rows} random samples");
        return GradientCheck.Run(_model, _loss, _options);
    }

    /// <summary>Takes rows that lie evenly over the data.</summary>
    /// <exception cref="UsageException">The model cannot take rows of a table.</exception>
    public GradientCheckReport OnRows(DataRequest request, Screen screen)
    {
        if (_tabular is null) throw new UsageException($"--data needs a model that the command 'train' wrote, which knows how rows become inputs, and {_file} is another one: leave --data out.");
        var (table, all) = request.OpenTable(_tabular.Series is null ? _tabular.Labels.Target : null) is var given && _tabular.Series?.Frame(given) is { } frame ? (frame.Data.Table, frame.Known) : (given, given.RowCount);
        var count = Math.Min(_options.Rows, all);
        int[] rows = [.. Enumerable.Range(0, count).Select(i => (int)((long)i * all / count))];
        var warnings = new DataWarnings();
        var samples = _tabular.Encode(table, rows, _loss, warnings);
        foreach (var warning in warnings.All) screen.Warn(warning.ToString());
        Announce(screen, $"{Count.Of(count, "row")} of {table.Source}");
        return GradientCheck.Run(_model, samples.X[0], samples.Y[0], _loss, _options);
    }

    private void Announce(Screen screen, string samples) => screen.Fact("gradcheck", string.Create(CultureInfo.InvariantCulture,
        $"{Path.GetFileName(_file)}: {samples}, {_loss.GetType().Name}, at most {_options.EntriesPerVariable} entries of a variable"));
}
