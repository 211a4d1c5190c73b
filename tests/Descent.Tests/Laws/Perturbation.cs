using Descent.Graph;
using Descent.Losses;
using Descent.Models;
using Descent.Optimizers;
using Descent.Tests.Training;
using Descent.Training;

namespace Descent.Tests.Laws;

/// <summary>Gradients and parameters as training programs compute them, for laws that compare two trainings.</summary>
internal static class Perturbation
{
    public const double Tolerance = 1e-10;

    /// <summary>The loss and its gradient with respect to each parameter: what one step of plain descent at the rate 1 takes away.</summary>
    public static (double Loss, double[][] Gradients) Gradients(Model model, IReadOnlyList<OutputObjective> outputs, TrainingData data)
    {
        var before = Parameters(model);
        model.Compile(new Sgd(1), outputs, Nets.OneThread);
        var loss = model.Trainer.TrainOnBatch(data).Loss;
        return (loss, [.. before.Zip(Parameters(model), (was, now) => was.Zip(now, (a, b) => a - b).ToArray())]);
    }

    /// <summary>Of a model of one output.</summary>
    public static (double Loss, double[][] Gradients) Gradients(Func<Model> model, Loss loss, TrainingData data, double weight = 1) => Gradients(model(), [new(loss) { Weight = weight }], data);

    public static double[][] Parameters(Model model) => [.. model.GetWeights().Values.Select(values => values.ToDoubles())];

    /// <summary>Equal within 1e-10 of the greatest number there.</summary>
    public static void AssertEqual(IEnumerable<double[]> expected, IEnumerable<double[]> actual)
    {
        double[] wanted = [.. expected.SelectMany(values => values)], got = [.. actual.SelectMany(values => values)];
        Assert.Equal(wanted.Length, got.Length);
        var scale = Math.Max(1, wanted.Max(Math.Abs));
        for (var i = 0; i < wanted.Length; i++) Assert.True(Math.Abs(wanted[i] - got[i]) <= Tolerance * scale, $"Number {i} is {got[i]:r} instead of {wanted[i]:r}.");
    }

    public static double[][] Combine(double[][] left, double[][] right, Func<double, double, double> each) => [.. left.Zip(right, (a, b) => a.Zip(b, each).ToArray())];

    public static double[][] Scale(double[][] values, double factor) => [.. values.Select(array => array.Select(value => value * factor).ToArray())];
}
