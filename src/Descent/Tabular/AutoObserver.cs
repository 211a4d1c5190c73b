using Descent.Analysis.PreFlight;
using Descent.Tabular.Results;
using Descent.Training;

namespace Descent.Tabular;

/// <summary>Is told how <see cref="AutoTrainer"/> gets on, and may have a say in each fit; each method does nothing unless it is overridden.</summary>
public abstract class AutoObserver
{
    /// <summary>Rows are split and encoded, everything is chosen, and the network is made. An exception thrown here ends the run.</summary>
    public virtual void OnPrepared(AutoTraining training) { }

    /// <summary>What the checks before the first step have found; not called where they are left out.</summary>
    public virtual void OnChecked(IReadOnlyList<Finding> findings) { }

    /// <summary>Runs the training that finds out how long to train; with an ensemble once for each member. An override can add to the options, such as callbacks, checkpoints or a display, and needs to call <paramref name="fit"/> once.</summary>
    /// <param name="options">How the network is trained.</param>
    /// <param name="fit">Trains it.</param>
    public virtual History Fit(FitOptions options, Func<FitOptions, History> fit)
    {
        ArgumentNullException.ThrowIfNull(fit);
        return fit(options);
    }

    /// <summary>The networks are trained, and not measured yet.</summary>
    /// <param name="history">How the first one was.</param>
    /// <param name="finalFit">The last training, on the validation rows too; null where there is none.</param>
    public virtual void OnTrained(History history, FinalFit? finalFit) { }

    /// <summary>A training of the search for settings is done, which comes before <see cref="OnPrepared"/>. Trainings may end on any thread, but one at a time.</summary>
    /// <param name="done">Trainings that are.</param>
    /// <param name="count">All of them: several of each candidate, where rows are few.</param>
    public virtual void OnTrial(int done, int count) { }

    /// <summary>The search for settings is over.</summary>
    /// <param name="search">What it found.</param>
    public virtual void OnSearched(SearchSummary search) { }

    /// <summary>A fold of the cross-validation is measured. Folds may end on any thread, but one at a time.</summary>
    /// <param name="done">Folds that are.</param>
    /// <param name="count">All of them, repeats included.</param>
    public virtual void OnFold(int done, int count) { }
}
