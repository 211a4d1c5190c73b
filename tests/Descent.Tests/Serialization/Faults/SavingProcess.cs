using System.Diagnostics;
using Descent.Serialization;

namespace Descent.Tests.Serialization.Faults;

/// <summary>A process that saves numbers to a file when it is told to, beside a file that is none of its business and one that a dead process left.</summary>
internal sealed class SavingProcess : IDisposable
{
    private readonly FolderInMemory _folder = new();
    private readonly Process _process;

    public SavingProcess()
    {
        File.WriteAllText(Bystander, "notes");
        var start = new ProcessStartInfo("dotnet", [typeof(SaveProbe.SaveProbe).Assembly.Location, Target]) { RedirectStandardInput = true, RedirectStandardOutput = true };
        start.Environment["DOTNET_EnableDiagnostics"] = "0";
        _process = Process.Start(start)!;
        // Afterwards all code is compiled and loaded, so that further saves call for nothing else.
        for (var number = 1; number <= 3; number++) Assert.Equal("saved", Save());
    }

    /// <summary>The number that was saved last, well or not.</summary>
    public int Number { get; private set; }

    public string Target => _folder["model.safetensors"];

    private string Bystander => _folder["model.safetensors.notes"];

    private string Stale => $"{Target}.tmp-{int.MaxValue}-1";

    /// <summary>Saves the next number; null if the process died over it.</summary>
    public string? Save()
    {
        File.WriteAllText(Stale, "left by a process that is dead");
        _process.StandardInput.WriteLine(++Number);
        return _process.StandardOutput.ReadLine();
    }

    /// <summary>Saves the next number while calls fail.</summary>
    public (string? Reply, string[] Trace) Save(string? injection)
    {
        using var tracer = new Tracer(_process.Id, injection);
        var reply = Save();
        if (reply is null) _process.WaitForExit();
        return (reply, tracer.Stop());
    }

    /// <summary>The calls of a save.</summary>
    public List<SystemCall> Calls() => SystemCall.Between(SaveProbe.SaveProbe.Begin, SaveProbe.SaveProbe.End, _process.Id, Save(null).Trace);

    /// <summary>The numbers in the file and in the one before it, both of which have to be whole.</summary>
    public (int Present, int Previous) Versions() => (Read(Target), Read(DurableFile.PreviousOf(Target)));

    private static int Read(string path)
    {
        var file = SafeTensorsFile.Read(path, requireChecksums: true);
        var number = int.Parse(file.Metadata["number"]);
        using var expected = new MemoryStream();
        SaveProbe.SaveProbe.Content(number).Write(expected);
        Assert.True(expected.ToArray().AsSpan().SequenceEqual(File.ReadAllBytes(path)), $"{path} holds {number}, but not as it was saved.");
        return number;
    }

    /// <summary>Nothing is there but the file, the one before it, and what was there anyway.</summary>
    public void AssertNothingIsLeft()
    {
        Assert.Equal("notes", File.ReadAllText(Bystander));
        Assert.Equal([Target, Bystander, DurableFile.PreviousOf(Target)], Directory.GetFiles(_folder.Path).Order(StringComparer.Ordinal));
    }

    public void Dispose()
    {
        if (!_process.HasExited) _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
        _folder.Dispose();
    }
}
