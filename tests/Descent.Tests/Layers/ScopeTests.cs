using Descent.Graph;
using Descent.Initializers;
using Descent.Layers;
using Descent.Models;
using Descent.Regularizers;
using Descent.Tests.Reference;

namespace Descent.Tests.Layers;

public sealed class ScopeTests
{
    private static readonly Tensor Zero = Tensor.Constant(0, DType.Int64);

    [Fact]
    public void A_shared_layer_chains_its_updates()
    {
        var input = new Input(1);
        var counter = new Counter();
        var model = new Model(input, counter.Apply(counter.Apply(input))) { DType = DType.Float64 };
        var scope = model.OpenScope(training: true);
        var outputs = model.Build(scope, [Tensor.Input("x", DType.Float64, [1, 1])]);
        Assert.Single(scope.Updates);
        var program = new GraphProgram(outputs, scope.Updates);
        Assert.Equal(3, ReferenceEvaluator.Run(program, ("x", TensorData.Zeros(DType.Float64, [1, 1])))[0][0]);       // 0 + 1, and + 2
        Assert.Equal(2, model.Variables.Single().Variable.Read()[0]);
        Assert.True(model.Variables.Single().IsState);
        Assert.Empty(model.Parameters);
    }

    [Fact]
    public void A_second_application_draws_another_stream()
    {
        var input = new Input(4);
        var dropout = new Dropout(0.5);
        var model = new Model(input, [dropout.Apply(input), dropout.Apply(input)]);
        var outputs = model.Build(model.OpenScope(training: true, new(Zero, Zero, Zero)), [Tensor.Input("x", DType.Float32, [2, 4])]);
        var streams = new GraphProgram(outputs).Nodes().Select(node => node.Op).OfType<Graph.Ops.RandomUniform>().Select(op => op.Stream);
        Assert.Equal(["dropout/mask", "dropout/mask:2"], streams);
    }

    [Fact]
    public void Random_numbers_need_the_seed_and_the_step()
    {
        var model = new Sequential(new Input(4), new Dropout(0.5));
        var x = Tensor.Input("x", DType.Float32, [2, 4]);
        Assert.Same(x, model.Build(model.OpenScope(training: false), [x])[0]);
        var error = Assert.Throws<InvalidOperationException>(() => model.Build(model.OpenScope(training: true), [x]));
        Assert.Contains("dropout/mask needs random numbers", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_regularizer_counts_once_a_trainable_parameter()
    {
        var input = new Input(2);
        var dense = new Dense(2) { KernelRegularizer = new SumOfSquares() };
        var model = new Model(input, dense.Apply(dense.Apply(input)));
        int Penalties()
        {
            var scope = model.OpenScope(training: true);
            model.Build(scope, [Tensor.Input("x", DType.Float32, [1, 2])]);
            return scope.Penalties.Count;
        }
        Assert.Equal(1, Penalties());
        dense.Trainable = false;
        Assert.Equal(0, Penalties());
        Assert.All(model.Variables, variable => Assert.False(variable.Trainable));
    }

    [Fact]
    public void Nested_layers_build_under_their_own_paths_and_freeze_with_the_outer()
    {
        var model = new Sequential(new Input(3), new Twice(new Dense(3)) { Name = "outer", Trainable = false });
        Assert.Equal(["outer/first/kernel", "outer/first/bias", "outer/second/kernel", "outer/second/bias"], model.Variables.Select(variable => variable.Path));
        Assert.All(model.Variables, variable => Assert.False(variable.Trainable));
        var error = Assert.Throws<ShapeException>(() => new Twice(new Flatten(), new RepeatVector(2), new RepeatVector(2)) { Name = "outer" }.Apply(new Input(3)));
        Assert.Contains("Layer \"outer/third\" (RepeatVector) cannot take Float32[2, 2, 3]", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void State_that_was_not_asked_for_cannot_be_updated()
    {
        var scope = new Scope(new VariableStore(), training: true);
        Assert.Throws<InvalidOperationException>(() => scope.Update("mean", Zero));
        scope.State("mean", [2], new Zeros());
        Assert.Throws<ShapeException>(() => scope.Update("mean", Tensor.Zeros(DType.Float32, [3])));
    }

    [Fact]
    public void Settings_outside_of_their_range_are_refused_with_layer_name_and_value()
    {
        AssertSays("Dense needs Units at least 1, got 0", () => new Dense(0));
        AssertSays("Dense needs Units at least 1, got -2", () => new Dense(3) { Units = -2 });
        AssertSays("Dropout needs Rate in [0, 1), got 1", () => new Dropout(1));
        AssertSays("Permute needs Dims to hold each of 1 .. n once, got [2, 2]", () => new Permute([2, 2]));
        AssertSays("Reshape needs TargetShape of positive lengths, one of which may be -1, got [-1, -1]", () => new Reshape([-1, -1]));
        AssertSays("Concatenate needs Axis other than the batch, got 0", () => new Concatenate(0));
        AssertSays("Input needs features at least 1, got 0", () => new Input(0));
    }

    private static void AssertSays(string part, Func<Layer> make) => Assert.Contains(part, Assert.Throws<ArgumentOutOfRangeException>(make).Message, StringComparison.Ordinal);

    private sealed record Counter : Layer
    {
        public override Tensor Build(Scope scope, Tensor input)
        {
            var next = scope.State("count", [1], new Zeros()) + 1;
            scope.Update("count", next);
            return input + next;
        }
    }

    private sealed record SumOfSquares : Regularizer
    {
        public override Tensor Penalty(Tensor weights) => weights.Square().Sum();
    }

    private sealed record Twice(params Layer[] Inner) : Layer
    {
        private static readonly string[] Names = ["first", "second", "third"];

        public override Tensor Build(Scope scope, Tensor input)
        {
            Layer[] layers = Inner.Length == 1 ? [Inner[0], Inner[0]] : Inner;
            for (var i = 0; i < layers.Length; i++) input = scope.Build(layers[i], Names[i], input);
            return input;
        }
    }
}
