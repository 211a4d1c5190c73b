using System.CommandLine;
using Descent.Bench.Commands;

return new RootCommand("Descent's benchmarks.") { CompareCommand.Create(), KernelsCommand.Create(), ScalingCommand.Create(), FitCommand.Create(), StartCommand.Create(), LoopCommand.Create(), TableCommand.Create(), PeakCommand.Create(), MnistCommand.Create(), FingerprintCommand.Create() }.Parse(args).Invoke();
