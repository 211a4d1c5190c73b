namespace Descent.Data;

/// <summary>A data set of the catalogue.</summary>
/// <param name="Name">The name by which it is loaded, such as <c>breast-cancer</c>.</param>
/// <param name="Description">What it is about.</param>
/// <param name="Source">Who made it and where it comes from.</param>
/// <param name="Licence">Under which terms it may be used.</param>
/// <param name="Rows">The number of rows.</param>
/// <param name="Task">What kind of target it has.</param>
public sealed record DatasetInfo(string Name, string Description, string Source, string Licence, int Rows, LearningTask Task);
