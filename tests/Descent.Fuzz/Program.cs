using Descent.Fuzz;
using Descent.Fuzz.Readers;
using Xunit.MicrosoftTestingPlatform;

// --reader NAME [--mutations N] [--seed S] looks for inputs that break one reader; anything else runs the tests.
if (args is not ["--reader", ..]) return await TestPlatformTestFramework.RunAsync(args, SelfRegisteredExtensions.AddSelfRegisteredExtensions);

var settings = args.Chunk(2).ToDictionary(pair => pair[0], pair => pair[^1]);
var reader = AllReaders.List.FirstOrDefault(reader => reader.Name == settings["--reader"]);
if (reader is null)
{
    Console.Error.WriteLine($"There is no reader '{settings["--reader"]}': there are {string.Join(", ", AllReaders.List.Select(known => known.Name))}.");
    return 2;
}
var result = FuzzRun.Run(reader, int.Parse(settings.GetValueOrDefault("--mutations", "1000000")), ulong.Parse(settings.GetValueOrDefault("--seed", "1")));
Console.WriteLine(result);
return result.Failures.Count == 0 ? 0 : 1;
