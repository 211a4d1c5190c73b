using Descent.Activations;
using Descent.Constraints;
using Descent.Graph;
using Descent.Initializers;
using Descent.Regularizers;

namespace Descent.Layers;

/// <summary>
/// A layer that goes through a sequence step by step and carries states <c>[batch, units]</c> from each to the next. <c>x: [batch, time, in]</c>
/// gives the output after the last step, <c>[batch, units]</c>, or those of all steps, <c>[batch, time, units]</c>. A padded step
/// (<see cref="Scope.MaskOf"/>) leaves the states as they are. Further inputs, if there are any,
/// are the states before the first step, which are zero otherwise.
/// </summary>
/// <remarks>PyTorch keeps kernels transposed, has two biases that add up, and draws all parameters from U(±1/√units); this follows Keras.</remarks>
public abstract record RecurrentLayer : Layer
{
    private protected RecurrentLayer(int units, bool useBias) => (Units, UseBias) = (units, useBias);

    /// <summary>How many outputs a step has.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not positive.</exception>
    public int Units { get; init => field = value > 0 ? value : throw new ArgumentOutOfRangeException(nameof(Units), $"{GetType().Name} needs Units at least 1, got {value}."); }

    /// <summary>Whether a bias is added.</summary>
    public bool UseBias { get; init; }

    // Generated JSON code sets null where a file does not name the setting.
    /// <summary>The activation of the state; <c>"linear"</c> for none.</summary>
    public ActivationFunction Activation { get; init => field = value ?? new Tanh(); } = new Tanh();

    /// <summary>Whether the outputs of all steps are returned, and not the last one's alone.</summary>
    public bool ReturnSequences { get; init; }

    /// <summary>Whether the states after the last step are further outputs: the output's own, and an LSTM's cell state.</summary>
    public bool ReturnState { get; init; }

    /// <summary>Whether time runs from the last step to the first. A returned sequence stays in that order.</summary>
    public bool GoBackwards { get; init; }

    /// <summary>The first values of the kernel.</summary>
    public Initializer KernelInitializer { get; init => field = value ?? new GlorotUniform(); } = new GlorotUniform();

    /// <summary>The first values of the recurrent kernel.</summary>
    public Initializer RecurrentInitializer { get; init => field = value ?? new Orthogonal(); } = new Orthogonal();

    /// <summary>The first values of the bias.</summary>
    public Initializer BiasInitializer { get; init => field = value ?? new Zeros(); } = new Zeros();

    /// <summary>A penalty on the kernel.</summary>
    public Regularizer? KernelRegularizer { get; init; }

    /// <summary>A penalty on the recurrent kernel.</summary>
    public Regularizer? RecurrentRegularizer { get; init; }

    /// <summary>A penalty on the bias.</summary>
    public Regularizer? BiasRegularizer { get; init; }

    /// <summary>What the kernel is projected to after each update.</summary>
    public Constraint? KernelConstraint { get; init; }

    /// <summary>What the recurrent kernel is projected to after each update.</summary>
    public Constraint? RecurrentConstraint { get; init; }

    /// <summary>What the bias is projected to after each update.</summary>
    public Constraint? BiasConstraint { get; init; }

    internal virtual int StateCount => 1;

    /// <inheritdoc/>
    public sealed override IReadOnlyList<Tensor> Build(Scope scope, IReadOnlyList<Tensor> inputs)
    {
        ArgumentNullException.ThrowIfNull(scope);
        ArgumentNullException.ThrowIfNull(inputs);
        var run = Run(scope, inputs[0], [.. inputs.Skip(1)], GoBackwards);
        var output = run.Outputs is { } outputs ? InOrder(outputs) : run.States[0];
        PassMask(scope, inputs[0], output);
        return ReturnState ? [output, .. run.States] : [output];
    }

    /// <summary>Goes through a sequence.</summary>
    /// <param name="scope">Where the parameters come from.</param>
    /// <param name="input"><c>[batch, time, in]</c>.</param>
    /// <param name="first">The states before the first step, or none for zeros.</param>
    /// <param name="backwards">Whether the last step comes first.</param>
    internal RecurrentRun Run(Scope scope, Tensor input, IReadOnlyList<Tensor> first, bool backwards)
    {
        if (input.Shape.Rank != 3) throw Shapes.Misfit(GetType().Name, "[batch, time, in]", input.Shape);
        if (input.Shape[1] == 0) throw new ShapeException($"{GetType().Name} needs an input [batch, time, in] with at least one step, got {input.Shape}: leave empty sequences out, or pad and mask them.");
        Shape state = [input.Shape[0], Units];
        if (first.Count != 0 && (first.Count != StateCount || first.Any(given => given.Shape != state)))
            throw new ShapeException($"{GetType().Name} needs {StateCount} first states {state} or none, got {string.Join(" and ", first.Select(given => given.Shape))}: give the states of a layer of as many units, or leave them out.");
        var cell = Cell(scope, input.Transpose(1, 0, 2));
        if (first.Count == 0) first = [.. Enumerable.Repeat(Tensor.Zeros(cell.Inputs.DType, state), StateCount)];
        IReadOnlyList<Tensor> sequences = scope.MaskOf(input) is { } mask ? [cell.Inputs, mask.Transpose(1, 0)] : [cell.Inputs];
        var (states, outputs) = Tensor.Scan(first, sequences, (states, inputs) =>
        {
            var next = cell.Step(states, inputs[0]);
            if (inputs.Count > 1) next = [.. next.Zip(states, (after, before) => inputs[1].Reshape(-1, 1).BroadcastTo(state).Select(after, before))];
            return new(next, ReturnSequences ? [next[0]] : []);
        }, backwards);
        return new(outputs.Count > 0 ? outputs[0] : null, states);
    }

    /// <summary>Outputs <c>[time, batch, ..]</c> as they are returned: <c>[batch, time, ..]</c>, in the order in which the steps were run.</summary>
    internal Tensor InOrder(Tensor outputs) => InRunOrder(outputs).Transpose(1, 0, 2);

    /// <summary>Gives a returned sequence the mask of the input.</summary>
    internal void PassMask(Scope scope, Tensor input, Tensor output)
    {
        if (ReturnSequences && scope.MaskOf(input) is { } mask) scope.SetMask(output, InRunOrder(mask.Transpose(1, 0)).Transpose(1, 0));
    }

    private Tensor InRunOrder(Tensor steps)
    {
        var last = steps.Shape[0] - 1;
        return GoBackwards ? steps.Gather(Tensor.Constant([.. Enumerable.Range(0, last + 1).Select(step => (double)(last - step))], [last + 1], DType.Int32)) : steps;
    }

    /// <summary>The layer's parameters, and its step.</summary>
    /// <param name="scope">Where the parameters come from.</param>
    /// <param name="input"><c>[time, batch, in]</c>.</param>
    private protected abstract RecurrentCell Cell(Scope scope, Tensor input);

    private protected Tensor Kernel(Scope scope, Tensor input, int gates) =>
        scope.Parameter("kernel", [input.Shape[^1], gates * Units], KernelInitializer, KernelRegularizer, KernelConstraint);

    private protected Tensor RecurrentKernel(Scope scope, int gates) =>
        scope.Parameter("recurrent_kernel", [Units, gates * Units], RecurrentInitializer, RecurrentRegularizer, RecurrentConstraint);

    private protected Tensor Bias(Scope scope, Shape shape, Initializer? initializer = null) =>
        scope.Parameter("bias", shape, initializer ?? BiasInitializer, BiasRegularizer, BiasConstraint);

    /// <summary>The part of <c>[.., gates · units]</c> that is some gates'.</summary>
    private protected Tensor Gate(Tensor gates, int first, int count = 1) => gates.SliceAxis(-1, first * Units, count * Units);
}
