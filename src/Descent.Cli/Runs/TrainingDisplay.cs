using Descent.Analysis.PreFlight;
using Descent.Cli.Output;
using Descent.Cli.Output.Live;
using Descent.Tabular;
using Descent.Tabular.Results;
using Descent.Training;

namespace Descent.Cli.Runs;

/// <summary>Shows what <see cref="AutoTrainer"/> does, and adds saving and going on to its training.</summary>
internal sealed class TrainingDisplay(TrainRequest request, Screen screen, RunFolder folder) : AutoObserver
{
    private AutoTraining? _training;
    private TrainingsLine? _trials, _folds;

    public override void OnTrial(int done, int count)
    {
        _trials ??= TrainingsLine.On(screen, "search");
        _trials?.Show(done, count);
    }

    public override void OnSearched(SearchSummary search)
    {
        _trials?.Clear();
        SearchReport.Write(screen, search);
    }

    public override void OnPrepared(AutoTraining training)
    {
        _training = training;
        if (training.Series is { } series) SeriesReport.Task(screen, training, series);
        else DataReport.Split(screen, training);
        request.Saving.Check(training.Plan.Epochs, training.Given.Table, screen);
        TrainReport.Network(screen, training.Model);
        TrainReport.Settings(screen, training);
        TrainReport.Restraints(screen, Restraints.Of(training.Model, training.Plan.Optimizer, isDefaultPenalty: request.Settings is { L1: null, L2: null, Search: null }));
        if (request.Saving.Resumed is { Checkpoint: var checkpoint }) TrainReport.Resumed(screen, checkpoint);
    }

    public override void OnChecked(IReadOnlyList<Finding> findings) => FindingReport.Write(screen, findings);

    public override History Fit(FitOptions options, Func<FitOptions, History> fit) => ProgressDisplay.Run(screen, request.Saving.Add(options, folder.Folder, _training!.Given.Table), fit);

    public override void OnTrained(History history, FinalFit? finalFit)
    {
        TrainReport.Stopped(screen, history, _training!, finalFit);
        if (request.Saving.Resumed is { Checkpoint.Step: var made } && made == history.Steps) TrainReport.NothingLeft(screen, folder, history);
        if (history.StopReason!.Kind == StopKind.Cancelled && request.Saving.Every is not null) TrainReport.Resumable(screen, folder);
    }

    public override void OnFold(int done, int count)
    {
        _folds ??= TrainingsLine.On(screen, "folds");
        _folds?.Show(done, count);
    }
}
