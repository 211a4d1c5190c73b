namespace Descent.Data;

/// <summary>Images to train on and images to test with, as the makers of a set parted them.</summary>
/// <param name="Train">The training part.</param>
/// <param name="Test">The test part.</param>
public sealed record ImageSplit(LabelledImages Train, LabelledImages Test);
