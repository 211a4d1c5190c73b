using Descent.Analysis.PreFlight;
using Descent.Backends.Cpu;
using Descent.Data;
using Descent.Graph;
using Descent.Metrics;
using Descent.Models;
using Descent.Optimizers;
using Descent.Tabular.Searching;
using Descent.Tabular.Series;
using Descent.Training;

namespace Descent.Tabular;

/// <summary>A training that is ready to begin: rows by their use, encoded, and a network.</summary>
public sealed class AutoTraining
{
    /// <summary>From fewer rows nothing can be learned and measured.</summary>
    private const int LeastRows = 10;

    private readonly AutoSettings _settings;

    private AutoTraining(TabularData data, TabularData given, SeriesTask? series, Split split, AutoSettings settings, SearchCandidate? searched = null)
    {
        (Data, Given, Series, Split, _settings) = (data, given, series, split, settings);
        var planner = new AutoPlanner(settings, searched);
        Pipeline = data.Fit(planner.LearnsFromValidation(data, split) ? LearningRows : split.Train);
        Plan = planner.Plan(data, split, Pipeline);
        Backend = new(settings.Threads);
        Model = NewModel();
    }

    private AutoTraining(AutoTraining other, Split split, long seed)
    {
        (Data, Given, Series, Pipeline, _settings, Backend) = (other.Data, other.Given, other.Series, other.Pipeline, other._settings, other.Backend);
        (Split, Plan) = (split, other.Plan with { Seed = seed });
        Model = NewModel();
    }

    /// <summary>All rows, and what their columns are; of a time series its windows.</summary>
    public TabularData Data { get; }

    /// <summary>The rows as they were given.</summary>
    public TabularData Given { get; }

    /// <summary>The time series that the rows are; null where they are none.</summary>
    public SeriesTask? Series { get; }

    /// <summary>The rows' uses.</summary>
    public Split Split { get; }

    /// <summary>How rows become inputs and targets, fitted on the rows that the network may learn from: those that train, and those that validate where it learns from them in the end.</summary>
    public Pipeline Pipeline { get; }

    /// <summary>How the network is made and trained.</summary>
    public AutoPlan Plan { get; private set; }

    /// <summary>The network, of several the first.</summary>
    public Model Model { get; }

    /// <summary>Samples whose row numbers are the lines of the file.</summary>
    /// <param name="rows">Places of rows in the table.</param>
    /// <exception cref="DataException">A row cannot be encoded.</exception>
    public TrainingData Encode(int[] rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        return new(Pipeline.Features(Data.Table, rows), TaskLoss.Targets(Plan.Loss, Pipeline.Output, Targets(rows))) { RowNumbers = [.. rows.Select(Data.Table.Line)] };
    }

    /// <summary>The rows that train and those that validate.</summary>
    internal int[] LearningRows => [.. Split.Train.Concat(Split.Validation).Order()];

    /// <summary>The rows whose classes the baseline has counted.</summary>
    internal int[] FittedRows => Plan.LearnsFromValidation ? LearningRows : Split.Train;

    /// <summary>What computes.</summary>
    internal CpuBackend Backend { get; }

    /// <summary>Minibatches of one pass over the training rows.</summary>
    internal int StepsPerEpoch => AutoPlanner.StepsPerEpoch(Split, Plan.BatchSize);

    internal TensorData Targets(int[] rows) => Pipeline.Target(Data.Table, rows);

    /// <summary>Splits, encodes and plans, and makes the network.</summary>
    internal static AutoTraining Prepare(TabularData data, AutoSettings settings)
    {
        if (data.Table.RowCount < LeastRows)
            throw new DataException($"{data.Table.Source}: {data.Table.RowCount} {(data.Table.RowCount == 1 ? "row is" : "rows are")} too few to train a network and to measure it: at least {LeastRows} are needed, and some hundred to learn much.");
        return settings.Series is { } series ? Prepare(data, series, settings) : Prepare(data, settings, new AutoPlanner(settings).Split(data));
    }

    /// <summary>Encodes and plans for a given split, and makes the network.</summary>
    internal static AutoTraining Prepare(TabularData data, AutoSettings settings, Split split, SearchCandidate? searched = null) => new AutoTraining(data, data, null, split, settings, searched).Checked();

    private static AutoTraining Prepare(TabularData data, SeriesSettings series, AutoSettings settings)
    {
        var task = SeriesTask.Prepare(data, series, settings.Test ?? SeriesDefaults.Test);
        var split = task.FirstSplit(settings.Validation ?? SeriesDefaults.Validation);
        var training = new AutoTraining(task.Frame.KnownData, data, task, split, SeriesDefaults.Fill(settings, split.Train.Length));
        training.Plan = training.Plan with { Settings = SeriesDefaults.Explain(training.Plan.Settings, settings, task) };
        return training.Checked();
    }

    /// <summary>The same on other rows, for so many epochs.</summary>
    internal AutoTraining Again(Split split, int epochs) => new(Data, Given, Series, split, _settings with { Epochs = epochs });

    /// <summary>The same with other rows to validate on, and with another seed.</summary>
    internal AutoTraining With(Split split, long seed) => new(this, split, seed);

    /// <summary>The optimizer that the settings give for a series' training of this length.</summary>
    internal Optimizer OptimizerOf(int epochs, int stepsPerEpoch) => new AutoPlanner(_settings).OptimizerOf(epochs, stepsPerEpoch);

    /// <summary>An untrained network.</summary>
    internal Model NewModel()
    {
        var model = Series is null ? Network.Build(Plan, Pipeline) : SeriesNetwork.Build(Plan, Pipeline, Series.Choice.Penalty);
        Metric metric = Pipeline.Output.Task == LearningTask.Regression ? new RootMeanSquaredError { Name = "standardised_rmse" } : new Accuracy();
        model.Compile(Plan.Optimizer, [new OutputObjective(Plan.Loss) { Metrics = [metric] }], Backend);
        return model;
    }

    /// <summary>What is wrong with the rows of the test is said now, not after the training.</summary>
    private AutoTraining Checked()
    {
        if (Split.Test.Length > 0) Encode(Split.Test);
        return this;
    }

    /// <summary>What a look at the data and the network finds before the first step.</summary>
    internal IReadOnlyList<Finding> Check(bool overfitsBatch) =>
        [.. PreFlightChecks.Of(Data, Split), .. Model.Check(Encode(Split.Train), new() { OverfitsBatch = overfitsBatch })];

    /// <summary>How the network is trained.</summary>
    internal FitOptions Options(CancellationToken cancellationToken)
    {
        var validates = Split.Validation.Length > 0;
        return new()
        {
            Epochs = Plan.Epochs,
            BatchSize = Plan.BatchSize,
            ValidationData = validates ? Encode(Split.Validation) : null,
            EarlyStopping = validates ? new EarlyStopping { Patience = Plan.Patience > 0 ? Plan.Patience : int.MaxValue } : EarlyStopping.Off,
            Seed = Plan.Seed,
            OnNonFinite = Plan.OnNonFinite,
            CancellationToken = cancellationToken,
        };
    }
}
