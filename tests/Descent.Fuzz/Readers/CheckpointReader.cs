using Descent.Fuzz.Mutations;
using Descent.Graph;
using Descent.Layers;
using Descent.Models;
using Descent.Optimizers;
using Descent.Serialization;
using Descent.Training;
using Descent.Training.Checkpoints;

namespace Descent.Fuzz.Readers;

/// <summary>Checkpoints, mutated as model files are. The first of two hundred ways goes on training from what was read, which takes as long as to read a hundred.</summary>
internal sealed class CheckpointReader : ModelReader
{
    private static readonly TrainingData s_data = new(TensorData.From([1f, 2f, 3f, 4f, 5f, 6f], [3, 2]), TensorData.From([1f, 0f, 1f], [3, 1]));

    public override string Name => "checkpoint";

    public override int Variants => 200;

    public override TokenLanguage Language { get; } = Languages.Json(
        "optimizer", "outputs", "batch_size", "shuffle", "seed", "validation_split", "early_stopping", "callbacks", "training", "validation", "rows", "inputs", "targets", "fingerprint", "class_name", "config", "loss", "weight", "metrics", "epoch", "values", "history");

    /// <summary>A checkpoint in the middle of a training, and that of its end.</summary>
    public override IEnumerable<byte[]> Known => [Trained(epochs: 1), Trained(epochs: 3)];

    public override object Read(byte[] input, int variant) => (Checkpoint.Read(new MemoryStream(input), Source), input);

    public override void Use(object content, int variant)
    {
        var (checkpoint, input) = ((Checkpoint, byte[]))content;
        Require(checkpoint is { Epoch: >= 0, Batch: >= 0, Step: >= 0, Sections: not null }, "the counts of the checkpoint are negative");
        if (variant != 0) return;
        InFolder(folder =>
        {
            var file = Path.Combine(folder, Source);
            File.WriteAllBytes(file, input);
            return Fit(4, options => options with { Resume = file });
        });
    }

    /// <summary>A damaged file, one of another training, or one of more epochs than are asked for.</summary>
    public override bool IsOwn(Exception error) => error is ModelFileException or CheckpointMismatchException or ArgumentException { ParamName: "options" } && error.Message.Contains(Source, StringComparison.Ordinal);

    private static byte[] Trained(int epochs) => InFolder(folder =>
    {
        Fit(epochs, options => options with { Callbacks = [new Checkpointing(folder)] });
        return File.ReadAllBytes(Path.Combine(folder, Checkpoint.FileName));
    });

    private static History Fit(int epochs, Func<FitOptions, FitOptions> settings)
    {
        var model = new Sequential(new Input([2]), new Dense(1, "sigmoid")) { Seed = 1 };
        model.Compile(new Adam(0.01), "binary_crossentropy");
        return model.Fit(s_data, settings(new() { Epochs = epochs, BatchSize = 2, Seed = 3 }));
    }

    private static T InFolder<T>(Func<string, T> action)
    {
        var folder = Directory.CreateTempSubdirectory("descent-fuzz-");
        try
        {
            return action(folder.FullName);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
