namespace Descent.Cli.Output.Events;

/// <summary>Which rows train, validate and test.</summary>
/// <param name="Train">Rows that the network learns from.</param>
/// <param name="Validation">Rows that decide when to stop.</param>
/// <param name="Test">Rows that only measure the result.</param>
/// <param name="Seed">Of the shuffle.</param>
/// <param name="Inputs">The numbers that a row becomes.</param>
internal sealed record SplitEvent(int Train, int Validation, int Test, long Seed, int Inputs) : CommandEvent;
