namespace Descent.Analysis.PreFlight;

/// <summary>A check of a table and its split. One is written as a class in this folder and a line in <see cref="PreFlightChecks.OfTables"/>.</summary>
internal abstract class TableCheck
{
    /// <summary>The name that findings bear, in words joined by hyphens.</summary>
    public abstract string Name { get; }

    /// <summary>What there is to say; nothing where all is well.</summary>
    public abstract IEnumerable<Finding> Find(TableSubject subject);

    protected Finding Note(string evidence, string remedy) => new(Name, FindingSeverity.Note, evidence, remedy);

    protected Finding Warning(string evidence, string remedy) => new(Name, FindingSeverity.Warning, evidence, remedy);
}
