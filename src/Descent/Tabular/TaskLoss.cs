using System.Globalization;
using Descent.Data;
using Descent.Graph;
using Descent.Losses;

namespace Descent.Tabular;

/// <summary>Which loss a target is trained with, and the targets in the form that the loss takes.</summary>
public static class TaskLoss
{
    /// <summary>The only kind of target that a loss makes sense for; null: any.</summary>
    public static LearningTask? TaskOf(Loss loss) => loss switch
    {
        BinaryCrossentropy or BinaryFocalCrossentropy or Hinge or SquaredHinge => LearningTask.Binary,
        SparseCategoricalCrossentropy or CategoricalCrossentropy or CategoricalHinge or KLDivergence => LearningTask.Multiclass,
        Huber or LogCosh => LearningTask.Regression,
        _ => null,
    };

    /// <summary>The loss to use.</summary>
    /// <param name="asked">The loss that was asked for, or null.</param>
    /// <param name="output">The target.</param>
    /// <param name="isDeclared">Whether the user has said that the target is a number, or one of some classes.</param>
    /// <exception cref="UnsuitableLossException">The loss that was asked for does not suit the target.</exception>
    internal static Loss Choose(Loss? asked, TargetEncoding output, bool isDeclared)
    {
        var task = output.Task;
        if (asked is null) return task switch
        {
            LearningTask.Binary => new BinaryCrossentropy(),
            LearningTask.Multiclass => new SparseCategoricalCrossentropy(),
            _ => new MeanSquaredError(),
        };
        var name = asked.GetType().Name;
        if (asked is MeanAbsolutePercentageError or MeanSquaredLogarithmicError or Poisson)
            throw new UnsuitableLossException($"{name} needs positive targets, but numbers are standardised here and classes are 0 and 1: choose another loss, or none.");
        var needed = TaskOf(asked);
        if (!isDeclared && needed is null or LearningTask.Regression && output is ClassTarget classes && classes.Classes.All(IsNumber))
            throw new UnsuitableLossException($"{name}: the target '{output.Name}' holds numbers, but was taken for {Describe(task)}: give it the role of a number for a regression, or that of a category for classes.") { Column = output.Name };
        if (needed is null || needed == task) return asked;
        throw new UnsuitableLossException($"{name} is for {Describe(needed.Value)}, but the target is {Describe(task)}: choose another loss, or none.");
    }

    /// <summary>Targets for a loss: labels of several classes become one column a class where the loss compares such.</summary>
    internal static TensorData Targets(Loss loss, TargetEncoding output, TensorData encoded)
    {
        if (output.Task != LearningTask.Multiclass || loss.TakesLabels) return encoded;
        var columns = new float[encoded.Rows * output.Outputs];
        for (var row = 0; row < encoded.Rows; row++) columns[row * output.Outputs + (int)encoded[row]] = 1;
        return TensorData.From(columns, [encoded.Rows, output.Outputs]);
    }

    private static bool IsNumber(string name) => double.TryParse(name, NumberStyles.Float, CultureInfo.InvariantCulture, out _);

    private static string Describe(LearningTask task) => task switch
    {
        LearningTask.Binary => "one of two classes",
        LearningTask.Multiclass => "one of several classes",
        _ => "a number",
    };
}
