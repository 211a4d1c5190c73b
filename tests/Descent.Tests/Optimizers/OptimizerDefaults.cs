using System.Text.Json;
using Descent.Optimizers;

namespace Descent.Tests.Optimizers;

/// <summary>Names and defaults of each optimizer's own settings, as Keras 3 has them.</summary>
public class OptimizerDefaults
{
    [Theory]
    [InlineData("""{"class_name":"SGD","momentum":0,"nesterov":false,"learning_rate":0.01}""")]
    [InlineData("""{"class_name":"Adam","beta_1":0.9,"beta_2":0.999,"epsilon":1E-07,"amsgrad":false,"learning_rate":0.001}""")]
    [InlineData("""{"class_name":"AdamW","beta_1":0.9,"beta_2":0.999,"epsilon":1E-07,"amsgrad":false,"learning_rate":0.001,"weight_decay":0.004}""")]
    [InlineData("""{"class_name":"Adagrad","initial_accumulator_value":0.1,"epsilon":1E-07,"learning_rate":0.001}""")]
    [InlineData("""{"class_name":"RMSprop","rho":0.9,"momentum":0,"epsilon":1E-07,"centered":false,"learning_rate":0.001}""")]
    [InlineData("""{"class_name":"Adadelta","rho":0.95,"epsilon":1E-07,"learning_rate":0.001}""")]
    [InlineData("""{"class_name":"Adamax","beta_1":0.9,"beta_2":0.999,"epsilon":1E-07,"learning_rate":0.001}""")]
    [InlineData("""{"class_name":"Nadam","beta_1":0.9,"beta_2":0.999,"epsilon":1E-07,"learning_rate":0.001}""")]
    [InlineData("""{"class_name":"Ftrl","learning_rate_power":-0.5,"initial_accumulator_value":0.1,"l1_regularization_strength":0,"l2_regularization_strength":0,"l2_shrinkage_regularization_strength":0,"beta":0,"learning_rate":0.001}""")]
    [InlineData("""{"class_name":"Lion","beta_1":0.9,"beta_2":0.99,"learning_rate":0.001}""")]
    [InlineData("""{"class_name":"Lamb","beta_1":0.9,"beta_2":0.999,"epsilon":1E-07,"learning_rate":0.001}""")]
    [InlineData("""{"class_name":"Muon","momentum":0.95,"nesterov":true,"ns_steps":5,"muon_a":3.4445,"muon_b":-4.775,"muon_c":2.0315,"rms_rate":0.2,"adam_beta_1":0.9,"adam_beta_2":0.999,"epsilon":1E-07,"exclude_embeddings":true,"learning_rate":0.001,"weight_decay":0.004}""")]
    public void AreThoseOfKeras(string settings)
    {
        using var document = JsonDocument.Parse(settings);
        var name = document.RootElement.GetProperty("class_name").GetString();
        var optimizer = JsonSerializer.Deserialize($$"""{"class_name":"{{name}}"}""", OptimizerJson.Default.Optimizer)!;
        using var written = JsonDocument.Parse(JsonSerializer.Serialize(optimizer, OptimizerJson.Default.Optimizer));
        var set = written.RootElement.EnumerateObject().Where(property => property.Value.ValueKind != JsonValueKind.Null && property.Name != "use_ema");
        Assert.Equal(document.RootElement.EnumerateObject().Select(property => property.ToString()).Order(), set.Select(property => property.ToString()).Order());
    }

    [Theory]
    [InlineData("""{"class_name":"AdamW","weight_decay":null}""")]
    [InlineData("""{"class_name":"Muon","weight_decay":null}""")]
    public void NullMeansNone(string settings) => Assert.Null(JsonSerializer.Deserialize(settings, OptimizerJson.Default.Optimizer)!.WeightDecay);
}
