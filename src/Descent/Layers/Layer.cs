using System.Text.Json.Serialization;
using Descent.Graph;

namespace Descent.Layers;

/// <summary>
/// A step of a network: settings, and the graph code that turns inputs into outputs under a <see cref="Scope"/>, which gives it its
/// parameters. The first axis of every tensor is the batch.
/// </summary>
/// <remarks>
/// <para>A layer's identity is the object, not its settings: the same object applied twice shares its parameters, two objects
/// of equal settings do not.</para>
/// <para>A layer of one's own is a record with one method:</para>
/// <code>
/// public sealed record Scale(double Start = 1) : Layer
/// {
///     public override Tensor Build(Scope scope, Tensor input) =>
///         input * scope.Parameter("scale", [input.Shape[^1]], new Constant(Start));
/// }
/// </code>
/// </remarks>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "class_name")]
[JsonDerivedType(typeof(Dense), "Dense")]
[JsonDerivedType(typeof(Activation), "Activation")]
[JsonDerivedType(typeof(ReLU), "ReLU")]
[JsonDerivedType(typeof(LeakyReLU), "LeakyReLU")]
[JsonDerivedType(typeof(ELU), "ELU")]
[JsonDerivedType(typeof(Softmax), "Softmax")]
[JsonDerivedType(typeof(PReLU), "PReLU")]
[JsonDerivedType(typeof(Dropout), "Dropout")]
[JsonDerivedType(typeof(SpatialDropout1D), "SpatialDropout1D")]
[JsonDerivedType(typeof(SpatialDropout2D), "SpatialDropout2D")]
[JsonDerivedType(typeof(GaussianDropout), "GaussianDropout")]
[JsonDerivedType(typeof(GaussianNoise), "GaussianNoise")]
[JsonDerivedType(typeof(Embedding), "Embedding")]
[JsonDerivedType(typeof(EmbeddedColumns), "EmbeddedColumns")]
[JsonDerivedType(typeof(Masking), "Masking")]
[JsonDerivedType(typeof(MultiHeadAttention), "MultiHeadAttention")]
[JsonDerivedType(typeof(BatchNormalization), "BatchNormalization")]
[JsonDerivedType(typeof(LayerNormalization), "LayerNormalization")]
[JsonDerivedType(typeof(GroupNormalization), "GroupNormalization")]
[JsonDerivedType(typeof(RMSNormalization), "RMSNormalization")]
[JsonDerivedType(typeof(UnitNormalization), "UnitNormalization")]
[JsonDerivedType(typeof(Flatten), "Flatten")]
[JsonDerivedType(typeof(Rescaling), "Rescaling")]
[JsonDerivedType(typeof(Reshape), "Reshape")]
[JsonDerivedType(typeof(Permute), "Permute")]
[JsonDerivedType(typeof(RepeatVector), "RepeatVector")]
[JsonDerivedType(typeof(ZeroPadding1D), "ZeroPadding1D")]
[JsonDerivedType(typeof(ZeroPadding2D), "ZeroPadding2D")]
[JsonDerivedType(typeof(Cropping1D), "Cropping1D")]
[JsonDerivedType(typeof(Cropping2D), "Cropping2D")]
[JsonDerivedType(typeof(UpSampling1D), "UpSampling1D")]
[JsonDerivedType(typeof(UpSampling2D), "UpSampling2D")]
[JsonDerivedType(typeof(Add), "Add")]
[JsonDerivedType(typeof(Subtract), "Subtract")]
[JsonDerivedType(typeof(Multiply), "Multiply")]
[JsonDerivedType(typeof(Average), "Average")]
[JsonDerivedType(typeof(Maximum), "Maximum")]
[JsonDerivedType(typeof(Minimum), "Minimum")]
[JsonDerivedType(typeof(Concatenate), "Concatenate")]
[JsonDerivedType(typeof(Dot), "Dot")]
[JsonDerivedType(typeof(Conv1D), "Conv1D")]
[JsonDerivedType(typeof(Conv2D), "Conv2D")]
[JsonDerivedType(typeof(DepthwiseConv2D), "DepthwiseConv2D")]
[JsonDerivedType(typeof(SeparableConv2D), "SeparableConv2D")]
[JsonDerivedType(typeof(Conv2DTranspose), "Conv2DTranspose")]
[JsonDerivedType(typeof(MaxPooling1D), "MaxPooling1D")]
[JsonDerivedType(typeof(MaxPooling2D), "MaxPooling2D")]
[JsonDerivedType(typeof(AveragePooling1D), "AveragePooling1D")]
[JsonDerivedType(typeof(AveragePooling2D), "AveragePooling2D")]
[JsonDerivedType(typeof(GlobalMaxPooling1D), "GlobalMaxPooling1D")]
[JsonDerivedType(typeof(GlobalMaxPooling2D), "GlobalMaxPooling2D")]
[JsonDerivedType(typeof(GlobalAveragePooling1D), "GlobalAveragePooling1D")]
[JsonDerivedType(typeof(GlobalAveragePooling2D), "GlobalAveragePooling2D")]
[JsonDerivedType(typeof(SimpleRNN), "SimpleRNN")]
[JsonDerivedType(typeof(LSTM), "LSTM")]
[JsonDerivedType(typeof(GRU), "GRU")]
[JsonDerivedType(typeof(Bidirectional), "Bidirectional")]
[JsonDerivedType(typeof(TimeDistributed), "TimeDistributed")]
public abstract record Layer
{
    /// <summary>The name inside its model, the first part of its parameters' paths; null to let the model choose, such as <c>dense_1</c>.</summary>
    public string? Name { get; init; }

    /// <summary>Whether training changes the parameters, those of nested layers included. It can be changed between trainings: programs built afterwards follow it.</summary>
    public bool Trainable { get; set; } = true;

    /// <summary>
    /// Whether the steps of its output are those of its input, so that padding stays padding: an output has the mask of its input; of several inputs,
    /// a step is real where it is in any of them, and all steps are where an input has no mask. A layer of its own way with masks uses <see cref="Scope.MaskOf"/> and <see cref="Scope.SetMask"/> instead.
    /// </summary>
    protected internal virtual bool KeepsMask => false;

    /// <summary>What kind of layer it is, in messages, summaries and default names.</summary>
    internal virtual string Kind => GetType().Name;

    /// <summary>The outputs for some inputs. A layer of exactly one input and one output overrides the other method instead.</summary>
    /// <param name="scope">Where the parameters come from.</param>
    /// <param name="inputs">The inputs, each <c>[batch, ..]</c>.</param>
    /// <exception cref="ShapeException">The inputs do not fit the layer.</exception>
    public virtual IReadOnlyList<Tensor> Build(Scope scope, IReadOnlyList<Tensor> inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        return inputs.Count == 1 ? [Build(scope, inputs[0])]
            : throw new ShapeException($"{GetType().Name} takes one input, got {inputs.Count}: join them with Concatenate or another merging layer first.");
    }

    /// <summary>The output for one input.</summary>
    /// <param name="scope">Where the parameters come from.</param>
    /// <param name="input">The input, <c>[batch, ..]</c>.</param>
    /// <exception cref="ShapeException">The input does not fit the layer.</exception>
    public virtual Tensor Build(Scope scope, Tensor input) =>
        throw new NotSupportedException($"{GetType().Name} overrides neither form of Build: a layer needs one of them.");

    /// <summary>Applies the layer in a functional model: <c>var hidden = new Dense(16, "relu").Apply(input)</c>.</summary>
    /// <param name="inputs">Outputs of other layers, or an <see cref="Input"/>.</param>
    /// <returns>The layer's first output; <see cref="LayerOutput.Call"/> has the others, if there are any.</returns>
    /// <exception cref="ShapeException">The inputs do not fit the layer; the message names it.</exception>
    public LayerOutput Apply(params IReadOnlyList<LayerOutput> inputs) => new LayerCall(this, inputs).Outputs[0];
}
