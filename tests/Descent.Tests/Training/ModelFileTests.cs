using Descent.Graph;
using Descent.Layers;
using Descent.Models;
using Descent.Serialization;
using Descent.Tests.Models;
using Descent.Training;

namespace Descent.Tests.Training;

public sealed class ModelFileTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("descent-models");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void A_model_comes_back_with_its_weights_and_sections()
    {
        var model = Make(seed: 3);
        ModelFile.Save(At("a"), model, new Dictionary<string, string> { ["labels"] = """["no","yes"]""" }, new Dictionary<string, TensorData> { ["@step"] = new int[] { 7 } });
        var saved = ModelFile.Load(At("a"));
        Assert.IsType<Sequential>(saved.Model);
        Assert.Equal(model.ToJson(), saved.Model.ToJson());
        Assert.All(model.GetWeights(), weight => Assert.Equal(weight.Value.ToDoubles(), saved.Model.GetWeights()[weight.Key].ToDoubles()));
        Assert.Equal("""["no","yes"]""", saved.Sections["labels"]);
        Assert.Equal(7, saved.Tensors["@step"][0]);
        Assert.Single(saved.Sections);
    }

    [Fact]
    public void Equal_models_give_equal_bytes()
    {
        ModelFile.Save(At("a"), Make(seed: 3));
        ModelFile.Save(At("b"), Make(seed: 3));
        ModelFile.Save(At("c"), Make(seed: 4));
        Assert.Equal(File.ReadAllBytes(At("a")), File.ReadAllBytes(At("b")));
        Assert.NotEqual(File.ReadAllBytes(At("a")), File.ReadAllBytes(At("c")));
    }

    [Fact]
    public void Tensors_that_are_not_exactly_the_models_are_refused()
    {
        ModelFile.Save(At("a"), Make(seed: 3));
        var file = SafeTensorsFile.Read(At("a"));
        var tensors = new Dictionary<string, TensorData>(file.Tensors);
        tensors.Remove("dense/bias");
        tensors["dense/bia"] = new float[] { 1 };
        new SafeTensorsFile(tensors, file.Metadata).Write(At("a"));
        var error = Assert.Throws<ModelFileException>(() => ModelFile.Load(At("a")));
        Assert.Contains("missing are dense/bias; not of the model are dense/bia", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Tensors_of_another_element_type_are_refused()
    {
        ModelFile.Save(At("a"), Make(seed: 3));
        var file = SafeTensorsFile.Read(At("a"));
        new SafeTensorsFile(file.Tensors.ToDictionary(tensor => tensor.Key, tensor => tensor.Value.Cast(DType.Float64)), file.Metadata).Write(At("a"));
        Assert.Contains("The model computes in Float32, but dense/kernel is Float64", Assert.Throws<ModelFileException>(() => ModelFile.Load(At("a"))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_architecture_that_asks_for_more_than_the_file_holds_allocates_nothing()
    {
        ModelFile.Save(At("a"), Make(seed: 3));
        var file = SafeTensorsFile.Read(At("a"));
        var metadata = new Dictionary<string, string>(file.Metadata);
        metadata["architecture"] = metadata["architecture"].Replace("\"units\":4", "\"units\":500000000", StringComparison.Ordinal);
        new SafeTensorsFile(file.Tensors, metadata).Write(At("a"));
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Throws<ModelFileException>(() => ModelFile.Load(At("a")));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 100_000_000);
    }

    [Fact]
    public void What_is_no_model_is_refused()
    {
        new SafeTensorsFile(new Dictionary<string, TensorData> { ["x"] = new float[] { 1 } }).Write(At("a"));
        Assert.Contains("not a model saved by Descent", Assert.Throws<ModelFileException>(() => ModelFile.Load(At("a"))).Message, StringComparison.Ordinal);
        File.WriteAllText(At("b"), "no model");
        Assert.Throws<ModelFileException>(() => ModelFile.Load(At("b")));
        Assert.Throws<FileNotFoundException>(() => ModelFile.Load(At("c")));
    }

    [Fact]
    public void A_model_with_a_layer_of_ones_own_is_saved_and_loaded()
    {
        var catalogue = new Catalogue();
        catalogue.Register<Scale>("my-scale");
        var model = new Sequential(new Input(3), new Scale(2, "tanh"));
        ModelFile.Save(At("a"), model, catalogue: catalogue);
        Assert.Equal([2.0, 2, 2], ModelFile.Load(At("a"), catalogue).Model.GetWeights()["scale/scale"].ToDoubles());
        Assert.Contains("There is no layer \"my-scale\"", Assert.Throws<ModelFileException>(() => ModelFile.Load(At("a"))).Message, StringComparison.Ordinal);
    }

    private static Sequential Make(long seed) => new(new Input(5), new Dense(4, "relu"), new PReLU(), new Dense(1)) { Seed = seed };

    private string At(string name) => Path.Combine(_folder.FullName, name + ".safetensors");
}
