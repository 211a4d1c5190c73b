using Descent.Optimizers;

namespace Descent.Training;

/// <summary>The learning rate as callbacks read and set it: setting it scales the optimizer's schedule from now on.</summary>
internal sealed class LearningRate(OptimizerState optimizer)
{
    public double Current => optimizer.LearningRate;

    /// <returns>The scale.</returns>
    public double Set(double rate)
    {
        if (!(rate >= 0 && double.IsFinite(rate))) throw new ArgumentOutOfRangeException(nameof(rate), rate, "A learning rate needs to be a finite number, not negative.");
        var scheduled = optimizer.Optimizer.LearningRate.At(optimizer.UpdatesMade);
        if (scheduled == 0) throw new InvalidOperationException("The learning rate cannot be set at a step where the optimizer's schedule gives 0.");
        return optimizer.LearningRateScale = rate / scheduled;
    }
}
