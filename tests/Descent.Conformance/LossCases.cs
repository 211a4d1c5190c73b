using Descent.Graph;
using Descent.Losses;

namespace Descent.Conformance;

/// <summary>Cases of the kind "loss": the value, and its gradient with respect to the predictions.</summary>
internal static class LossCases
{
    public static void Run(CaseContext context)
    {
        List<(string Name, TensorData Value)> feeds = [("y_true", context.Tensor("y_true")), ("y_pred", context.Tensor("y_pred"))];
        if (context.Case["sample_weight"] is not null) feeds.Add(("sample_weight", context.Tensor("sample_weight")));
        var inputs = feeds.ConvertAll(feed => CaseContext.Input(feed.Name, feed.Value));
        var loss = context.Case.Build<Loss>().Call(inputs[0], inputs[1], inputs.ElementAtOrDefault(2));
        var cotangent = context.Case["output_gradient"] is not null ? CaseContext.Constant(context.Tensor("output_gradient")) : Tensor.Constant(1, loss.DType);
        var gradient = Autodiff.Gradients([loss], [cotangent], [inputs[1]])[0];
        var results = context.Evaluate([loss, gradient], feeds);
        context.Check.Near("loss", results[0], context.Case.Needed("loss"));
        context.Check.Near("gradient", results[1], context.Case.Needed("gradient"));
    }
}
