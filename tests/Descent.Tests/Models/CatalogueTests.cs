using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using Descent.Activations;
using Descent.Constraints;
using Descent.Graph;
using Descent.Initializers;
using Descent.Layers;
using Descent.Losses;
using Descent.Metrics;
using Descent.Models;
using Descent.Optimizers;
using Descent.Regularizers;
using Descent.Schedules;

namespace Descent.Tests.Models;

public sealed class CatalogueTests
{
    private static readonly Type[] Families = [typeof(Layer), typeof(ActivationFunction), typeof(Initializer), typeof(Regularizer), typeof(Constraint), typeof(Loss), typeof(Metric), typeof(Optimizer), typeof(Schedule)];

    /// <summary>Settings that items need besides their name.</summary>
    private static readonly Dictionary<string, string> Needed = new()
    {
        ["Dense"] = """{"units": 3}""",
        ["Activation"] = """{"activation": "tanh"}""",
        ["Dropout"] = """{"rate": 0.25}""",
        ["SpatialDropout1D"] = """{"rate": 0.25}""",
        ["SpatialDropout2D"] = """{"rate": 0.25}""",
        ["GaussianDropout"] = """{"rate": 0.25}""",
        ["GaussianNoise"] = """{"stddev": 0.25}""",
        ["LayerNormalization"] = """{"axis": [1, 2], "scale": false}""",
        ["Embedding"] = """{"input_dim": 4, "output_dim": 3}""",
        ["MultiHeadAttention"] = """{"num_heads": 2, "key_dim": 3, "use_causal_mask": true}""",
        ["Rescaling"] = """{"scale": 0.5, "offset": -1}""",
        ["Reshape"] = """{"target_shape": [2, -1]}""",
        ["Permute"] = """{"dims": [2, 1]}""",
        ["EmbeddedColumns"] = """{"columns": [{"index": 1, "input_dim": 3, "output_dim": 2}]}""",
        ["RepeatVector"] = """{"n": 2}""",
        ["ZeroPadding1D"] = """{"padding": [1, 2]}""",
        ["ZeroPadding2D"] = """{"padding": [[1, 0], [0, 2]]}""",
        ["Cropping1D"] = """{"cropping": [1, 2]}""",
        ["Cropping2D"] = """{"cropping": [[1, 0], [0, 2]]}""",
        ["UpSampling2D"] = """{"size": [2, 3]}""",
        ["Conv1D"] = """{"filters": 3, "kernel_size": 2, "padding": "causal"}""",
        ["Conv2D"] = """{"filters": 3, "kernel_size": [2, 3], "padding": "same"}""",
        ["DepthwiseConv2D"] = """{"kernel_size": [2, 3], "depth_multiplier": 2}""",
        ["SeparableConv2D"] = """{"filters": 3, "kernel_size": 2, "strides": 2}""",
        ["Conv2DTranspose"] = """{"filters": 3, "kernel_size": [2, 3]}""",
        ["MaxPooling1D"] = """{"pool_size": 3}""",
        ["MaxPooling2D"] = """{"pool_size": [3, 2], "strides": null}""",
        ["AveragePooling1D"] = """{"strides": 1}""",
        ["AveragePooling2D"] = """{"padding": "same"}""",
        ["Dot"] = """{"axes": 1}""",
        ["SimpleRNN"] = """{"units": 3, "go_backwards": true, "activation": "relu"}""",
        ["LSTM"] = """{"units": 3, "unit_forget_bias": false, "recurrent_activation": "hard_sigmoid"}""",
        ["GRU"] = """{"units": 3, "reset_after": false, "return_state": true}""",
        ["Bidirectional"] = """{"layer": {"class_name": "GRU", "config": {"units": 2, "return_sequences": true}}, "merge_mode": "ave"}""",
        ["TimeDistributed"] = """{"layer": {"class_name": "Dense", "config": {"units": 2}}}""",
        ["LossMetric"] = """{"loss": {"class_name": "Huber", "config": {"delta": 2}}}""",
        ["ConstantRate"] = """{"learning_rate": 0.1}""",
        ["CosineDecay"] = """{"initial_learning_rate": 0.1, "decay_steps": 100}""",
        ["CosineDecayRestarts"] = """{"initial_learning_rate": 0.1, "first_decay_steps": 100}""",
        ["ExponentialDecay"] = """{"initial_learning_rate": 0.1, "decay_steps": 100, "decay_rate": 0.5}""",
        ["InverseTimeDecay"] = """{"initial_learning_rate": 0.1, "decay_steps": 100, "decay_rate": 0.5}""",
        ["LinearWarmup"] = """{"initial_learning_rate": 0, "warmup_target": 0.1, "warmup_steps": 10, "after": {"class_name": "ConstantRate", "config": {"learning_rate": 0.1}}}""",
        ["OneCycle"] = """{"max_learning_rate": 0.1, "total_steps": 100}""",
        ["PiecewiseConstantDecay"] = """{"boundaries": [10, 20], "values": [0.1, 0.01, 0.001]}""",
        ["PolynomialDecay"] = """{"initial_learning_rate": 0.1, "decay_steps": 100}""",
    };

    public static TheoryData<string, string> Items =>
        [.. from family in Families from name in (IReadOnlyList<string>)Call(nameof(Names), family)! select (family.Name, name)];

    [Theory, MemberData(nameof(Items))]
    public void Every_item_survives_its_file_form(string family, string name) => Call(nameof(RoundTrip), Families.Single(type => type.Name == family), name);

    [Fact]
    public void An_unknown_class_is_named_with_the_nearest()
    {
        var error = Assert.Throws<FormatException>(() => Read<Layer>("""{"class_name": "Dens", "config": {"units": 3}}"""));
        Assert.Equal("There is no layer \"Dens\": did you mean \"Dense\"?", error.Message);
    }

    [Fact]
    public void A_misspelled_setting_is_named_with_the_nearest()
    {
        var error = Assert.Throws<FormatException>(() => Read<Layer>("""{"class_name": "Dense", "config": {"unitz": 3}}"""));
        Assert.Equal("Dense has no setting \"unitz\": did you mean \"units\"?", error.Message);
    }

    [Fact]
    public void Mistakes_in_nested_items_are_found_too()
    {
        var error = Assert.Throws<FormatException>(() => Read<Layer>("""{"class_name": "Dense", "config": {"units": 3, "activation": {"class_name": "relu", "config": {"max_valu": 1}}}}"""));
        Assert.Equal("relu has no setting \"max_valu\": did you mean \"max_value\"?", error.Message);
        error = Assert.Throws<FormatException>(() => Read<Layer>("""{"class_name": "Dense", "config": {"units": 3, "activation": "relv"}}"""));
        Assert.Equal("There is no activation function \"relv\": did you mean \"relu\"?", error.Message);
    }

    [Fact]
    public void A_missing_or_wrong_value_is_an_error_that_names_the_setting()
    {
        Assert.Contains("units", Assert.Throws<FormatException>(() => Read<Layer>("""{"class_name": "Dense", "config": {}}""")).Message, StringComparison.Ordinal);
        Assert.Contains("Dense needs Units at least 1, got 0", Assert.Throws<FormatException>(() => Read<Layer>("""{"class_name": "Dense", "config": {"units": 0}}""")).Message, StringComparison.Ordinal);
        Assert.Contains("units", Assert.Throws<FormatException>(() => Read<Layer>("""{"class_name": "Dense", "config": {"units": "three"}}""")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Nested_flat_and_named_forms_are_read()
    {
        var expected = new Dense(3, new LeakyRelu()) { KernelInitializer = new HeNormal() };
        Assert.Equal(expected, Read<Layer>("""{"class_name": "Dense", "config": {"units": 3, "activation": "leaky_relu", "kernel_initializer": "he_normal"}}"""));
        Assert.Equal(expected, Read<Layer>("""{"class_name": "Dense", "units": 3, "activation": {"class_name": "leaky_relu", "config": {}}, "kernel_initializer": {"class_name": "HeNormal"}}"""));
    }

    [Fact]
    public void Names_of_one_item_cannot_be_given_twice()
    {
        var catalogue = new Catalogue();
        catalogue.Register<Scale>("my-scale");
        Assert.Contains("my-scale", catalogue.Names<Layer>());
        Assert.DoesNotContain("my-scale", Catalogue.Default.Names<Layer>());
        Assert.Throws<ArgumentException>(() => catalogue.Register<Scale>("other"));
        Assert.Throws<ArgumentException>(() => catalogue.Register<OtherScale>("MyScale"));
        Assert.Throws<ArgumentException>(() => catalogue.Register<string>("text"));
    }

    private static object? Call(string method, Type family, params object[] arguments) =>
        typeof(CatalogueTests).GetMethod(method, BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(family).Invoke(null, arguments);

    private static IReadOnlyList<string> Names<T>() where T : class => Catalogue.Default.Names<T>();

    private static void RoundTrip<T>(string name) where T : class
    {
        var settings = Needed.GetValueOrDefault(name, "{}");
        var item = Read<T>($$"""{"class_name": "{{name}}", "config": {{settings}}}""");
        var written = Catalogue.Default.Write(item);
        Assert.Equal(name, (string?)written["class_name"]);
        Assert.IsType<JsonObject>(written["config"]);
        Assert.Equal(item, Read<T>(written.ToJsonString()));
        if (!Needed.ContainsKey(name)) Assert.Equal(WithDefaults(item.GetType()), item);
    }

    /// <summary>The item that C# makes of the default settings.</summary>
    private static object WithDefaults(Type item)
    {
        var constructor = item.GetConstructors().MinBy(constructor => constructor.GetParameters().Length)!;
        return constructor.Invoke([.. constructor.GetParameters().Select(parameter =>
            (Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType) is { IsEnum: true } type && parameter.DefaultValue is { } number ? Enum.ToObject(type, number) : parameter.DefaultValue)]);
    }

    private static T Read<T>(string json) where T : class
    {
        using var document = JsonDocument.Parse(json);
        return Catalogue.Default.Read<T>(document.RootElement);
    }

    public sealed record OtherScale : Layer
    {
        public override Tensor Build(Scope scope, Tensor input) => input * 2;
    }
}
