using System.Text;
using Descent.Fuzz.Mutations;
using Descent.Models;

namespace Descent.Fuzz.Readers;

/// <summary>Architectures of models as JSON; a model that is made describes itself.</summary>
internal sealed class ArchitectureReader : FuzzReader
{
    public override string Name => "architecture";

    public override long AllocatedAtMost => 16 << 20;

    public override long AllocatedPerByte => 4000;

    public override TokenLanguage Language => ArchitectureLanguage;

    internal static TokenLanguage ArchitectureLanguage { get; } = Languages.Json(
        "sequential", "functional", "type", "inputs", "layers", "outputs", "config", "name", "inbound", "shape", "dtype", "seed", "units", "activation", "relu", "softmax", "Dense", "Dropout", "Conv2D", "Flatten", "LSTM", "GRU", "Bidirectional",
        "TimeDistributed", "Model", "model", "layer", "Add", "Concatenate", "Reshape", "Embedding", "BatchNormalization", "MultiHeadAttention", "RepeatVector", "UpSampling2D", "ZeroPadding2D", "Permute", "target_shape", "kernel_size", "strides", "filters",
        "padding", "valid", "same", "rate", "axis", "float32", "float64", "a", "b", "a:0:0", "a:1:0", "dense:9:9", "dense");

    public override object Read(byte[] input, int variant) => Model.FromJson(Encoding.UTF8.GetString(input));

    public override void Use(object content, int variant)
    {
        if (content is Sequential { IsBuilt: false }) return;
        var json = ((Model)content).ToJson();
        Require(Model.FromJson(json).ToJson() == json, "the architecture that was written is another one");
    }

    public override bool IsOwn(Exception error) => error is FormatException;
}
