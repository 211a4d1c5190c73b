namespace Descent.Analysis.PreFlight;

/// <summary>A check of a compiled model with its samples. One is written as a class in this folder and a line in <see cref="PreFlightChecks.OfModels"/>.</summary>
internal abstract class ModelCheck
{
    /// <summary>The name that findings bear, in words joined by hyphens.</summary>
    public abstract string Name { get; }

    /// <summary>Whether the model computes in it, which what other checks find may prevent.</summary>
    public virtual bool Runs => false;

    /// <summary>What there is to say; nothing where all is well.</summary>
    public abstract IEnumerable<Finding> Find(ModelSubject subject);

    protected Finding Found(FindingSeverity severity, string port, string evidence, string remedy, params IEnumerable<int> rows) =>
        new(Name, severity, evidence, remedy) { Columns = [port], Rows = [.. rows] };
}
