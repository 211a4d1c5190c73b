using Descent.Cli;
using Descent.Cli.Output;

return CommandLine.Run(args, Screen.OfProcess());
