using System.CommandLine;
using Descent.Bench.Commands;

return new RootCommand("Descent's benchmarks.") { CompareCommand.Create() }.Parse(args).Invoke();
