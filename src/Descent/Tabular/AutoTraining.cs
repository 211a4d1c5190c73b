using Descent.Analysis.PreFlight;
using Descent.Backends.Cpu;
using Descent.Data;
using Descent.Graph;
using Descent.Metrics;
using Descent.Models;
using Descent.Training;

namespace Descent.Tabular;

/// <summary>A training that is ready to begin: rows by their use, encoded, and a network.</summary>
public sealed class AutoTraining
{
    internal AutoTraining(TabularData data, Split split, Pipeline pipeline, AutoPlan plan, Model model) => (Data, Split, Pipeline, Plan, Model) = (data, split, pipeline, plan, model);

    /// <summary>All rows, and what their columns are.</summary>
    public TabularData Data { get; }

    /// <summary>The rows' uses.</summary>
    public Split Split { get; }

    /// <summary>How rows become inputs and targets, fitted on the training rows.</summary>
    public Pipeline Pipeline { get; }

    /// <summary>How the network is made and trained.</summary>
    public AutoPlan Plan { get; }

    /// <summary>The network.</summary>
    public Model Model { get; }

    /// <summary>Samples whose row numbers are the lines of the file.</summary>
    /// <param name="rows">Places of rows in the table.</param>
    /// <exception cref="DataException">A row cannot be encoded.</exception>
    public TrainingData Encode(int[] rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        return new(Pipeline.Features(Data.Table, rows), TaskLoss.Targets(Plan.Loss, Pipeline.Output, Targets(rows))) { RowNumbers = [.. rows.Select(Data.Table.Line)] };
    }

    internal TensorData Targets(int[] rows) => Pipeline.Target(Data.Table, rows);

    /// <summary>Splits, encodes and plans, and makes the network.</summary>
    internal static AutoTraining Prepare(TabularData data, AutoSettings settings)
    {
        var planner = new AutoPlanner(settings);
        var split = planner.Split(data);
        var pipeline = data.Fit(split.Train);
        var plan = planner.Plan(data, split, pipeline);
        var model = Network.Build(plan, pipeline);
        Metric metric = pipeline.Output.Task == LearningTask.Regression ? new RootMeanSquaredError { Name = "standardised_rmse" } : new Accuracy();
        model.Compile(plan.Optimizer, [new OutputObjective(plan.Loss) { Metrics = [metric] }], new CpuBackend(settings.Threads));
        var training = new AutoTraining(data, split, pipeline, plan, model);
        training.Encode(split.Test);       // what is wrong with its rows is said now, not after the training
        return training;
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
