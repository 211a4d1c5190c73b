using System.CommandLine;
using Descent.Data;

namespace Descent.Cli.Options;

/// <summary>How a CSV file is written.</summary>
internal sealed class CsvArguments
{
    private readonly Option<char?> _delimiter = Setting.Of<char?>("--delimiter", "CHARACTER", "The character between cells, or 'tab'; by default it is found out", Delimiter);
    private readonly Option<bool> _noHeader = Setting.Switch("--no-header", "The first line is data: columns are called column_1, column_2, ..");
    private readonly Option<string?> _encoding = Setting.Text("--encoding", "NAME", "The text's encoding, such as latin1; by default UTF-8, or what a byte order mark says");
    private readonly Option<bool> _decimalComma = Setting.Switch("--decimal-comma", "Numbers are written 3,5");

    public void AddTo(Command command)
    {
        command.Add(_delimiter);
        command.Add(_noHeader);
        command.Add(_encoding);
        command.Add(_decimalComma);
    }

    public CsvOptions Read(ParseResult parsed) => new()
    {
        Delimiter = parsed.GetValue(_delimiter),
        HasHeader = parsed.GetValue(_noHeader) ? false : null,
        Encoding = parsed.GetValue(_encoding),
        DecimalComma = parsed.GetValue(_decimalComma),
    };

    private static char? Delimiter(string text) => text switch
    {
        "tab" or "\\t" => '\t',
        [var character] => character,
        _ => throw new UsageException($"needs one character, or 'tab', got '{text}'."),
    };
}
