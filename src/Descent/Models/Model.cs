using Descent.Graph;
using Descent.Layers;

namespace Descent.Models;

/// <summary>
/// A network: layers connected from inputs to outputs, any graph without cycles, with several inputs and outputs and shared layers.
/// </summary>
/// <remarks>
/// A model is a layer of another one wherever a layer is asked for: <c>new Sequential(encoder, new Dense(1))</c>, or <c>decoder.Apply(encoder.Apply(input))</c>. Its
/// parameters are then in both: training the one trains the other. (Two models that are made of the same layers, one not within the other, have parameters of their own.)
/// </remarks>
/// <example>
/// <code>
/// var input = new Input(29);
/// var hidden = new Dense(16, "relu").Apply(input);
/// var output = new Dense(1, "sigmoid").Apply(hidden);
/// var model = new Model(input, output);
/// </code>
/// </example>
public class Model
{
    private const string DefaultName = "model";
    private LayerGraph? _graph;
    private VariableStore? _store;
    private NestedModel? _layer;

    /// <summary>A model of one input and one output.</summary>
    /// <exception cref="ArgumentException">The output is not connected to the input, or two layers have one name.</exception>
    public Model(LayerOutput input, LayerOutput output) : this([input], [output]) { }

    /// <summary>A model of several inputs and one output.</summary>
    /// <inheritdoc cref="Model(IReadOnlyList{LayerOutput}, IReadOnlyList{LayerOutput})"/>
    public Model(IReadOnlyList<LayerOutput> inputs, LayerOutput output) : this(inputs, [output]) { }

    /// <summary>A model of one input and several outputs.</summary>
    /// <inheritdoc cref="Model(IReadOnlyList{LayerOutput}, IReadOnlyList{LayerOutput})"/>
    public Model(LayerOutput input, IReadOnlyList<LayerOutput> outputs) : this([input], outputs) { }

    /// <summary>A model of several inputs and outputs.</summary>
    /// <exception cref="ArgumentException">An output depends on an input that is not among the inputs, an input is not used, or two layers have one name.</exception>
    /// <exception cref="ShapeException">A shared layer is applied to inputs that need parameters of different shapes.</exception>
    public Model(IReadOnlyList<LayerOutput> inputs, IReadOnlyList<LayerOutput> outputs) => Connect(new(inputs, outputs));

    private protected Model() { }

    /// <summary>What the model is called in summaries.</summary>
    public string Name { get; init; } = DefaultName;

    /// <summary>The seed of the initial values, which depend on it and the parameters' paths alone.</summary>
    public long Seed { get; init; }

    /// <summary>The type that the model computes in: Float32, or Float64 for checks.</summary>
    public DType DType { get; init; } = DType.Float32;

    /// <summary>Whether the shapes of the inputs are known; only a <see cref="Sequential"/> can be without.</summary>
    public bool IsBuilt => _graph is not null;

    /// <summary>The layers, inputs left out, each once, in an order in which they can be computed.</summary>
    public virtual IReadOnlyList<Layer> Layers => Graph.Layers;

    /// <summary>What the model takes, in order.</summary>
    public IReadOnlyList<ModelPort> Inputs => [.. Graph.Inputs.Select(input => new ModelPort(NameOf(input.Call.Layer), ((Input)input.Call.Layer).DType ?? DType, input.Shape))];

    /// <summary>What the model gives, in order; an output has the name of its layer, with a number where several are of one layer.</summary>
    public IReadOnlyList<ModelPort> Outputs
    {
        get
        {
            var taken = Layers.Select(NameOf).ToHashSet(StringComparer.Ordinal);
            var seen = new HashSet<Layer>(ReferenceEqualityComparer.Instance);
            return [.. Graph.Outputs.Select(output => new ModelPort(Name(output.Call.Layer), output.DType.IsFloat() ? DType : output.DType, output.Shape))];

            string Name(Layer layer) => seen.Add(layer) ? NameOf(layer) : LayerNaming.Free(NameOf(layer), taken);
        }
    }

    /// <summary>The parameters and states, in the order of the layers.</summary>
    public IReadOnlyList<ModelVariable> Variables => Store.Variables;

    /// <summary>The parameters, in the order of the layers; frozen ones are among them.</summary>
    public IReadOnlyList<ModelVariable> Parameters => [.. Store.Variables.Where(variable => !variable.IsState)];

    /// <summary>What training keeps for this model: its compiled programs.</summary>
    internal object? TrainingState { get; set; }

    internal LayerGraph Graph => _graph ??
        throw new InvalidOperationException($"The model \"{Name}\" does not know the shape of its input yet: begin it with an Input, call Build(inputShape), or fit it to data.");

    /// <summary>The variables. They are made here, when the seed and the element type are set for good.</summary>
    internal VariableStore Store => _store ??= CreateVariables();

    /// <summary>The name of one of the model's layers: its own, or the one that the model chose.</summary>
    /// <exception cref="KeyNotFoundException">It is no layer of this model.</exception>
    public string NameOf(Layer layer) => Graph.NameOf(layer);

    /// <summary>The layer of a name.</summary>
    /// <exception cref="ArgumentException">There is none; the message proposes the nearest.</exception>
    public Layer Layer(string name) => Layers.FirstOrDefault(layer => NameOf(layer) == name) ??
        throw new ArgumentException($"The model has no layer \"{name}\"{NearestName.Remedy(name, [.. Layers.Select(NameOf)])}", nameof(name));

    /// <summary>This model as a layer of others, the same object each time. Its name is the model's, if that was given; freezing it freezes the model within others, not the model itself.</summary>
    public NestedModel AsLayer() => AsLayer(Name == DefaultName ? null : Name);

    /// <summary>This model as a layer of another one.</summary>
    public static implicit operator Layer(Model model) => (model ?? throw new ArgumentNullException(nameof(model))).AsLayer();

    /// <summary>Applies the model as a layer of another one: <c>decoder.Apply(encoder.Apply(input))</c>.</summary>
    /// <param name="inputs">As many outputs of layers as the model has inputs, in their order.</param>
    /// <returns>The model's first output; <see cref="LayerOutput.Call"/> has the others, if there are any.</returns>
    /// <exception cref="ShapeException">The inputs are not those of the model.</exception>
    public LayerOutput Apply(params IReadOnlyList<LayerOutput> inputs) => AsLayer().Apply(inputs);

    /// <summary>The root scope for a program of this model.</summary>
    /// <param name="training">True for the training mode, false for inference.</param>
    /// <param name="random">What random numbers depend on; needed where a layer draws some.</param>
    public Scope OpenScope(bool training, RandomInputs? random = null) => new(Store, training, random);

    /// <summary>The outputs as graph code, for inputs <c>[batch, ..]</c> of any batch size.</summary>
    /// <param name="scope">The scope, from <see cref="OpenScope"/> or of a layer that holds this model.</param>
    /// <param name="inputs">The inputs, in the order of <see cref="Inputs"/>.</param>
    /// <exception cref="ShapeException">Number, shape or element type of the inputs is not the model's.</exception>
    public IReadOnlyList<Tensor> Build(Scope scope, IReadOnlyList<Tensor> inputs)
    {
        ArgumentNullException.ThrowIfNull(scope);
        ArgumentNullException.ThrowIfNull(inputs);
        CheckInputs(scope, inputs);
        return Graph.Build(scope, inputs);
    }

    /// <summary>This model as a layer; the first call gives it its name.</summary>
    internal NestedModel AsLayer(string? name) => _layer ??= new(this) { Name = name };

    /// <summary>The outputs as graph code within another model, which has the same variables from then on.</summary>
    internal IReadOnlyList<Tensor> BuildNested(Scope scope, IReadOnlyList<Tensor> inputs)
    {
        EnsureBuilt([.. inputs.Select(input => new TensorType(input.DType, input.Shape[1..]))]);
        scope = scope.At(this);
        if (scope.Store is not { } outer) return Build(scope, inputs);
        if (outer.DType != DType) throw new InvalidOperationException($"The model \"{Name}\" computes in {DType} and is part of one that computes in {outer.DType}: make both with the same DType.");
        var prefix = scope.Path + "/";
        if (_store is not null) outer.Share(prefix, _store, "");
        var outputs = Build(scope, inputs);
        _store ??= CreateVariables(store => store.Share("", outer, prefix));
        return outputs;
    }

    /// <summary>The architecture as JSON, without the weights: the layers with their settings and connections.</summary>
    /// <param name="catalogue">Where the layers' names come from; null is <see cref="Catalogue.Default"/>.</param>
    /// <exception cref="InvalidOperationException">A layer, or an item in its settings, is not in the catalogue; or the model waits for its input shape.</exception>
    public string ToJson(Catalogue? catalogue = null) => ModelJson.Write(this, catalogue ?? Catalogue.Default);

    /// <summary>The model of an architecture, with initial weights.</summary>
    /// <param name="json">What <see cref="ToJson"/> gave.</param>
    /// <param name="catalogue">Where the layers' names are looked up; null is <see cref="Catalogue.Default"/>.</param>
    /// <exception cref="FormatException">It is no architecture, or names a class or setting that is not known; the message proposes the nearest.</exception>
    public static Model FromJson(string json, Catalogue? catalogue = null) => ModelReader.Read(json, catalogue ?? Catalogue.Default);

    /// <summary>A table of the layers with their output shapes and numbers of parameters.</summary>
    public string Summary() => ModelSummary.Write(this);

    /// <summary>Copies of all parameters and states by path, such as <c>dense/kernel</c>, in the order of the layers.</summary>
    public IReadOnlyDictionary<string, TensorData> GetWeights()
    {
        var weights = new OrderedDictionary<string, TensorData>();
        foreach (var variable in Variables) weights.Add(variable.Path, variable.Variable.Read());
        return weights;
    }

    /// <summary>Replaces all parameters and states; nothing changes unless all fit.</summary>
    /// <param name="weights">Values by path, exactly those of <see cref="GetWeights"/>.</param>
    /// <exception cref="ArgumentException">A path is missing or unknown; the message lists both.</exception>
    /// <exception cref="ShapeException">A shape differs.</exception>
    public void SetWeights(IReadOnlyDictionary<string, TensorData> weights)
    {
        ArgumentNullException.ThrowIfNull(weights);
        WeightCheck.Check(VariableTypes(), weights);
        foreach (var variable in Variables) variable.Variable.Write(weights[variable.Path]);
    }

    /// <summary>Gives a model that waits for its input shape the shape of the data; checks any other.</summary>
    internal virtual void EnsureBuilt(IReadOnlyList<TensorType> samples) { }

    /// <summary>The paths and types of the variables, found without making them.</summary>
    internal IReadOnlyList<(string Path, TensorType Type)> VariableTypes()
    {
        var scope = Scope.Probe(DType);
        Probe(Graph, scope);
        return [.. scope.Requests.Select(request => (request.Path, request.Type))];
    }

    private protected void Connect(LayerGraph graph)
    {
        // Finds shared layers whose uses need different parameters, here rather than at the first run.
        Probe(graph, Scope.Probe());
        _graph = graph;
    }

    private VariableStore CreateVariables(Action<VariableStore>? prepare = null)
    {
        var store = new VariableStore(Seed, DType);
        prepare?.Invoke(store);
        Probe(Graph, new Scope(store, training: false));
        return store;
    }

    private static void Probe(LayerGraph graph, Scope scope) => graph.Build(scope,
        [.. graph.Inputs.Select(input => LayerCall.Probe(input.Shape, ((Input)input.Call.Layer).DType ?? scope.DType, "input"))]);

    private void CheckInputs(Scope scope, IReadOnlyList<Tensor> inputs)
    {
        ModelPort[] needed = [.. Graph.Inputs.Select(input => new ModelPort(NameOf(input.Call.Layer), ((Input)input.Call.Layer).DType ?? scope.DType, input.Shape))];
        if (inputs.Count != needed.Length) throw new ShapeException($"The model \"{Name}\" takes {needed.Length} input(s), got {inputs.Count}.");
        for (var i = 0; i < inputs.Count; i++)
            if (inputs[i].Shape.Rank == 0 || inputs[i].Shape[1..] != needed[i].Shape || inputs[i].DType != needed[i].DType)
                throw new ShapeException($"The input \"{needed[i].Name}\" of the model \"{Name}\" is {needed[i].DType}{Shapes.WithoutBatch(needed[i].Shape)}, got {inputs[i].Type}.");
    }
}
