using System.CommandLine;
using Descent.Bench.Commands;

return new RootCommand("Descent's benchmarks.") { CompareCommand.Create(), KernelsCommand.Create(), TableCommand.Create(), PeakCommand.Create() }.Parse(args).Invoke();
