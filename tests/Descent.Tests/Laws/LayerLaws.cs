using Descent.Graph;
using Descent.Layers;
using Descent.Models;
using Descent.Tests.Reference;
using Descent.Training;

namespace Descent.Tests.Laws;

/// <summary>Laws of every layer, found by reflection.</summary>
public sealed class LayerLaws
{
    private const int Batch = 3;

    public static TheoryData<string> Names => [.. typeof(Layer).Assembly.GetExportedTypes()
        .Where(type => type.IsSubclassOf(typeof(Layer)) && !type.IsAbstract && type != typeof(Input) && type != typeof(NestedModel)).Select(type => type.Name)];

    [Theory, MemberData(nameof(Names))]
    public void Inferred_shapes_are_those_of_the_run(string name)
    {
        var sample = LayerSamples.Table[name];
        var model = Model(sample);
        var outputs = ReferenceEvaluator.Evaluate(Build(model, training: true), Feeds(sample));
        Assert.Equal(model.Outputs.Select(output => Shape.Create([Batch]).Concat(output.Shape)), outputs.Select(output => output.Shape));
    }

    /// <summary>Every layer, and every other setting of one, that is to have right gradients.</summary>
    public static TheoryData<string> Differentiated => [.. Names.Select(row => row.Data), .. LayerVariants.Table.Keys];

    [Fact]
    public void Every_layer_has_a_sample_for_its_laws()
    {
        var missing = Names.Select(row => row.Data).Where(name => !LayerSamples.Table.ContainsKey(name));
        Assert.True(!missing.Any(), $"Give {string.Join(", ", missing)} a line in LayerSamples, so that the laws hold for it.");
        Assert.Contains(LayerVariants.Table.Keys, name => name.StartsWith(nameof(NestedModel), StringComparison.Ordinal));
    }

    /// <summary>With respect to inputs, parameters and states, in both modes, of all outputs; in double, h = 1e-5, within 1e-8 + 1e-6 |g|. Random layers draw the same numbers each time.</summary>
    [Theory, MemberData(nameof(Differentiated))]
    public void Gradients_are_the_central_differences(string name)
    {
        var model = LayerVariants.Table.TryGetValue(name, out var make) ? make() : Model(LayerSamples.Table[name]);
        var feeds = Feeds(model);
        foreach (var training in (bool[])[true, false])
        {
            GradientCheck.Verify(inputs => All(model.Build(Open(model, training), inputs)), [.. feeds.Select(feed => feed.Value)]);
            GradientCheck.Verify(All(Build(model, training)).Sin().Sum(), [.. model.Variables.Where(variable => variable.Variable.DType.IsFloat()).Select(variable => variable.Variable)], feeds);
        }
    }

    /// <summary>The same of the compiled programs, for the settings of <see cref="LayerVariants"/>.</summary>
    [Theory, MemberData(nameof(Variants))]
    public void Compiled_gradients_are_the_central_differences(string name)
    {
        var report = Descent.Analysis.GradientCheck.Run(LayerVariants.Table[name](), options: new() { Rows = Batch, EntriesPerVariable = 12, Backend = Training.Nets.OneThread });
        Assert.True(report.Passed, report.ToString());
    }

    public static TheoryData<string> Variants => [.. LayerVariants.Table.Keys];

    [Theory, MemberData(nameof(Names))]
    public void The_same_seed_gives_the_same_bits(string name)
    {
        var sample = LayerSamples.Table[name];
        TensorData Run() => ReferenceEvaluator.Evaluate(Build(Model(sample), training: true)[0], Feeds(sample));
        Assert.Equal(Run().ToDoubles(), Run().ToDoubles());
    }

    [Theory, MemberData(nameof(Names))]
    public void A_saved_layer_gives_equal_outputs(string name)
    {
        var sample = LayerSamples.Table[name];
        var model = Model(sample);
        var random = new RandomStream(11, name);
        foreach (var variable in model.Variables) variable.Variable.Write(LayerSamples.Random(random, variable.Shape));
        var path = Path.Combine(Path.GetTempPath(), $"descent-layer-{name}-{Environment.ProcessId}.safetensors");
        try
        {
            ModelFile.Save(path, model);
            var loaded = ModelFile.Load(path).Model;
            Assert.Equal(model.Layers, loaded.Layers.Select((layer, i) => layer with { Name = model.Layers[i].Name }));
            Assert.Equal(ReferenceEvaluator.Evaluate(Build(model, training: false)[0], Feeds(sample)).ToDoubles(),
                ReferenceEvaluator.Evaluate(Build(loaded, training: false)[0], Feeds(sample)).ToDoubles());
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Theory, MemberData(nameof(Names))]
    public void An_input_that_does_not_fit_is_an_error_that_names_the_layer(string name)
    {
        var sample = LayerSamples.Table[name];
        if (sample.Misfits.Count == 0) return;            // takes every shape
        var layer = sample.Layer with { Name = "guilty" };
        var error = Assert.Throws<ShapeException>(() => layer.Apply([.. sample.Misfits.Select(shape => (LayerOutput)new Input(shape))]));
        Assert.Contains($"Layer \"guilty\" ({name}) cannot take Float32[2", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void No_layer_is_missing_from_the_catalogue() => Assert.Equal(["Input", "NestedModel"], Catalogue.Forgotten<Layer>().Order());

    private static Model Model(LayerSamples.Sample sample)
    {
        var inputs = sample.ModelInputs();
        return new([.. inputs.Select(input => input.Output)], sample.Layer.Apply([.. inputs.Select(input => input.Output)])) { DType = DType.Float64, Seed = 1 };
    }

    private static IReadOnlyList<Tensor> Build(Model model, bool training) =>
        model.Build(Open(model, training), [.. model.Inputs.Select((input, i) => Tensor.Input($"x{i}", input.DType, Shape.Create([Batch]).Concat(input.Shape)))]);

    private static Scope Open(Model model, bool training)
    {
        var zero = Tensor.Constant(0, DType.Int64);
        return model.OpenScope(training, new(zero, zero, zero));
    }

    /// <summary>All elements of all floating-point outputs in a row.</summary>
    private static Tensor All(IReadOnlyList<Tensor> outputs) => outputs is [var one] ? one : Tensor.Concat(0, [.. outputs.Select(output => output.Reshape(-1))]);

    private static (string Name, TensorData Value)[] Feeds(Model model)
    {
        var random = new RandomStream(2, "inputs");
        return [.. model.Inputs.Select((input, i) => ($"x{i}", LayerSamples.Random(random, Shape.Create([Batch]).Concat(input.Shape), input.DType.IsFloat() ? null : input.DType)))];
    }

    private static (string Name, TensorData Value)[] Feeds(LayerSamples.Sample sample)
    {
        var random = new RandomStream(2, "inputs");
        return [.. sample.Inputs.Select((shape, i) => ($"x{i}", LayerSamples.Random(random, Shape.Create([Batch]).Concat(shape), sample.Types.ElementAtOrDefault(i))))];
    }
}
