using Descent.Tabular.Results;
using Descent.Training;
using Descent.Training.Callbacks;

namespace Descent.Tabular.Accounts;

/// <summary>Keeps the loss, the gradient's norm and the learning rate of each step.</summary>
internal sealed class StepRecorder : Callback
{
    private readonly StepCurve _loss = new("loss"), _gradientNorm = new("gradient_norm"), _learningRate = new("learning_rate");
    private double _rate;

    /// <summary>What was kept; nothing where no step was made.</summary>
    public IReadOnlyList<StepSeries> Series => [.. new[] { _loss, _gradientNorm, _learningRate }.Select(curve => curve.ToSeries()).Where(series => series.Values.Count > 0)];

    public override bool NeedsGradientNorm => true;

    public override void OnTrainBegin(TrainingProgress progress) => _rate = progress.LearningRate;

    public override void OnEpochBegin(TrainingProgress progress) => _rate = progress.LearningRate;

    public override void OnBatchEnd(TrainingProgress progress)
    {
        _loss.Add(progress.Step, progress.Loss);
        _gradientNorm.Add(progress.Step, progress.GradientNorm);
        _learningRate.Add(progress.Step, _rate);
        _rate = progress.LearningRate;
    }
}
