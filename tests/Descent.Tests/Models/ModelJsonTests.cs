using Descent.Activations;
using Descent.Graph;
using Descent.Layers;
using Descent.Models;

namespace Descent.Tests.Models;

public sealed class ModelJsonTests
{
    [Fact]
    public void A_sequential_architecture_is_what_the_reference_cases_write()
    {
        var model = new Sequential(new Input(29) { Name = "input" }, new Dense(16, "sigmoid"), new Dropout(0.5));
        const string Expected = """
            {"type":"sequential","name":"model","dtype":"float32","seed":0,"inputs":[{"name":"input","shape":[29]}],"layers":[
            {"class_name":"Dense","config":{"activation":{"class_name":"sigmoid","config":{}},"use_bias":true,"units":16,
            "kernel_initializer":{"class_name":"GlorotUniform","config":{}},"bias_initializer":{"class_name":"Zeros","config":{}},
            "kernel_regularizer":null,"bias_regularizer":null,"kernel_constraint":null,"bias_constraint":null,"trainable":true},"name":"dense"},
            {"class_name":"Dropout","config":{"rate":0.5,"trainable":true},"name":"dropout"}],"outputs":["dropout"]}
            """;
        Assert.Equal(Expected.ReplaceLineEndings(""), model.ToJson());
    }

    [Fact]
    public void Architectures_survive_JSON_with_shared_layers_and_several_inputs_and_outputs()
    {
        var (left, right) = (new Input([2, 3]) { Name = "left" }, new Input([2, 3]) { Name = "right" });
        var encoder = new Dense(4, new LeakyRelu(0.25)) { Trainable = false };
        var second = encoder.Apply(right);
        var joined = new Concatenate(1).Apply(encoder.Apply(left), second, second);
        var model = new Model([right, left], [new Flatten().Apply(joined), second]) { Name = "siamese", Seed = 5, DType = DType.Float64 };

        var json = model.ToJson();
        var loaded = Model.FromJson(json);
        Assert.Equal(json, loaded.ToJson());
        Assert.Equal((model.Name, model.Seed, model.DType), (loaded.Name, loaded.Seed, loaded.DType));
        Assert.Equal(model.Inputs, loaded.Inputs);
        Assert.Equal(model.Outputs, loaded.Outputs);
        Assert.Equal(model.Summary(), loaded.Summary());
        Assert.Equal(model.GetWeights()["dense/kernel"].ToDoubles(), loaded.GetWeights()["dense/kernel"].ToDoubles());
        Assert.All(loaded.Parameters, parameter => Assert.False(parameter.Trainable));
    }

    [Theory]
    [InlineData("{", "The architecture of a model cannot be read")]
    [InlineData("""{"type":"sequential","inputs":[],"layers":[]}""", "outputs")]
    [InlineData("""{"type":"sequential","inputs":[],"layers":[],"outputs":[],"layer":1}""", "layer")]
    [InlineData("""{"type":"parallel","inputs":[],"layers":[],"outputs":[]}""", "got \"parallel\"")]
    [InlineData("""{"type":"functional","inputs":[{"name":"x","shape":[2]}],"layers":[{"class_name":"Dense","config":{"units":1},"name":"d","inbound":["y"]}],"outputs":["d"]}""", "There is no layer or input \"y\" in the model: did you mean \"x\"?")]
    [InlineData("""{"type":"functional","inputs":[{"name":"x","shape":[2]}],"layers":[{"class_name":"Dense","config":{"units":1},"name":"d"}],"outputs":["d"]}""", "Layer \"d\" of a functional model needs \"inbound\"")]
    [InlineData("""{"type":"functional","inputs":[{"name":"x","shape":[2]}],"layers":[{"class_name":"Dense","config":{"units":1},"name":"d","inbound":["d"]}],"outputs":["d"]}""", "The layers d need each other in a circle")]
    [InlineData("""{"type":"functional","inputs":[{"name":"x","shape":[2]}],"layers":[{"class_name":"Dense","config":{"units":1},"name":"x","inbound":["x"]}],"outputs":["x"]}""", "Two layers or inputs of the model are called \"x\"")]
    [InlineData("""{"type":"functional","inputs":[{"name":"x","shape":[2]}],"layers":[{"class_name":"Dense","config":{"units":-1},"name":"d","inbound":["x"]}],"outputs":["d"]}""", "Layer \"d\": The settings of Dense cannot be read: Dense needs Units at least 1, got -1")]
    [InlineData("""{"type":"functional","inputs":[{"name":"x","shape":[2],"dtype":"float23"}],"layers":[],"outputs":["x"]}""", "There is no element type \"float23\": did you mean \"float32\"?")]
    public void Mistakes_in_an_architecture_are_named(string json, string part) =>
        Assert.Contains(part, Assert.Throws<FormatException>(() => Model.FromJson(json)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_layer_of_ones_own_is_saved_once_it_is_registered()
    {
        var model = new Sequential(new Input(3), new Scale(2, "tanh"));
        Assert.Contains("Scale cannot be written", Assert.Throws<InvalidOperationException>(() => model.ToJson()).Message, StringComparison.Ordinal);

        var catalogue = new Catalogue();
        catalogue.Register<Scale>("my-scale");
        var json = model.ToJson(catalogue);
        Assert.Contains("""{"class_name":"my-scale","config":{"start":2,"activation":{"class_name":"tanh","config":{}},"trainable":true},"name":"scale"}""", json, StringComparison.Ordinal);
        Assert.Equal(json, Model.FromJson(json, catalogue).ToJson(catalogue));
        Assert.Contains("There is no layer \"my-scale\"", Assert.Throws<FormatException>(() => Model.FromJson(json)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_function_that_is_no_record_cannot_be_saved()
    {
        var model = new Sequential(new Input(3), new Dense(2, ActivationFunction.Of(x => x * x)));
        Assert.Contains("is not in the catalogue", Assert.Throws<InvalidOperationException>(() => model.ToJson()).Message, StringComparison.Ordinal);
    }
}
