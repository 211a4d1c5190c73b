using Descent.Fuzz.Readers;
using Descent.Tests;

namespace Descent.Fuzz;

/// <summary>The law for one reader; a class each, so that they run side by side.</summary>
public abstract class FuzzTests(string reader)
{
    private const ulong Seed = 1;

    [Fact]
    public void Mutated_files_are_used_or_refused()
    {
        var result = FuzzRun.Run(AllReaders.Find(reader), LongTests.Choose(50_000, 1_000_000), Seed);
        TestContext.Current.TestOutputHelper?.WriteLine(result.ToString());
        LongTests.Record($"fuzz-{reader}", result.Counts);
        Assert.True(result.Failures.Count == 0, result.ToString());
        Assert.InRange(result.Used, 1, int.MaxValue);
        Assert.InRange(result.Refused, 1, int.MaxValue);
    }

    [Fact]
    public void The_corpus_is_used_or_refused()
    {
        var result = FuzzRun.RunCorpus(AllReaders.Find(reader));
        Assert.True(result.Failures.Count == 0, result.ToString());
        Assert.InRange(result.Used, 1, int.MaxValue);
    }
}

public sealed class CsvFuzz() : FuzzTests("csv");

public sealed class GzipFuzz() : FuzzTests("gzip");

public sealed class IdxFuzz() : FuzzTests("idx");

public sealed class SchemaFuzz() : FuzzTests("schema");

public sealed class PipelineFuzz() : FuzzTests("pipeline");

public sealed class SafeTensorsFuzz() : FuzzTests("safetensors");

public sealed class ModelFuzz() : FuzzTests("model");

public sealed class CheckpointFuzz() : FuzzTests("checkpoint");

public sealed class ArchitectureFuzz() : FuzzTests("architecture");

public sealed class SettingsFuzz() : FuzzTests("settings");
