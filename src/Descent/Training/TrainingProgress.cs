using Descent.Models;
using Descent.Training.Callbacks;
using Descent.Training.Checkpoints;

namespace Descent.Training;

/// <summary>
/// How far a training is: what callbacks and stopping conditions read. One object lives through the training and changes with it.
/// </summary>
public sealed class TrainingProgress : ITrainingPart
{
    private readonly Func<TimeSpan> _elapsed;
    private readonly Func<string, bool> _higherIsBetter;
    private readonly LearningRate _learningRate;
    private readonly Trainer _trainer;
    internal const int KeptLosses = 16;

    private readonly double[] _recentLosses = new double[KeptLosses];
    private readonly Dictionary<long, double> _rates = [];
    private double _lossSum;

    internal TrainingProgress(Trainer trainer, TrainingSubject subject, History history, LearningRate learningRate, Func<TimeSpan> elapsed, Func<string, bool> higherIsBetter) =>
        (_trainer, Model, Subject, History, _learningRate, _elapsed, _higherIsBetter) = (trainer, trainer.Model, subject, history, learningRate, elapsed, higherIsBetter);

    /// <summary>The model in training.</summary>
    public Model Model { get; }

    /// <summary>What has been recorded so far; the running epoch's values come in at its end.</summary>
    public History History { get; }

    /// <summary>The running epoch, or the one that just ended, counted from 1.</summary>
    public int Epoch { get; private set; }

    /// <summary>The number of epochs that training takes at most.</summary>
    public int Epochs { get; internal init; }

    /// <summary>The minibatches of the running epoch trained on so far.</summary>
    public int Batch { get; private set; }

    /// <summary>The minibatches of an epoch.</summary>
    public int Batches { get; internal init; }

    /// <summary>The steps made so far: minibatches trained on, in all epochs; those that were left out or repeated for not being finite count too.</summary>
    public long Step { get; private set; }

    /// <summary>The loss of the last step, penalties included, before its update.</summary>
    public double Loss { get; private set; }

    /// <summary>The loss of the running epoch: the mean of its steps' so far, each counting by its rows as in Keras (of padded sequences too, whose own loss is a mean over the real steps).</summary>
    public double MeanLoss => Samples == 0 ? double.NaN : _lossSum / Samples;

    /// <summary>The largest norm of the gradient among the epoch's steps; NaN unless something needs it.</summary>
    public double LargestGradientNorm { get; private set; } = double.NaN;

    /// <summary>The norm of the gradient in the last step; NaN unless something needs it.</summary>
    internal double GradientNorm { get; private set; } = double.NaN;

    /// <summary>The norm of the change of all parameters over the epoch; NaN unless something needs it.</summary>
    public double ParameterChange { get; internal set; } = double.NaN;

    /// <summary>The time since training began, or was resumed.</summary>
    public TimeSpan Elapsed => _elapsed();

    /// <summary>The learning rate of the next step. Setting it multiplies the optimizer's schedule, now and for all later steps, so that the next rate is this.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The rate is negative or not finite.</exception>
    /// <exception cref="InvalidOperationException">It is set where the schedule gives 0.</exception>
    public double LearningRate { get => _learningRate.Current; set => _rates[Step] = _learningRate.Set(value); }

    /// <summary>What the random numbers of the next step depend on.</summary>
    public RandomState RandomState => new(Subject.Seed, _trainer.StepsMade, _trainer.EpochsBegun);

    /// <summary>What is trained on what, for callbacks of the library that look inside.</summary>
    internal TrainingSubject Subject { get; }

    /// <summary>Who is told of warnings.</summary>
    internal IReadOnlyList<Callback> Callbacks { get; init; } = [];

    /// <summary>Whether an epoch has begun and steps of it are still to be made.</summary>
    internal bool IsWithinEpoch => Epoch > 0 && Batch < Batches;

    /// <summary>The samples of the running epoch trained on so far.</summary>
    internal int Samples { get; private set; }

    /// <summary>The loss of the first step of all.</summary>
    internal double FirstLoss { get; private set; } = double.NaN;

    internal StopReason? Requested { get; private set; }

    /// <summary>Ends training after the running step or epoch.</summary>
    /// <param name="reason">One sentence.</param>
    public void StopTraining(string reason) => Requested ??= new(StopKind.Callback, reason);

    /// <summary>Tells something that does not end training: it stands in <see cref="History.Warnings"/>, and callbacks are told at once.</summary>
    /// <param name="warning">One sentence.</param>
    public void Warn(string warning)
    {
        History.Warn(warning);
        foreach (var callback in Callbacks) callback.OnWarning(this, warning);
    }

    internal void Begin(int epoch)
    {
        (Epoch, Batch, Samples, _lossSum) = (epoch, 0, 0, 0);
        (LargestGradientNorm, ParameterChange) = (double.NaN, double.NaN);
    }

    internal void EndStep(double loss, int samples)
    {
        Batch++;
        Step++;
        Loss = loss;
        if (Step == 1) FirstLoss = loss;
        Samples += samples;
        _lossSum += loss * samples;
        _recentLosses[Step % _recentLosses.Length] = loss;
    }

    /// <summary>Counts a step that is left out, which would have had a loss.</summary>
    internal void SkipStep(double loss)
    {
        Batch++;
        Step++;
        _recentLosses[Step % _recentLosses.Length] = loss;
    }

    /// <summary>The losses of the last steps, in order; a step that was left out has that of its trial.</summary>
    internal IReadOnlyList<double> RecentLosses(int count) =>
        [.. Enumerable.Range(1 - count, count).Select(back => Step + back).Where(step => step > 0).Select(step => _recentLosses[step % _recentLosses.Length])];

    /// <summary>The scale of the learning rate that was set last after a step; null if none was.</summary>
    internal double? RateScaleAfter(long step) => _rates.TryGetValue(step, out var scale) ? scale : null;

    internal void ForgetRates() => _rates.Clear();

    internal void SaveTo(TrainingPlace place)
    {
        (place.Epoch, place.Batch, place.Step, place.Samples) = (Epoch, Batch, Step, Samples);
        (place.Loss, place.LossSum, place.FirstLoss, place.LargestGradientNorm, place.ParameterChange) = (Loss, _lossSum, FirstLoss, LargestGradientNorm, ParameterChange);
        _recentLosses.CopyTo(place.RecentLosses, 0);
    }

    internal void RestoreFrom(TrainingPlace place)
    {
        (Epoch, Batch, Step, Samples) = (place.Epoch, place.Batch, place.Step, place.Samples);
        (Loss, _lossSum, FirstLoss, LargestGradientNorm, ParameterChange) = (place.Loss, place.LossSum, place.FirstLoss, place.LargestGradientNorm, place.ParameterChange);
        place.RecentLosses.CopyTo(_recentLosses, 0);
    }

    void ITrainingPart.SaveTo(TrainingSnapshot snapshot)
    {
        snapshot.SaveCount("@progress/epoch", Epoch);
        snapshot.SaveCount("@progress/batch", Batch);
        snapshot.SaveCount("@progress/batches", Batches);
        snapshot.SaveCount("@progress/step", Step);
        snapshot.SaveCount("@progress/samples", Samples);
        snapshot.SaveNumber("@progress/loss", Loss);
        snapshot.SaveNumber("@progress/loss_sum", _lossSum);
        snapshot.SaveNumber("@progress/largest_gradient_norm", LargestGradientNorm);
        snapshot.SaveNumber("@progress/parameter_change", ParameterChange);
        snapshot.SaveNumbers("@progress/recent_losses", _recentLosses);
        snapshot.SaveNumber("@progress/first_loss", FirstLoss);
    }

    void ITrainingPart.RestoreFrom(TrainingSnapshot snapshot)
    {
        var (batch, batches) = (snapshot.Count("@progress/batch", int.MaxValue), snapshot.Count("@progress/batches", int.MaxValue));
        // An epoch that is over stays so where, by force, epochs have other numbers of batches now; one that is not stays that too.
        Batch = batch == batches ? Batches : (int)Math.Min(batch, Batches - 1);
        Epoch = (int)snapshot.Count("@progress/epoch", int.MaxValue);
        (Step, Samples) = (snapshot.Count("@progress/step"), (int)snapshot.Count("@progress/samples", int.MaxValue));
        (Loss, _lossSum) = (snapshot.Number("@progress/loss"), snapshot.Number("@progress/loss_sum"));
        (LargestGradientNorm, ParameterChange) = (snapshot.Number("@progress/largest_gradient_norm"), snapshot.Number("@progress/parameter_change"));
        snapshot.RestoreNumbers("@progress/recent_losses", _recentLosses);
        FirstLoss = snapshot.Number("@progress/first_loss");
    }

    internal void SawGradientNorm(double norm) => (GradientNorm, LargestGradientNorm) = (norm, double.IsNaN(LargestGradientNorm) ? norm : Math.Max(LargestGradientNorm, norm));

    /// <summary>Whether a series becomes better upwards.</summary>
    internal bool HigherIsBetter(string monitor, MonitorMode mode) => mode == MonitorMode.Auto ? _higherIsBetter(monitor) : mode == MonitorMode.Max;
}
