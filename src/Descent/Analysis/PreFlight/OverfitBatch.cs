using Descent.Optimizers;
using Descent.Schedules;
using Descent.Training;

namespace Descent.Analysis.PreFlight;

/// <summary>
/// Trains on one small batch: a network that cannot learn sixteen rows by heart will not learn the data. Where the optimizer fails, Adam at a usual rate tells whether it or the network is the reason. All
/// parameters and states are put back.
/// </summary>
internal sealed class OverfitBatch : ModelCheck
{
    /// <summary>Few enough to be learned by heart, enough for several classes.</summary>
    public const int BatchRows = 16;

    /// <summary>
    /// The loss must lose so much of what lies between the best constant prediction and the floor. Sixteen relu units lose all of it on the built-in classes, and 77% on the built-in curve, whose bends
    /// they must move to first; where half of the rows contradict the other half it is half.
    /// </summary>
    private const double LeastShare = 0.75;

    /// <summary>Where dropout disturbs the steps' losses, the loss in inference mode is looked at so often.</summary>
    private const int Interval = 25;

    /// <summary>What learns a batch in a few hundred steps as a rule.</summary>
    private const double UsualRate = 0.01;

    /// <summary>A schedule that begins low is judged by its highest rate in so many steps.</summary>
    private const int ScheduleSteps = 10_000, ScheduleInterval = 10;

    public override string Name => "overfit-batch";

    public override bool Runs => true;

    public override IEnumerable<Finding> Find(ModelSubject subject)
    {
        if (!subject.Options.OverfitsBatch || subject.Outputs.Count > 1) yield break;
        var data = subject.Data.TakeRows(Rows(subject));
        var output = subject.Outputs[0] with { Targets = data.Y[0] };
        var own = Steady(subject.Trainer.Optimizer);
        var first = Train(subject, data, output, own);
        if (first.IsLearned)
        {
            yield return Found(FindingSeverity.Note, output.Port.Name, $"Trained on {data.Rows} rows alone, the loss went from {Digits.Of(first.Before)} to {Digits.Of(first.Least)} in {first.Steps} steps with {own.GetType().Name} at {Digits.Of(own.LearningRate.At(0))}.",
                "The network can learn; nothing needs to be done.");
            yield break;
        }
        var second = Train(subject, data, output, new Adam(UsualRate));
        var evidence = $"Trained on {data.Rows} rows alone for {subject.Options.OverfitSteps} steps, the loss went from {Digits.Of(first.Before)} to {Digits.Of(first.Least)} with {own.GetType().Name} at {Digits.Of(own.LearningRate.At(0))}, "
            + $"and to {Digits.Of(second.Least)} with Adam at {Digits.Of(UsualRate)}; {Digits.Of(first.Needed)} or less was to be expected.";
        yield return Found(FindingSeverity.Warning, output.Port.Name, evidence, second.IsLearned
            ? "The network can learn them: change the learning rate or the optimizer."
            : "Look for equal inputs with different targets, an output that cannot give the targets, frozen layers, dead units, strong penalties or dropout; or give the layers more units.");
    }

    /// <summary>The optimizer as it is at its highest rate, one update a step.</summary>
    private static Optimizer Steady(Optimizer optimizer)
    {
        var rates = Enumerable.Range(0, ScheduleSteps / ScheduleInterval).Select(i => optimizer.LearningRate.At(i * ScheduleInterval));
        return optimizer with { LearningRate = new ConstantRate(rates.Max()), GradientAccumulationSteps = null };
    }

    /// <summary>Rows of all classes in turn; of numbers any.</summary>
    private static int[] Rows(ModelSubject subject)
    {
        var count = Math.Min(BatchRows, subject.Data.Rows);
        if (TargetClasses.Of(subject.Data.Y[0]) is not { } labels || labels.Distinct().Count() > subject.Data.Rows / 2)
            return RowSample.Of(subject.Data.Rows, count);
        var turns = labels.Select((label, row) => (label, row)).GroupBy(item => item.label).OrderBy(group => group.Key).SelectMany(group => group.Select((item, turn) => (item.row, turn)));
        return [.. turns.OrderBy(item => item.turn).Take(count).Select(item => item.row).Order()];
    }

    private static (bool IsLearned, double Before, double Least, double Needed, int Steps) Train(ModelSubject subject, TrainingData data, CheckedOutput output, Optimizer optimizer)
    {
        var model = subject.Trainer.Model;
        var kept = new ParameterSnapshot([.. model.Variables.Select(variable => variable.Variable)]);
        kept.Take(0);
        try
        {
            var training = new SmallTraining(subject.Trainer, data, optimizer);
            var before = training.Losses()[0];
            var needed = LossScale.Of(output) is { } scale ? scale.Constant - LeastShare * (scale.Constant - scale.Floor) : before - LeastShare / 2 * Math.Abs(before);
            var least = before;
            var steps = 0;
            while (steps < subject.Options.OverfitSteps && least > needed)
            {
                var loss = training.Step(seed: steps);
                if (!double.IsFinite(loss)) break;
                steps++;
                least = Math.Min(least, loss);
                if (steps % Interval == 0) least = Math.Min(least, training.Losses()[0]);
            }
            return (least <= needed, before, least, needed, steps);
        }
        finally
        {
            kept.Restore();
        }
    }
}
