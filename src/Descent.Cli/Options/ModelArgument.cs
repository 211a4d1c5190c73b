using System.CommandLine;

namespace Descent.Cli.Options;

/// <summary>The model that a command works on.</summary>
internal static class ModelArgument
{
    public static Argument<string> Create() => DataArguments.Positional("MODEL", "A model file, or the folder that train wrote");
}
