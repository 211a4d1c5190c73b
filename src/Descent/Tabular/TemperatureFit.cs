using Descent.Assessments;
using Descent.Graph;
using Descent.Models;
using Descent.Training;

namespace Descent.Tabular;

/// <summary>Calibrates a network's probabilities within the network: logits are linear in the last layer's weights, so these are divided by the temperature.</summary>
internal static class TemperatureFit
{
    /// <summary>The temperature that suits the validation rows.</summary>
    public static double Of(AutoTraining training)
    {
        var rows = training.Split.Validation;
        return TemperatureScaling.Fit(training.Targets(rows), training.Model.Predict(training.Pipeline.Features(training.Data.Table, rows)));
    }

    /// <summary>Divides the weights of the last layer, biases among them.</summary>
    public static void Divide(Model model, double temperature)
    {
        var last = model.NameOf(model.Layers[^1]) + "/";
        model.SetWeights(model.GetWeights().ToDictionary(weight => weight.Key, weight => !weight.Key.StartsWith(last, StringComparison.Ordinal) ? weight.Value
            : TensorData.From([.. weight.Value.ToDoubles().Select(value => (float)(value / temperature))], weight.Value.Shape)));
    }
}
