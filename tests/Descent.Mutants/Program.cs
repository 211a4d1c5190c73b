using System.Diagnostics;
using Descent.Mutants;

// descent-mutants [--workers N] [--first-tests] [part of a name ..]: builds each mutant, runs the tests, and keeps who survived in tests/results/mutants.txt.
var workers = Array.IndexOf(args, "--workers") is >= 0 and var option ? int.Parse(args[option + 1]) : 1;
var isShort = args.Contains("--first-tests");
string[] parts = [.. args.Where((argument, i) => !argument.StartsWith("--", StringComparison.Ordinal) && (i == 0 || args[i - 1] != "--workers"))];
var hunt = new Hunt(FindRoot(), workers, isShort ? null : TimeSpan.FromMinutes(20));
var mutants = MutantTable.All.Where(mutant => parts.Length == 0 || parts.Any(part => mutant.Name.Contains(part, StringComparison.OrdinalIgnoreCase))).ToArray();
var clock = Stopwatch.StartNew();
var outcomes = hunt.Run(mutants);
var survivors = outcomes.Count(outcome => outcome.Killer is null);
string[] report =
[
    $"{outcomes.Count - survivors} of {outcomes.Count} mutants killed by the tests{(isShort ? " that are likely to notice them" : "")}, in {clock.Elapsed.TotalMinutes:0} minutes with {workers} at a time on {Environment.ProcessorCount} processors.",
    "",
    .. outcomes.Select(outcome => $"{(outcome.Killer is null ? "SURVIVED" : "killed  ")}  {outcome.Mutant.File}: {outcome.Mutant.Name}{(outcome.Killer is null ? "" : $"  <- {outcome.Killer}")}"),
];
Console.WriteLine(report[0]);
if (parts.Length == 0)
{
    var results = Path.Combine(FindRoot(), "tests", "results");
    Directory.CreateDirectory(results);
    File.WriteAllText(Path.Combine(results, "mutants.txt"), string.Join('\n', report) + "\n");
}
return survivors == 0 ? 0 : 1;

static string FindRoot()
{
    var folder = new DirectoryInfo(AppContext.BaseDirectory);
    while (!File.Exists(Path.Combine(folder.FullName, "Descent.slnx"))) folder = folder.Parent ?? throw new DirectoryNotFoundException("No folder above holds Descent.slnx.");
    return folder.FullName;
}
