using Descent.Constraints;
using Descent.Graph;
using Descent.Initializers;
using Descent.Regularizers;

namespace Descent.Layers;

/// <summary>
/// Where a layer builds: its path, the mode, and the way to its parameters, state and random numbers. One root scope serves one
/// program; <see cref="Penalties"/> and <see cref="Updates"/> collect over all its children.
/// </summary>
public sealed class Scope
{
    private readonly ScopeProgram _program;
    private readonly EnclosingLayers? _layers;

    private Scope(ScopeProgram program, string path, EnclosingLayers? layers) => (_program, Path, _layers) = (program, path, layers);

    /// <summary>The root scope of a program.</summary>
    /// <param name="store">The variables.</param>
    /// <param name="training">True for the training mode, false for inference.</param>
    /// <param name="random">What random numbers depend on; without it a layer that draws some is an error.</param>
    public Scope(VariableStore store, bool training, RandomInputs? random = null)
        : this(new(store ?? throw new ArgumentNullException(nameof(store)), store.DType, training, random), "", null) { }

    /// <summary>The path of the layer that is being built, such as <c>encoder/dense</c>; empty at the root.</summary>
    public string Path { get; }

    /// <summary>True in training, false in inference.</summary>
    public bool Training => _program.Training;

    /// <summary>False inside a frozen layer, whose state should not move either.</summary>
    public bool Trainable => _layers is not { AreTrainable: false };

    /// <summary>The floating-point type that the model computes in.</summary>
    public DType DType => _program.DType;

    /// <summary>The scalars that training adds to the loss: the penalties of the trainable parameters' regularizers, once a parameter, and those that layers added.</summary>
    public IReadOnlyList<Tensor> Penalties => _program.Penalties;

    /// <summary>The new values of the states that moved, one a variable.</summary>
    public IReadOnlyList<VariableUpdate> Updates => _program.Updates;

    /// <summary>Where the variables come from; null in a probe.</summary>
    internal VariableStore? Store => _program.Store;

    /// <summary>The variables that the layers asked for, in that order.</summary>
    internal IReadOnlyList<VariableRequest> Requests => _program.Requests;

    /// <summary>The layers of models that were built, in that order.</summary>
    internal IReadOnlyList<LayerBuild> Builds => _program.Builds;

    /// <summary>A scope for finding out shapes, or for programs whose parameters are inputs of their paths' names: it makes no variables.</summary>
    internal static Scope Probe(DType dtype = DType.Float32, bool training = false, string path = "") => new(ScopeProgram.Probe(dtype, training), path, null);

    /// <summary>A parameter's value. The first build under this path makes the variable.</summary>
    /// <param name="name">The name inside the layer, such as <c>kernel</c>.</param>
    /// <param name="shape">The shape.</param>
    /// <param name="initializer">The first values.</param>
    /// <param name="regularizer">A penalty on it.</param>
    /// <param name="constraint">What it is projected to after each update.</param>
    /// <exception cref="ShapeException">The parameter exists with another shape.</exception>
    public Tensor Parameter(string name, Shape shape, Initializer initializer, Regularizer? regularizer = null, Constraint? constraint = null)
    {
        var value = _program.Read(new(PathOf(name), new(DType, shape), false, _layers, initializer, regularizer, constraint));
        if (Trainable && regularizer is not null) _program.PenalizeOnce(PathOf(name), value, regularizer);
        return value;
    }

    /// <summary>The current value of a state, which training does not change by gradients: the new value if <see cref="Update"/> was called before in this program.</summary>
    /// <param name="name">The name inside the layer, such as <c>moving_mean</c>.</param>
    /// <param name="shape">The shape.</param>
    /// <param name="initializer">The first values.</param>
    /// <param name="dtype">The element type; null is <see cref="DType"/>.</param>
    /// <exception cref="ShapeException">The state exists with another shape.</exception>
    public Tensor State(string name, Shape shape, Initializer initializer, DType? dtype = null) =>
        _program.Read(new(PathOf(name), new(dtype ?? DType, shape), true, _layers, initializer, null, null));

    /// <summary>Gives a state its value at the program's end. A later read in the same program sees it, so that a shared layer chains its updates.</summary>
    /// <param name="name">The name that <see cref="State"/> was called with.</param>
    /// <param name="value">The new value, of the state's type and shape.</param>
    /// <exception cref="InvalidOperationException">There is no state of that name.</exception>
    /// <exception cref="ShapeException">The value has another type or shape.</exception>
    public void Update(string name, Tensor value) => _program.Update(PathOf(name), value);

    /// <summary>Random numbers in [0, 1), of the model's floating-point type. The stream is named by the path and the use, and made another one for a second application.</summary>
    /// <param name="use">What they are for, such as <c>mask</c>.</param>
    /// <param name="shape">The shape; the first axis is the batch.</param>
    /// <exception cref="InvalidOperationException">The program was opened without <see cref="RandomInputs"/>.</exception>
    public Tensor RandomUniform(string use, Shape shape) => _program.RandomUniform(PathOf(use), shape);

    /// <summary>Random numbers of N(0, 1), of the model's floating-point type (Box and Muller 1958), from streams named as those of <see cref="RandomUniform"/>.</summary>
    /// <param name="use">What they are for, such as <c>noise</c>.</param>
    /// <param name="shape">The shape; the first axis is the batch.</param>
    /// <exception cref="InvalidOperationException">The program was opened without <see cref="RandomInputs"/>.</exception>
    public Tensor RandomNormal(string use, Shape shape)
    {
        var radius = (-2 * (1 - RandomUniform($"{use}_radius", shape)).Log()).Sqrt();        // 1 - u lies in (0, 1]
        return radius * (2 * Math.PI * RandomUniform($"{use}_angle", shape)).Cos();
    }

    /// <summary>Adds a scalar to the loss that training minimises.</summary>
    /// <exception cref="ShapeException">It is no scalar.</exception>
    public void AddPenalty(Tensor penalty) => _program.AddPenalty(Path, penalty);

    /// <summary>
    /// Which steps of sequences <c>[batch, time, ..]</c> are real and not padding: Bool <c>[batch, time]</c>; null where all are. Masks begin at <see cref="Masking"/> and
    /// <see cref="Embedding.MaskZero"/>, and go on through layers that keep the steps of a sequence. Other layers end them. Where an
    /// output of the model has one, padded steps have the weight 0 in its loss and metrics.
    /// </summary>
    public Tensor? MaskOf(Tensor sequences) => _program.MaskOf(sequences);

    /// <summary>Says which steps of sequences <c>[batch, time, ..]</c> are real.</summary>
    /// <param name="sequences">The sequences, such as a layer's output.</param>
    /// <param name="mask">Bool <c>[batch, time]</c>, true for real steps.</param>
    /// <exception cref="ShapeException">The mask has another type or shape.</exception>
    public void SetMask(Tensor sequences, Tensor mask) => _program.SetMask(Path, sequences, mask);

    /// <summary>Builds a nested layer under this path.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="name">Its name inside this one, such as <c>forward_layer</c>.</param>
    /// <param name="inputs">Its inputs.</param>
    /// <exception cref="ShapeException">The inputs do not fit; the message names the layer.</exception>
    public IReadOnlyList<Tensor> Build(Layer layer, string name, IReadOnlyList<Tensor> inputs)
    {
        ArgumentNullException.ThrowIfNull(layer);
        ArgumentNullException.ThrowIfNull(inputs);
        var child = Nested(layer, name);
        try
        {
            var outputs = layer.Build(child, inputs);
            if (layer.KeepsMask) _program.PassMasks(Path, inputs, outputs);
            return outputs;
        }
        catch (ShapeException error) when (error.InnerException is not ShapeException)      // the innermost layer has not spoken yet
        {
            var shapes = string.Join(" and ", inputs.Select(input => input.Type));
            throw new ShapeException($"Layer \"{child.Path}\" ({layer.Kind}) cannot take {shapes} (batch first): {error.Message}", error);
        }
    }

    /// <summary>Builds a nested layer of one input and one output under this path.</summary>
    /// <exception cref="ShapeException">The input does not fit, or there are several outputs.</exception>
    public Tensor Build(Layer layer, string name, Tensor input) => Build(layer, name, [input]) switch
    {
        [var output] => output,
        var outputs => throw new ShapeException($"Layer \"{PathOf(name)}\" gives {outputs.Count} outputs where one is needed."),
    };

    /// <summary>Notes that a model's layer was built here.</summary>
    internal void Record(Layer layer, string name, IReadOnlyList<Tensor> inputs, IReadOnlyList<Tensor> outputs) =>
        _program.Record(new(layer, Path, name, inputs, [.. inputs.Select(MaskOf)], outputs));

    /// <summary>The scope of a nested layer.</summary>
    internal Scope Nested(Layer layer, string name)
    {
        LayerNames.Validate(name);
        return new(_program, PathOf(name), new(layer, _layers));
    }

    /// <summary>The scope, under the path at which something that has one set of variables was first built in this program.</summary>
    internal Scope At(object shared) => _program.PlaceOf(shared, Path) is var place && place == Path ? this : new(_program, place, _layers);

    private string PathOf(string name) => Path.Length == 0 ? name : $"{Path}/{name}";
}
