using Descent.Training;

namespace Descent.Analysis.PreFlight;

/// <summary>Class numbers, or one-hot rows, with a loss for numbers such as the mean squared error: the classes get an order, and wrong predictions hardly a gradient.</summary>
internal sealed class LabelsAsNumbers : ModelCheck
{
    /// <summary>More different whole numbers are counts rather than classes ...</summary>
    private const int MostClasses = 20;

    /// <summary>... and so are those that occur less often than this on average.</summary>
    private const int RowsPerClass = 5;

    public override string Name => "labels-as-numbers";

    public override IEnumerable<Finding> Find(ModelSubject subject)
    {
        foreach (var output in subject.Outputs)
        {
            if (!output.IsOfNumbers || TargetClasses.Of(output.Targets) is not { } labels) continue;
            int[] classes = [.. labels.Distinct().Order()];
            if (classes.Length < 2 || classes.Length > MostClasses || classes.Length * RowsPerClass > labels.Length || classes[0] is not (0 or 1) || classes[^1] - classes[0] != classes.Length - 1) continue;
            var isBounded = output.Function is { IsSigmoid: true } or { IsSoftmax: true };
            var (what, remedy) = (classes.Length, output.Width) switch
            {
                (2, 1) => ("two classes, 0 and 1", "For classes end in sigmoid with BinaryCrossentropy, which learns faster from wrong predictions."),
                (_, 1) => ($"the classes {classes[0]} .. {classes[^1]}, as whole numbers", "For classes end in softmax with SparseCategoricalCrossentropy, one unit a class: as numbers class 1 lies between 0 and 2."),
                _ => ($"one-hot rows of {output.Width} classes", "For classes end in softmax with CategoricalCrossentropy, which learns faster from wrong predictions."),
            };
            yield return Found(isBounded ? FindingSeverity.Note : FindingSeverity.Warning, output.Port.Name,
                $"The targets of \"{output.Port.Name}\" look like {what}, and {output.Loss.GetType().Name} takes them for numbers.", remedy);
        }
    }
}
