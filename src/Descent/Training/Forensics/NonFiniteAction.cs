namespace Descent.Training.Forensics;

/// <summary>What training does when a step has a loss, a gradient or a parameter that is NaN or infinite. In every case the step is undone, to the bit (but for what callbacks wrote into weights within the epoch).</summary>
public enum NonFiniteAction
{
    /// <summary>Training ends, with the parameters from before that step, or with the best ones where early stopping keeps them.</summary>
    Stop,

    /// <summary>That minibatch is left out and training goes on; it ends after ten in a row, when a whole epoch was left out, or where a callback writes weights.</summary>
    Skip,

    /// <summary>
    /// The running epoch is repeated with half of the learning rate, from the variables at the start of the epoch that had the least training loss; training ends after ten times, or where the
    /// data or the parameters were not finite before.
    /// </summary>
    Rollback,
}
