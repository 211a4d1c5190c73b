using Descent.Graph;
using Descent.Layers;
using Descent.Models;
using Descent.Training;

namespace Descent.Tests.Training;

public class ModelSavingTests
{
    [Fact]
    public void A_loaded_model_predicts_the_same_bits()
    {
        var path = Path.Combine(Directory.CreateTempSubdirectory("descent-").FullName, "net.safetensors");
        var model = new Sequential([new Descent.Layers.Input(3), new Dense(4, "tanh"), new Dense(2)]) { Seed = 3 };
        TensorData x = new float[,] { { 1, 2, 3 }, { -1, 0, 0.5f } };
        model.Save(path);
        Assert.Equal(model.Predict(x).ToDoubles(), Model.Load(path).Predict(x).ToDoubles());
    }

    [Fact]
    public void A_missing_folder_is_named()
    {
        var model = new Sequential([new Descent.Layers.Input(3), new Dense(1)]);
        var folder = Path.Combine(Path.GetTempPath(), $"descent-missing-{Guid.NewGuid()}");
        Assert.Contains($"the folder {folder} does not exist", Assert.Throws<DirectoryNotFoundException>(() => model.Save(Path.Combine(folder, "net.safetensors"))).Message, StringComparison.Ordinal);
    }
}
