namespace Descent.Cli.Output.Live;

/// <summary>What a letter of a chart belongs to; on a terminal with colours each has one.</summary>
internal enum ChartInk
{
    /// <summary>Space.</summary>
    None,

    /// <summary>Axes and text.</summary>
    Frame,

    /// <summary>The curve of the training rows.</summary>
    Training,

    /// <summary>The curve of the validation rows.</summary>
    Validation,

    /// <summary>The mark of the best epoch.</summary>
    Best,
}
