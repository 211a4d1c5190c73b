namespace Descent.Analysis.PreFlight;

/// <summary>How much a finding matters.</summary>
public enum FindingSeverity
{
    /// <summary>Good to know; nothing needs to be done.</summary>
    Note,

    /// <summary>As a rule a mistake: the training works, but its result may be worse, or look better, than it is.</summary>
    Warning,

    /// <summary>The training cannot give what is wanted.</summary>
    Error,
}
