using Descent.Conformance;

const string Usage = "usage: Descent.Conformance FOLDER [--files a.json,b.json]";

string? folder = null;
string[]? files = null;
for (var i = 0; i < args.Length; i++)
{
    if (args[i] == "--files" && i + 1 < args.Length) files = args[++i].Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
    else if (folder is null && !args[i].StartsWith('-')) folder = args[i];
    else return Complain($"\"{args[i]}\" is not understood.");
}
if (folder is null) return Complain("The folder of cases is missing.");
try
{
    return ConformanceRunner.Run(folder, files, Console.Out).Failed > 0 ? 1 : 0;
}
catch (IOException error)
{
    return Complain(error.Message);
}

static int Complain(string message)
{
    Console.Error.WriteLine(message);
    Console.Error.WriteLine(Usage);
    return 2;
}
