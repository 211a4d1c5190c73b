namespace Descent.Analysis.LearningRates;

/// <summary>A step of a <see cref="LearningRateFinder"/>.</summary>
/// <param name="Rate">The learning rate of an update.</param>
/// <param name="Loss">The loss of the minibatch after it, penalties included.</param>
/// <param name="Smoothed">The mean of the losses up to there, later ones counting more.</param>
public readonly record struct LearningRatePoint(double Rate, double Loss, double Smoothed);
