using Descent.Graph;
using Descent.Models;
using Descent.Training;

namespace Descent.Analysis.Restarts;

/// <summary>
/// Learning by random restarts: a loss has many minima, and where training ends depends on where it began. Trains many copies of a model from different
/// starts, all in one program, and keeps the best.
/// </summary>
public static class RandomRestarts
{
    /// <summary>
    /// Trains copies of a compiled model. Copy k is, to the bit, what the model with <c>Seed + k</c> becomes when it is trained alone with <c>options.Seed + k</c>
    /// and without early stopping: initial values, shuffles and dropout's masks are its own. Frozen layers keep the values that they have now, in all copies. In the end the model
    /// has the weights of the best copy; its optimizer knows nothing of these trainings.
    /// </summary>
    /// <param name="model">The model, on which <c>Compile</c> was called.</param>
    /// <param name="data">The samples, the same for all copies.</param>
    /// <param name="copies">The number of copies, at least 1.</param>
    /// <param name="options">How each is trained; null: the defaults. Every copy trains all epochs. A validation split is the same for all.</param>
    /// <exception cref="ShapeException">The data does not fit the model; the message names the input, output or layer.</exception>
    /// <exception cref="ArgumentException">An option does not fit the data, or is one that needs a training by itself: callbacks, conditions, early stopping, progress.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="copies"/> is not positive.</exception>
    /// <exception cref="InvalidOperationException">The model is not compiled, or has nothing to train.</exception>
    /// <exception cref="OperationCanceledException">The options' token was cancelled; the model is as it was.</exception>
    public static RestartsResult Fit(Model model, TrainingData data, int copies = 20, FitOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(data);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(copies);
        options ??= new();
        ThrowIfOfOneTraining(options);
        model.EnsureBuilt([.. data.X.Select(PreparedData.Sample)]);
        var trainer = model.Trainer;
        var session = new Session(model, trainer.Optimizer, [.. trainer.Outputs.Select(output => output with { Metrics = [] })], trainer.Backend);
        session.RequireTrainable();
        var (train, validation) = session.Split(data, options);
        var training = new CopiedTraining(model, session, trainer.Backend, session.Prepare(train, options.ClassWeight), copies, options);
        var losses = training.Run();
        var result = new RestartsResult([.. Enumerable.Range(0, copies).Select(Finish)]);
        model.SetWeights(result.Best.Weights);
        return result;

        RestartCopy Finish(int copy)
        {
            training.Load(copy);
            return new(copy, model.GetWeights(), [.. losses.Select(epoch => epoch[copy])], trainer.Evaluate(train), validation is null ? null : trainer.Evaluate(validation));
        }
    }

    private static void ThrowIfOfOneTraining(FitOptions options)
    {
        string[] given =
        [
            .. options.Callbacks.Count > 0 ? new[] { nameof(options.Callbacks) } : [],
            .. options.StopWhen.Count > 0 ? new[] { nameof(options.StopWhen) } : [],
            .. options.EarlyStopping is { IsOff: false } ? new[] { nameof(options.EarlyStopping) } : [],
            .. options.Progress is not null ? new[] { nameof(options.Progress) } : [],
        ];
        if (given.Length > 0) throw new ArgumentException($"Copies are trained together and all to the end, so {string.Join(", ", given)} cannot be given: leave them out, or train one model at a time.", nameof(options));
    }
}
