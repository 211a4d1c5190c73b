using System.CommandLine;
using Descent.Bench.Commands;

return new RootCommand("Descent's benchmarks.") { CompareCommand.Create(), KernelsCommand.Create(), ScalingCommand.Create(), TableCommand.Create(), PeakCommand.Create() }.Parse(args).Invoke();
