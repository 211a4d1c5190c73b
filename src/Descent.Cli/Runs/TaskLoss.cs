using System.Globalization;
using Descent.Data;
using Descent.Graph;
using Descent.Losses;

namespace Descent.Cli.Runs;

/// <summary>Which loss a target is trained with, and the targets in the form that the loss takes.</summary>
internal static class TaskLoss
{
    /// <summary>The loss to use.</summary>
    /// <exception cref="UsageException">The loss that was asked for does not suit the target.</exception>
    /// <param name="asked">The loss that was asked for, or null.</param>
    /// <param name="output">The target.</param>
    /// <param name="isDeclared">Whether the user has said that the target is a number, or one of some classes.</param>
    public static Loss Choose(Loss? asked, TargetEncoding output, bool isDeclared)
    {
        var task = output.Task;
        if (asked is null) return task switch
        {
            LearningTask.Binary => new BinaryCrossentropy(),
            LearningTask.Multiclass => new SparseCategoricalCrossentropy(),
            _ => new MeanSquaredError(),
        };
        if (asked is MeanAbsolutePercentageError or MeanSquaredLogarithmicError or Poisson)
            throw new UsageException($"--loss {asked.GetType().Name} needs positive targets, but numbers are standardised here and classes are 0 and 1: choose another loss, or leave --loss out.");
        var needed = Task(asked);
        if (!isDeclared && needed is null or LearningTask.Regression && output is ClassTarget classes && classes.Classes.All(IsNumber))
            throw new UsageException($"--loss {asked.GetType().Name}: the target '{output.Name}' holds numbers, but was taken for {Describe(task)}: add --column {output.Name}=number for a regression, "
                + $"or --column {output.Name}=category for classes.");
        if (needed is null || needed == task) return asked;
        throw new UsageException($"--loss {asked.GetType().Name} is for {Describe(needed.Value)}, but the target is {Describe(task)}: choose another loss, or leave --loss out.");
    }

    /// <summary>Targets for a loss: labels of several classes become one column a class where the loss compares such.</summary>
    public static TensorData Targets(Loss loss, TargetEncoding output, TensorData encoded)
    {
        if (output.Task != LearningTask.Multiclass || loss.TakesLabels) return encoded;
        var columns = new float[encoded.Rows * output.Outputs];
        for (var row = 0; row < encoded.Rows; row++) columns[row * output.Outputs + (int)encoded[row]] = 1;
        return TensorData.From(columns, [encoded.Rows, output.Outputs]);
    }

    /// <summary>Whether a loss compares the shares of several classes, so that an output of one number leaves nothing to compare.</summary>
    public static bool NeedsClasses(Loss loss) => Task(loss) == LearningTask.Multiclass;

    /// <summary>The only kind of target that a loss makes sense for; null: any.</summary>
    private static LearningTask? Task(Loss loss) => loss switch
    {
        BinaryCrossentropy or BinaryFocalCrossentropy or Hinge or SquaredHinge => LearningTask.Binary,
        SparseCategoricalCrossentropy or CategoricalCrossentropy or CategoricalHinge or KLDivergence => LearningTask.Multiclass,
        Huber or LogCosh => LearningTask.Regression,
        _ => null,
    };

    private static bool IsNumber(string name) => double.TryParse(name, NumberStyles.Float, CultureInfo.InvariantCulture, out _);

    private static string Describe(LearningTask task) => task switch
    {
        LearningTask.Binary => "one of two classes",
        LearningTask.Multiclass => "one of several classes",
        _ => "a number",
    };
}
