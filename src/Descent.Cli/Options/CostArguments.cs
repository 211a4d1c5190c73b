using System.CommandLine;
using Descent.Assessments;

namespace Descent.Cli.Options;

/// <summary>What errors cost, for the table of thresholds.</summary>
internal sealed class CostArguments
{
    private readonly Option<double?> _falsePositive = Setting.NotNegative("--cost-false-positive", "Of two classes: what it costs to take a row of the first for the second, for the table of thresholds (default 1)");
    private readonly Option<double?> _falseNegative = Setting.NotNegative("--cost-false-negative", "What it costs to miss a row of the second class (default 1)");

    public void AddTo(Command command)
    {
        command.Add(_falsePositive);
        command.Add(_falseNegative);
    }

    public double? FalsePositive(ParseResult parsed) => parsed.GetValue(_falsePositive);

    public double? FalseNegative(ParseResult parsed) => parsed.GetValue(_falseNegative);

    /// <summary>How predictions are assessed.</summary>
    public AssessmentOptions Read(ParseResult parsed) => new() { FalsePositiveCost = FalsePositive(parsed) ?? 1, FalseNegativeCost = FalseNegative(parsed) ?? 1 };
}
