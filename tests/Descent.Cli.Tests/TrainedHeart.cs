namespace Descent.Cli.Tests;

/// <summary>A model of the heart data, trained once for all tests that use one.</summary>
public sealed class TrainedHeart : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public TrainedHeart() => CommandRun.Success("train", "heart", "--seed", "7", "--output", Run);

    /// <summary>The run's folder.</summary>
    public string Run => _folder["heart.run"];

    /// <summary>The model's file.</summary>
    public string Model => Path.Combine(Run, "model.safetensors");

    public void Dispose() => _folder.Dispose();
}
