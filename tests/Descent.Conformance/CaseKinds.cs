namespace Descent.Conformance;

/// <summary>The table from the kind of a case to the code that runs it.</summary>
internal static class CaseKinds
{
    /// <summary>Computes a case in a precision and compares its results.</summary>
    /// <exception cref="NotSupportedException">There is no code for the kind.</exception>
    public static void Run(CaseContext context)
    {
        switch (context.Case.Kind)
        {
            case "initializer": InitializerCases.Run(context.Case, context.Precision, context.Check); break;
            case "schedule": ScheduleCases.Run(context.Case, context.Check); break;
            case "activation": ActivationCases.Run(context); break;
            case "clip": ClipCases.Run(context); break;
            case "constraint": ConstraintCases.Run(context); break;
            case "gd": GdCases.Run(context); break;
            case "layer": LayerCases.Run(context); break;
            case "loss": LossCases.Run(context); break;
            case "metric": MetricCases.Run(context); break;
            case "optimizer": OptimizerCases.Run(context); break;
            case "regularizer": RegularizerCases.Run(context); break;
            case "training": TrainingCases.Run(context); break;
            default: throw new NotSupportedException($"Cases of the kind \"{context.Case.Kind}\" are not supported.");
        }
    }
}
