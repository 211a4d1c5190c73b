namespace Descent.Training;

/// <summary>
/// What the random numbers of the next step depend on, and nothing else: they are functions of these numbers and of the place where they are used. Two trainings with equal states
/// draw the same orders and masks from then on.
/// </summary>
/// <param name="Seed">The seed.</param>
/// <param name="Steps">The steps that the trainer has made.</param>
/// <param name="Epochs">The epochs that the trainer has begun.</param>
public readonly record struct RandomState(long Seed, long Steps, int Epochs);
