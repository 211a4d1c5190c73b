using Descent.Graph;
using Descent.Regularizers;

namespace Descent.Conformance;

/// <summary>Cases of the kind "regularizer": the penalty and its gradient.</summary>
internal static class RegularizerCases
{
    public static void Run(CaseContext context)
    {
        var input = context.Tensor("input");
        var weights = CaseContext.Input("w", input);
        var penalty = context.Case.Build<Regularizer>().Penalty(weights);
        var results = context.Evaluate([penalty, Autodiff.Gradients(penalty, [weights])[0]], ("w", input));
        context.Check.Near("penalty", results[0], context.Case.Needed("penalty"));
        context.Check.Near("gradient", results[1], context.Case.Needed("gradient"));
    }
}
