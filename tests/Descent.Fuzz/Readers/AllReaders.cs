namespace Descent.Fuzz.Readers;

/// <summary>The readers that there are.</summary>
internal static class AllReaders
{
    public static IReadOnlyList<FuzzReader> List { get; } =
        [new CsvReader(), new GzipReader(), new IdxReader(), new SchemaReader(), new PipelineReader(), new SafeTensorsReader(), new ModelReader(), new CheckpointReader(), new ArchitectureReader(), new SettingsReader()];

    public static FuzzReader Find(string name) => List.First(reader => reader.Name == name);
}
