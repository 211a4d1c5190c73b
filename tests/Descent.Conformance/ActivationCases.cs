using System.Text.Json.Nodes;
using Descent.Activations;
using Descent.Graph;

namespace Descent.Conformance;

/// <summary>Cases of the kind "activation": the value of a function and its gradient.</summary>
internal static class ActivationCases
{
    public static void Run(CaseContext context)
    {
        var settings = JsonNode.Parse(context.Case.Needed("config").GetRawText())!.AsObject();
        settings.Insert(0, "class_name", context.Case.Text("function"));
        var input = context.Tensor("input");
        var x = CaseContext.Input("x", input);
        var y = CaseItem.Read<ActivationFunction>(settings).Apply(x);
        var gradient = Autodiff.Gradients([y], [CaseContext.Constant(context.Tensor("output_gradient"))], [x])[0];
        var results = context.Evaluate([y, gradient], ("x", input));
        context.Check.Near("output", results[0], context.Case.Needed("output"));
        context.Check.Near("input gradient", results[1], context.Case.Needed("input_gradient"));
    }
}
