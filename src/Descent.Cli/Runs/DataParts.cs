using Descent.Data;
using Descent.Graph;
using Descent.Losses;
using Descent.Training;

namespace Descent.Cli.Runs;

/// <summary>The rows of a table by their use, encoded for a network.</summary>
/// <param name="Data">All rows.</param>
/// <param name="Split">Their use.</param>
/// <param name="Pipeline">Fitted on the training rows.</param>
/// <param name="Loss">What the network is trained with, which decides the form of the targets.</param>
internal sealed record DataParts(TabularData Data, Split Split, Pipeline Pipeline, Loss Loss)
{
    /// <summary>Samples whose row numbers are the lines of the file.</summary>
    public TrainingData Encode(int[] rows) => new(Pipeline.Features(Data.Table, rows), TaskLoss.Targets(Loss, Pipeline.Output, Targets(rows))) { RowNumbers = [.. rows.Select(Data.Table.Line)] };

    public TensorData Targets(int[] rows) => Pipeline.Target(Data.Table, rows);
}
