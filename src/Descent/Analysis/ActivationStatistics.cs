using Descent.Graph;

namespace Descent.Analysis;

/// <summary>What a layer gives on the probe at one moment of training.</summary>
/// <param name="Layer">The layer's path; <c>path:2</c> for its second application, <c>path[1]</c> for its second output.</param>
/// <param name="Kind">The layer's class.</param>
/// <param name="Shape">The output's shape, the batch first.</param>
/// <param name="Values">The output.</param>
/// <param name="Gradient">The gradient of the loss with respect to the output.</param>
/// <param name="DeadShare">
/// Of an output that ends in a ReLU: the share of units (places along the last axis) that are 0 in all rows, and at all places of sequences and images. Null for others.
/// </param>
/// <param name="SaturatedShare">
/// Of an output that ends in a function between two bounds (sigmoid, tanh and their piecewise linear forms): the share of values within a margin of either bound, as a share
/// of the distance between both. With the margin 0.01 these are values below 0.01 or above 0.99 for a sigmoid, beyond ±0.98 for tanh. Null for others.
/// </param>
public sealed record ActivationStatistics(string Layer, string Kind, Shape Shape, ValueSummary Values, ValueSummary Gradient, double? DeadShare, double? SaturatedShare);
