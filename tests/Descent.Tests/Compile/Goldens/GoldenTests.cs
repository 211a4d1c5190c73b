using System.Reflection;
using System.Text.RegularExpressions;
using Descent.Bench;
using Descent.Compile;
using Descent.Graph;

namespace Descent.Tests.Compile.Goldens;

/// <summary>What each pass and each rule makes of a small program, as text. One without a golden fails.</summary>
public class GoldenTests
{
    private static readonly NullBackend Null = new();

    /// <summary>The compiler's passes: what runs on a program and gives one, or a plan.</summary>
    public static TheoryData<string> Passes => [.. typeof(Compiler).Assembly.GetTypes().Where(type => type.Namespace == typeof(Compiler).Namespace && RunOf(type) is not null).Select(type => type.Name)];

    public static TheoryData<string> Rules => [.. SimplifyRules.All.Select(NameOf)];

    [Theory, MemberData(nameof(Passes))]
    public void A_pass_turns_its_golden_from_one_text_to_the_other(string pass)
    {
        var golden = Find(typeof(PassGoldens), pass);
        var run = RunOf(typeof(Compiler).Assembly.GetType($"{typeof(Compiler).Namespace}.{pass}")!)!;
        object[] arguments = run.GetParameters().Length == 1 ? [golden.Program] : [golden.Program, Null];
        Check(pass, golden, pass == nameof(MemoryPlanner) ? GraphPrinter.Print(golden.Program.Results) : Text(golden.Program), Text(run.Invoke(null, arguments)!));
    }

    [Theory, MemberData(nameof(Rules))]
    public void A_rule_turns_its_golden_from_one_text_to_the_other(string name)
    {
        var golden = Find(typeof(RuleGoldens), name);
        var rule = SimplifyRules.All.Single(rule => NameOf(rule) == name);
        var result = rule(golden.Program.Outputs[0].Node, new Simplifier());
        Assert.True(result is not null, $"The rule {name} leaves its golden as it is.");
        Check(name, golden, Text(golden.Program), Text(new GraphProgram([result])));
    }

    [Fact]
    public void The_passes_are_those_that_the_compiler_runs()
    {
        var source = File.ReadAllText(Repository.PathOf("src/Descent/Compile/Compiler.cs"));
        Assert.Equal(Regex.Matches(source, @"(\w+)\.Run\(").Select(match => match.Groups[1].Value).Order(StringComparer.Ordinal), Passes.Select(row => row.Data).Order(StringComparer.Ordinal));
    }

    private static MethodInfo? RunOf(Type type) =>
        type.GetMethod("Run", BindingFlags.Static | BindingFlags.Public) is { } run && (run.ReturnType == typeof(GraphProgram) || run.ReturnType == typeof(ExecutionPlan)) ? run : null;

    private static string NameOf(Func<Node, Simplifier, Tensor?> rule) => rule.Method.DeclaringType == typeof(SimplifyRules) ? rule.Method.Name : rule.Method.DeclaringType!.Name;

    private static Golden Find(Type goldens, string name)
    {
        var property = goldens.GetProperty(name);
        Assert.True(property is not null, $"{name} has no golden: add a property of its name to {goldens.Name}, a small program as text before and after.");
        return (Golden)property.GetValue(null)!;
    }

    private static void Check(string name, Golden golden, string before, string after)
    {
        (before, after) = (before.TrimEnd('\n'), after.TrimEnd('\n'));
        Assert.True((before, after) == (golden.Before, golden.After), $"The golden of {name} is now\n{before}\nand becomes\n{after}\nIf that is meant, write it there.");
    }

    /// <summary>A graph of elementary ops as such; one with fused groups as a plan, which shows their bodies.</summary>
    private static string Text(object result) => result switch
    {
        ExecutionPlan plan => PlanPrinter.Print(plan),
        GraphProgram program when program.Nodes().Any(node => node.Op is FusedElementwise or FusedProduct or PlannedScan) => PlanPrinter.Print(MemoryPlanner.Run(program, Null)),
        GraphProgram program => GraphPrinter.Print(program.Results),
        _ => throw new NotSupportedException($"There is no text for {result}."),
    };
}
