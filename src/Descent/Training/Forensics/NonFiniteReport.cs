using System.Globalization;
using System.Text;

namespace Descent.Training.Forensics;

/// <summary>A step whose loss, gradient or update was not finite: where it came from, and what may be the cause. The step was undone.</summary>
public sealed record NonFiniteReport
{
    private const int MostRows = 10;

    /// <summary>The epoch, counted from 1.</summary>
    public int Epoch { get; init; }

    /// <summary>The step, counted from 1 in this training.</summary>
    public long Step { get; init; }

    /// <summary>The first value that is not finite: NaN or an infinity.</summary>
    public required double Value { get; init; }

    /// <summary>Where it comes from.</summary>
    public required NonFinitePlace Place { get; init; }

    /// <summary>The layer's path, the input's or output's name, the parameter's path, or the loss.</summary>
    public required string Name { get; init; }

    /// <summary>What the layer is, such as "Dense"; null for others.</summary>
    public required string? Kind { get; init; }

    /// <summary>The op that makes the value out of finite ones, such as "Log"; null where none does, or it is not known.</summary>
    public required string? Op { get; init; }

    /// <summary>The rows of the training data that have it, counted from 0; empty where values do not belong to rows.</summary>
    public required IReadOnlyList<int> Rows { get; init; }

    /// <summary>The column of the first such row, counted from 0; null but for data that are lists of numbers.</summary>
    public required int? Column { get; init; }

    /// <summary>All rows of the step's minibatch.</summary>
    public required IReadOnlyList<int> BatchRows { get; init; }

    /// <summary>The losses of the last steps before, at most 10, and of this one.</summary>
    public IReadOnlyList<double> RecentLosses { get; init; } = [];

    /// <summary>The norms of the gradients of the last steps of the epoch before it, at most 5; empty for its first step.</summary>
    public IReadOnlyList<double> GradientNorms { get; init; } = [];

    /// <summary>
    /// Whether repeating the epoch's steps gave what training had. False where a callback wrote weights in the epoch, which is not repeated: the parameters then are those of the epoch's steps without it, and the
    /// step cannot be left out.
    /// </summary>
    public bool IsExact { get; init; } = true;

    /// <summary>What may be the cause, the likeliest first, each a sentence with the remedy.</summary>
    public IReadOnlyList<string> Causes { get; init; } = [];

    /// <summary>What was found in some samples.</summary>
    internal static NonFiniteReport Of(NonFiniteFinding found, PreparedData samples) => new()
    {
        Place = found.Place, Name = found.Name, Kind = found.Kind, Op = found.Op, Value = found.Value, Column = found.Column,
        Rows = [.. found.Rows.Select(samples.RowNumber)], BatchRows = [.. Enumerable.Range(0, samples.Rows).Select(samples.RowNumber)],
    };

    /// <summary>Where the value comes from, as a clause.</summary>
    public string Where => Place switch
    {
        NonFinitePlace.Input => $"the data has {Text(Value)}{OfRows} of the input \"{Name}\"{OfColumn}",
        NonFinitePlace.Target => $"the data has {Text(Value)}{OfRows} of the targets of the output \"{Name}\"{OfColumn}",
        NonFinitePlace.Parameter => $"the parameter \"{Name}\" was {Text(Value)} before the step",
        NonFinitePlace.OptimizerState => $"what the optimizer keeps in \"{Name}\" was {Text(Value)} before the step",
        NonFinitePlace.Layer => $"the layer \"{Name}\" ({Kind}) gives {Text(Value)}{OfOp}{OfRows}",
        NonFinitePlace.Loss => $"the loss ({Name}) gives {Text(Value)}{OfOp}{OfRows}",
        NonFinitePlace.Gradient => $"the gradient becomes {Text(Value)} in {(Kind is null ? $"the loss ({Name})" : $"the layer \"{Name}\" ({Kind})")}{OfOp}{OfRows}",
        NonFinitePlace.Update => $"the update makes \"{Name}\" {Text(Value)}, though the gradients are finite",
        _ => "repeated, the step gives finite values: something outside of it, such as a callback, changed the parameters",
    };

    /// <summary>One sentence on what was not finite, where it comes from, and one on the likeliest cause.</summary>
    internal string Sentence =>
        $"{(RecentLosses is [.., var loss] && !double.IsFinite(loss) ? $"The loss is {Text(loss)}" : $"A value is {Text(Value)}")} in epoch {Epoch} at step {Step}: {Where}. {Causes[0]}{(IsExact ? "" : " A callback writes weights, which is not repeated: the parameters kept are those of the epoch's steps without it.")}";

    private string OfOp => Op is null ? "" : $" in the op {Op}";

    private string OfRows => Rows.Count == 0 ? "" : $" in row{(Rows.Count == 1 ? "" : "s")} {List(Rows)}";

    private string OfColumn => Column is { } column ? $", column {column}" : "";

    /// <summary>The step, the place, the course of the last steps, and the causes, each on a line.</summary>
    public override string ToString()
    {
        var text = new StringBuilder(string.Create(CultureInfo.InvariantCulture, $"Epoch {Epoch}, step {Step}: {Where}.\n"));
        text.Append("Rows of the minibatch: ").Append(List(BatchRows)).Append('\n');
        if (RecentLosses.Count > 0) text.Append("Last losses: ").Append(Numbers(RecentLosses)).Append('\n');
        if (GradientNorms.Count > 0) text.Append("Last norms of the gradient: ").Append(Numbers(GradientNorms)).Append('\n');
        foreach (var cause in Causes) text.Append("- ").Append(cause).Append('\n');
        return text.ToString().TrimEnd();
    }

    internal static string Text(double value) => double.IsNaN(value) ? "NaN" : double.IsFinite(value) ? value.ToString("g4", CultureInfo.InvariantCulture) : value > 0 ? "Infinity" : "-Infinity";

    private static string Numbers(IEnumerable<double> values) => string.Join(", ", values.Select(Text));

    private static string List(IReadOnlyList<int> rows) => string.Join(", ", rows.Take(MostRows)) + (rows.Count > MostRows ? $" and {rows.Count - MostRows} more" : "");
}
