using System.Globalization;
using Descent.Analysis;

namespace Descent.Cli.Output;

/// <summary>Gradients beside differences.</summary>
internal static class GradientReport
{
    private static readonly string[] Heads = ["", "shape", "entries", "kinks", "difference", "relative", "result"];

    public static void Write(Screen screen, GradientCheckReport report)
    {
        foreach (var training in (bool[])[true, false])
        {
            screen.Line();
            screen.Heading(training ? "training" : "inference");
            screen.Table([Heads, .. report.Variables.Where(variable => variable.Training == training).Select(Row)]);
        }
        screen.Line();
        foreach (var layer in report.FaultyLayers) screen.Fact("faulty", $"{layer.Kind} \"{layer.Path}\" in {(layer.Training ? "training" : "inference")}: {Describe(layer.Gradients[0])}");
        if (report.IsEmpty) screen.Warn("all gradients are 0: nothing was checked. The loss does not depend on the output, or no unit answers to these samples: try another --loss, --data or --seed.");
        var kinks = report.Variables.Sum(variable => variable.Kinks);
        var wrong = report.Variables.Count(variable => variable.Verdict == GradientVerdict.Failed);
        screen.Fact("result", report.Passed
            ? $"{Count.Of(report.Variables.Sum(variable => variable.Checked) - kinks, "partial derivative")} agree{(kinks > 0 ? $"; {kinks} at kinks agree on both sides of them" : "")}"
            : $"the gradients of {wrong} of {report.Variables.Count} variables are wrong");
    }

    private static string[] Row(VariableGradients variable) =>
    [
        variable.Path,
        variable.Shape.ToString(),
        $"{variable.Checked}",
        variable.Kinks == 0 ? "0" : $"{variable.Kinks} ({Number(variable.LargestDifferenceAtKinks)})",
        variable.Worst is null ? "-" : Number(variable.LargestAbsoluteDifference),
        variable.Worst is null ? "-" : Number(variable.LargestRelativeDifference),
        variable.Verdict switch
        {
            GradientVerdict.Passed => "passed",
            GradientVerdict.Kink => "passed beside kinks",
            GradientVerdict.Unused => "the loss does not depend on it",
            _ => $"WRONG at {variable.Worst}",
        },
    ];

    private static string Describe(VariableGradients variable) => $"{variable.Path} {variable.Worst}";

    private static string Number(double value) => value.ToString("0e+0", CultureInfo.InvariantCulture);
}
