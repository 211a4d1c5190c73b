using System.CommandLine;
using Descent.Cli.Options;
using Descent.Cli.Output;

namespace Descent.Cli.Commands;

/// <summary>`descent completion`.</summary>
internal static class CompletionCommand
{
    private const string Notes = """
        The script lets the Tab key complete commands, options and their values.

        Examples:
          descent completion bash > ~/.local/share/bash-completion/completions/descent
          descent completion zsh > ~/.zfunc/_descent
          descent completion pwsh >> $PROFILE
        """;

    private const string Bash = """
        # Completes 'descent' in bash.
        _descent() {
            local IFS=$'\n' word="${COMP_WORDS[COMP_CWORD]}"
            COMPREPLY=( $(compgen -W "$(descent "[suggest:${COMP_POINT}]" "${COMP_LINE}" 2>/dev/null)" -- "$word") )
            (( COMP_CWORD > 1 )) && COMPREPLY+=( $(compgen -f -- "$word") )
        }
        complete -o filenames -F _descent descent
        """;

    private const string Zsh = """
        #compdef descent
        # Completes 'descent' in zsh.
        _descent() {
            local -a found
            found=("${(@f)$(descent "[suggest:${CURSOR}]" "${BUFFER}" 2>/dev/null)}")
            [[ -n "${found[1]}" ]] && compadd -a found
            _files
        }
        if [[ "${funcstack[1]}" = "_descent" ]]; then _descent; else compdef _descent descent; fi
        """;

    private const string PowerShell = """
        # Completes 'descent' in PowerShell.
        Register-ArgumentCompleter -Native -CommandName descent -ScriptBlock {
            param($word, $line, $position)
            $text = "$line".PadRight($position)
            descent "[suggest:$position]" $text | Where-Object { $_ -like "$word*" } |
                ForEach-Object { [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_) }
        }
        """;

    private static readonly OrderedDictionary<string, string> s_scripts = new() { ["bash"] = Bash, ["zsh"] = Zsh, ["pwsh"] = PowerShell };

    public static Command Create(Screen screen)
    {
        var shell = DataArguments.Positional("SHELL", $"The shell: {string.Join(", ", s_scripts.Keys)}");
        shell.CompletionSources.Add([.. s_scripts.Keys]);
        var command = new NotedCommand("completion", "Prints a script that lets a shell complete this command.", Notes) { shell };
        command.SetAction(parsed =>
        {
            foreach (var line in s_scripts[Find(parsed.GetRequiredValue(shell))].ReplaceLineEndings("\n").Split('\n')) screen.Out.Write(line + "\n");
            return ExitCode.Success;
        });
        return command;
    }

    private static string Find(string name)
    {
        try
        {
            return Setting.Find(name, [.. s_scripts.Keys]);
        }
        catch (UsageException error)
        {
            throw new UsageException($"SHELL {error.Message}");
        }
    }
}
