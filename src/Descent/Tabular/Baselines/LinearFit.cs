using Descent.Assessments;
using Descent.Data;
using Descent.Graph;
using Descent.Initializers;
using Descent.Models;
using Descent.Optimizers;
using Descent.Schedules;
using Descent.Training;

namespace Descent.Tabular.Baselines;

/// <summary>
/// The linear model that a network has to beat: logistic regression, or ridge regression for numbers, on the same inputs, trained by the same engine on all rows at once. The
/// penalty on the squares of its weights is the one that serves the validation rows best.
/// </summary>
internal sealed class LinearFit(AutoTraining training, CancellationToken cancellationToken)
{
    private const int FewSteps = 300, ManySteps = 1000, MostRows = 50_000, MostRowsToChoose = 5_000;
    private const double MostNumbers = 5e6, FewNumbers = 1e5, LearningRate = 0.1, UsualPenalty = 1e-3;

    private static readonly double[] Penalties = [1e-4, 1e-3, 1e-2, 1e-1];

    /// <summary>What the model is called.</summary>
    public static string Name(LearningTask task) => task == LearningTask.Regression ? "ridge regression" : "logistic regression";

    /// <summary>Trains on the rows that the network learns from; of very many on the first so many in a random order.</summary>
    public Model Run()
    {
        var (penalty, most) = (Penalty(), Math.Clamp((int)(MostNumbers / training.Pipeline.InputCount), 1, MostRows));
        return Fit(Some(training.FittedRows, most), penalty);
    }

    private double Penalty()
    {
        if (training.Split.Validation.Length == 0) return UsualPenalty;
        var (rows, validation) = (Some(training.Split.Train, MostRowsToChoose), Some(training.Split.Validation, MostRowsToChoose));
        var (features, truth) = (training.Pipeline.Features(training.Data.Table, validation), training.Targets(validation));
        return Penalties.MinBy(penalty => Loss(truth, Fit(rows, penalty).Predict(features)));
    }

    private double Loss(TensorData truth, TensorData outputs) =>
        Assessment.Of(training.Pipeline.Output, truth, outputs).Scores.First(score => score.Name is "log loss" or "RMSE").Value ?? double.PositiveInfinity;

    private Model Fit(int[] rows, double penalty)
    {
        var loss = TaskLoss.Choose(null, training.Pipeline.Output, isDeclared: true);
        // Of little data steps cost nothing, and the flat directions of correlated columns need many.
        var steps = (double)rows.Length * training.Pipeline.InputCount <= FewNumbers ? ManySteps : FewSteps;
        var plan = training.Plan with { Layers = [], L1 = 0, L2 = penalty, Initializer = new Zeros() };
        var model = Network.Build(plan, training.Pipeline);
        model.Compile(new Adam(new CosineDecay(LearningRate, steps)), [new OutputObjective(loss)], training.Backend);
        model.Fit(new TrainingData(training.Pipeline.Features(training.Data.Table, rows), TaskLoss.Targets(loss, training.Pipeline.Output, training.Targets(rows))), new FitOptions
        {
            Epochs = steps,
            BatchSize = rows.Length,
            Shuffle = false,
            EarlyStopping = EarlyStopping.Off,
            Seed = training.Plan.Seed,
            CancellationToken = cancellationToken,
        });
        return model;
    }

    private int[] Some(int[] rows, int most)
    {
        if (rows.Length <= most) return rows;
        int[] shuffled = [.. rows];
        new RandomStream(training.Plan.Seed, "baseline/rows").Shuffle<int>(shuffled);
        return shuffled[..most];
    }
}
