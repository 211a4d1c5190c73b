using Descent.Optimizers;

namespace Descent.Tabular;

/// <summary>What an optimizer can be made from.</summary>
/// <param name="Default">The one that would be used.</param>
/// <param name="LearningRate">Its learning rate, the greatest one of its schedule.</param>
/// <param name="Epochs">The passes over the training rows, at most.</param>
/// <param name="StepsPerEpoch">Minibatches of one pass.</param>
public sealed record OptimizerBasis(Optimizer Default, double LearningRate, int Epochs, int StepsPerEpoch);
