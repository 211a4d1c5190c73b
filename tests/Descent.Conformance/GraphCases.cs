using System.Text.Json.Nodes;
using Descent.Activations;
using Descent.Graph;

namespace Descent.Conformance;

/// <summary>Computes tensors of a graph from the values of its inputs.</summary>
internal delegate IReadOnlyList<TensorData> GraphEvaluator(IReadOnlyList<Tensor> results, params (string Name, TensorData Value)[] feeds);

/// <summary>Cases of functions of tensors, whose values and gradients an evaluator computes.</summary>
internal static class GraphCases
{
    /// <summary>Cases of the kind "activation".</summary>
    public static void RunActivation(Case test, DType precision, Check check, GraphEvaluator evaluate)
    {
        var settings = JsonNode.Parse(test.Needed("config").GetRawText())!.AsObject();
        settings.Insert(0, "class_name", test.Text("function"));
        var activation = CaseItem.Read<ActivationFunction>(settings);
        var (input, cotangent) = (test.Tensor("input", precision), test.Tensor("output_gradient", precision));
        var x = Tensor.Input("x", input.DType, input.Shape);
        var y = activation.Apply(x);
        var gradient = Autodiff.Gradients([y], [Tensor.Constant(cotangent.ToDoubles(), cotangent.Shape, precision)], [x])[0];
        var results = evaluate([y, gradient], ("x", input));
        check.Near("output", results[0], test.Needed("output"));
        check.Near("input gradient", results[1], test.Needed("input_gradient"));
    }
}
