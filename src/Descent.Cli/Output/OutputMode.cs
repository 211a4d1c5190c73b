namespace Descent.Cli.Output;

/// <summary>How much a command says.</summary>
internal enum OutputMode
{
    /// <summary>What it does, and its results.</summary>
    All,

    /// <summary>Its results.</summary>
    Results,

    /// <summary>Events for a program.</summary>
    Events,
}
