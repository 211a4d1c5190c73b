using Descent.Graph;
using Descent.Losses;

namespace Descent.Conformance;

/// <summary>Cases of the kind "loss": the value, and its gradient with respect to the predictions.</summary>
internal static class LossCases
{
    public static void Run(CaseContext context)
    {
        var test = context.Case;
        List<(string Name, TensorData Value)> feeds = [("y_true", context.Tensor("y_true")), ("y_pred", context.Tensor("y_pred"))];
        if (test["sample_weight"] is not null) feeds.Add(("sample_weight", context.Tensor("sample_weight")));
        var inputs = feeds.ConvertAll(feed => CaseContext.Input(feed.Name, feed.Value));
        var loss = test.Build<Loss>().Call(inputs[0], inputs[1], inputs.ElementAtOrDefault(2));
        var cotangent = test["output_gradient"] is null ? Tensor.Constant(1, context.Precision) : CaseContext.Constant(context.Tensor("output_gradient"));
        var results = context.Evaluate([loss, Autodiff.Gradients([loss], [cotangent], [inputs[1]])[0]], feeds);
        context.Check.Near("loss", results[0], test.Needed("loss"));
        context.Check.Near("gradient", results[1], test.Needed("gradient"));
    }
}
