using System.Text.Json;
using Descent.Graph;
using Descent.Layers;

namespace Descent.Conformance;

/// <summary>Cases of the kind "layer": output, gradients with respect to inputs and parameters, and the states after.</summary>
internal static class LayerCases
{
    private const string Name = "layer";

    public static void Run(CaseContext context)
    {
        if (context.Case["expectation"] is { } expectation) CheckRandom(context, expectation);
        else CheckGiven(context);
    }

    private static void CheckGiven(CaseContext context)
    {
        TensorData[] inputs = [.. context.Case.List("inputs").Select(input => CaseTensor.Read(input, context.Precision))];
        var applied = new AppliedLayer(context, inputs);
        var parameters = applied.Write(context, "parameters");
        applied.Write(context, "state");
        var cotangent = CaseContext.Constant(context.Tensor("output_gradient"));
        var values = applied.Inputs.Take(inputs.Length).Concat(parameters.Select(parameter => parameter.Value)).ToArray();
        var gradients = Autodiff.Gradients([applied.Output], [cotangent], values);
        var results = context.Compile(new([applied.Output, .. gradients], applied.Scope.Updates))(applied.Feeds);

        context.Check.Near("output", results[0], context.Case.Needed("output"));
        foreach (var (i, expected) in context.Case.List("input_gradients").Index())
            if (expected.ValueKind != JsonValueKind.Null) context.Check.Near($"gradient of input {i}", results[1 + i], expected);
        foreach (var (i, expected) in context.Case.Needed("parameter_gradients").EnumerateObject().Index())
            context.Check.Near($"gradient of {expected.Name}", results[1 + inputs.Length + i], expected.Value);
        foreach (var expected in context.Case.Needed("state_after").EnumerateObject())
            context.Check.Near($"{expected.Name} after", applied.Variable(expected.Name).Read(), expected.Value);
    }

    private static void CheckRandom(CaseContext context, JsonElement expectation)
    {
        Shape shape = [.. context.Case.List("input_of_ones").Select(length => length.GetInt32())];
        var ones = TensorData.From([.. Enumerable.Repeat(1.0, (int)shape.Size)], shape).Cast(context.Precision);
        var applied = new AppliedLayer(context, [ones]);
        var gradient = Autodiff.Gradients(applied.Output.Sum(), applied.Inputs)[0];
        var results = context.Compile(new([applied.Output, gradient]))(applied.Feeds);
        double Expected(string field) => expectation.GetProperty(field).GetDouble();

        var values = results[0].ToDoubles();
        foreach (var value in values.Where(value => value != Expected("dropped_value"))) context.Check.Near("kept value", value, Expected("kept_value"));
        var dropped = values.Count(value => value == Expected("dropped_value")) / (double)values.Length;
        context.Check.Within("dropped fraction", dropped, Expected("dropped_fraction"), Expected("dropped_fraction_tolerance"));
        if (expectation.GetProperty("gradient_equals_output").GetBoolean()) context.Check.Near("input gradient", results[1], results[0]);
    }

    /// <summary>A case's layer in a graph of its own.</summary>
    private sealed class AppliedLayer
    {
        private readonly VariableStore _store;

        public AppliedLayer(CaseContext context, IReadOnlyList<TensorData> inputs)
        {
            _store = new(seed: 0, context.Precision);
            var zero = Tensor.Constant(0, DType.Int64);
            Scope = new(_store, context.Case.Needed("training").GetBoolean(), new(zero, zero, zero));
            Feeds = [.. inputs.Concat(FurtherInputs(context)).Select((value, i) => (Name: $"input {i}", Value: value))];
            Inputs = [.. Feeds.Select(feed => CaseContext.Input(feed.Name, feed.Value))];
            Output = Scope.Build(Layer(context), Name, Inputs)[0];
        }

        public Scope Scope { get; }

        public IReadOnlyList<(string Name, TensorData Value)> Feeds { get; }

        public IReadOnlyList<Tensor> Inputs { get; }

        public Tensor Output { get; }

        public Variable Variable(string weight) => _store.Find($"{Name}/{weight}")?.Variable
            ?? throw new InvalidDataException($"The layer has no weight \"{weight}\": it has {string.Join(", ", _store.Variables.Select(variable => variable.Path))}.");

        /// <summary>The layer, with those arguments of the call that are settings here.</summary>
        private static Layer Layer(CaseContext context) => context.Case.Build<Layer>() switch
        {
            MultiHeadAttention attention when context.Case["call"] is { } call => attention with { UseCausalMask = call.TryGetProperty("use_causal_mask", out var causal) && causal.GetBoolean() },
            var layer => layer,
        };

        /// <summary>Those arguments of the call that are further inputs here: first states, a mask.</summary>
        private static IEnumerable<TensorData> FurtherInputs(CaseContext context)
        {
            foreach (var argument in context.Case["call"]?.EnumerateObject() ?? default)
            {
                if (argument.Name == "initial_state")
                    foreach (var state in argument.Value.EnumerateArray()) yield return CaseTensor.Read(state, context.Precision);
                else if (argument.Name == "attention_mask") yield return CaseTensor.Read(argument.Value, context.Precision);
                else if (argument.Name != "use_causal_mask") throw new NotSupportedException($"The argument \"{argument.Name}\" of a layer's call is not supported.");
            }
        }

        /// <summary>Gives weights the values of the case.</summary>
        public List<Variable> Write(CaseContext context, string field)
        {
            var written = new List<Variable>();
            foreach (var weight in context.Case.Needed(field).EnumerateObject())
            {
                var variable = Variable(weight.Name);
                variable.Write(CaseTensor.Read(weight.Value, context.Precision));
                written.Add(variable);
            }
            var count = _store.Variables.Count(variable => variable.IsState == (field == "state"));
            return written.Count == count ? written : throw new InvalidDataException($"The layer has {count} weights of the {field}, the case {written.Count}.");
        }
    }
}
