using System.CommandLine;
using Descent.Cli.Runs;

namespace Descent.Cli.Options;

/// <summary>The data to train on, and how it is read.</summary>
/// <param name="isOptional">Whether the command can also know its data otherwise.</param>
internal sealed class DataArguments(bool isOptional = false)
{
    private readonly Argument<string> _data = Positional("DATA", "A CSV file, or the name of a built-in data set such as heart", isOptional);
    private readonly ColumnArguments _columns = new();
    private readonly CsvArguments _csv = new();

    public void AddTo(Command command)
    {
        command.Add(_data);
        _columns.AddTo(command);
        _csv.AddTo(command);
    }

    /// <summary>Whether rows are said to be in the order of time.</summary>
    public bool IsTimeSeries(ParseResult parsed) => _columns.IsTimeSeries(parsed);

    public DataRequest Read(ParseResult parsed) => new(parsed.GetRequiredValue(_data), _columns.Target(parsed), _columns.Declared(parsed), _csv.Read(parsed), _columns.SaveSchema(parsed));

    /// <summary>An argument that is no option: a misspelled one is found here.</summary>
    public static Argument<string> Positional(string name, string description, bool isOptional = false)
    {
        var argument = new Argument<string>(name) { Description = description };
        if (isOptional) argument.Arity = ArgumentArity.ZeroOrOne;
        argument.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: var value }] && ParseErrors.IsOption(value) && result.Parent is System.CommandLine.Parsing.CommandResult command)
                result.AddError(ParseErrors.Unknown(value, command.Command));
        });
        return argument;
    }
}
