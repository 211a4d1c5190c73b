using Descent.Compile;

namespace Descent.Training;

/// <summary>What a training consists of.</summary>
/// <param name="Objective">The losses.</param>
/// <param name="Data">The training samples.</param>
/// <param name="Backend">What runs the programs.</param>
/// <param name="Seed">The seed of the masks.</param>
internal sealed record TrainingSubject(Objective Objective, PreparedData Data, Backend Backend, long Seed);
