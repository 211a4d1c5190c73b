using Descent.Constraints;

namespace Descent.Conformance;

/// <summary>Cases of the kind "constraint": the weights after it.</summary>
internal static class ConstraintCases
{
    public static void Run(CaseContext context)
    {
        var input = context.Tensor("input");
        var output = context.Case.Build<Constraint>().Apply(CaseContext.Input("w", input));
        context.Check.Near("output", context.Evaluate([output], ("w", input))[0], context.Case.Needed("output"));
    }
}
