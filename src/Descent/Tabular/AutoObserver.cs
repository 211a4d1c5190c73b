using Descent.Analysis.PreFlight;
using Descent.Training;

namespace Descent.Tabular;

/// <summary>Is told how <see cref="AutoTrainer"/> gets on, and may have a say in each fit; each method does nothing unless it is overridden.</summary>
public abstract class AutoObserver
{
    /// <summary>Rows are split and encoded, everything is chosen, and the network is made. An exception thrown here ends the run.</summary>
    public virtual void OnPrepared(AutoTraining training) { }

    /// <summary>What the checks before the first step have found; not called where they are left out.</summary>
    public virtual void OnChecked(IReadOnlyList<Finding> findings) { }

    /// <summary>Runs a fit. An override can add to the options, such as callbacks, checkpoints or a display, and needs to call <paramref name="fit"/> once.</summary>
    /// <param name="options">How the network is trained.</param>
    /// <param name="fit">Trains it.</param>
    public virtual History Fit(FitOptions options, Func<FitOptions, History> fit)
    {
        ArgumentNullException.ThrowIfNull(fit);
        return fit(options);
    }

    /// <summary>The network is trained, and not measured yet.</summary>
    public virtual void OnTrained(History history) { }
}
