using Descent.Data;

namespace Descent.Tabular.Results;

/// <summary>The data and what its columns were found to be.</summary>
/// <param name="Source">A file's name (without folders) or that of a data set.</param>
/// <param name="Rows">All rows.</param>
/// <param name="Target">The column that is predicted.</param>
/// <param name="Task">What kind of target it is.</param>
/// <param name="Columns">The ledger: every column, in the order of the file.</param>
/// <param name="Classes">The classes and their rows, in the order of the labels; empty for numbers.</param>
public sealed record DataSummary(string Source, int Rows, string Target, LearningTask Task, IReadOnlyList<ColumnSummary> Columns, IReadOnlyList<ClassCount> Classes);
