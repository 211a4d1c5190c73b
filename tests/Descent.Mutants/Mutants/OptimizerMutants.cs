namespace Descent.Mutants.Mutants;

/// <summary>In optimizers' rules and what stands round them, and in schedules.</summary>
internal static class OptimizerMutants
{
    public static readonly Mutant[] All =
    [
        new("Adam's mean is not corrected for its beginning", "Optimizers/Adam.cs", "scope.LearningRate * root / scope.BiasCorrection(Beta1)", "scope.LearningRate * root"),
        new("Adam's ε is not corrected", "Optimizers/Adam.cs", "(square.Sqrt() + (root * Epsilon).Cast(parameter.DType))", "(square.Sqrt() + Epsilon)"),
        new("Adam's square forgets at the mean's pace", "Optimizers/Adam.cs", "gradient.Square(), Beta2", "gradient.Square(), Beta1"),
        new("AMSGrad keeps the least square", "Optimizers/Adam.cs", "scope.Slot(\"velocity_hat\").Maximum(square)", "scope.Slot(\"velocity_hat\").Minimum(square)"),
        new("moving averages take the whole new value", "Optimizers/OptimizerScope.cs", "Slot(name) + (1 - decay) * value", "Slot(name) + value"),
        new("Nesterov's step looks backward", "Optimizers/Sgd.cs", "Momentum * velocity - step)", "Momentum * velocity + step)"),
        new("RMSprop's ε stands outside of the root", "Optimizers/RmsProp.cs", "(square + Epsilon).Sqrt()", "(square.Sqrt() + Epsilon)"),
        new("Nadam's correction forgets the next momentum", "Optimizers/Nadam.cs", "next / (1 - product * next)", "next / (1 - product)"),
        new("Adamax never forgets", "Optimizers/Adamax.cs", "(Beta2 * scope.Slot(\"infinity_norm\")).Maximum", "scope.Slot(\"infinity_norm\").Maximum"),
        new("Lion's mean forgets at the direction's pace", "Optimizers/Lion.cs", "scope.MovingAverage(\"momentum\", gradient, Beta2);", "scope.MovingAverage(\"momentum\", gradient, Beta1);"),
        new("FTRL's shift has the wrong sign", "Optimizers/Ftrl.cs", "rootAfter - rootBefore", "rootBefore - rootAfter"),
        new("LAMB's trust is turned over", "Optimizers/Lamb.cs", "ofParameter / ofStep", "ofStep / ofParameter"),
        new("Muon's polynomial has a wrong sign", "Optimizers/Muon.cs", "MuonB * square + MuonC", "MuonB * square - MuonC"),
        new("decay does not follow the rate", "Optimizers/UpdateRules.cs", "(scope.LearningRate * decay).Cast(parameter.DType)", "scope.LearningRate.Like(decay).Cast(parameter.DType)"),
        new("the average of parameters begins an update late", "Optimizers/UpdateRules.cs", "(scope.Step > 1)", "(scope.Step > 2)"),
        new("accumulated gradients are summed instead of averaged", "Optimizers/GradientAccumulation.cs", "(sum.Value + gradients[i]) / steps", "sum.Value + gradients[i]"),
        new("clipping lengthens short gradients", "Optimizers/Clipping.cs", "limit / norm.Maximum(limit)", "limit / norm"),
        new("the norm of all gradients is the last one's", "Optimizers/Clipping.cs", "sum += tensor.Cast(DType.Float64)", "sum = tensor.Cast(DType.Float64)"),
        new("parameters are overwritten an update late", "Optimizers/OptimizerState.cs", "(UpdatesMade + 1) % frequency", "UpdatesMade % frequency"),
        new("a cosine's fall rises again", "Schedules/CosineDecay.cs", "(double)Math.Min(step, DecaySteps) / DecaySteps", "(double)step / DecaySteps"),
        new("an exponential staircase steps early", "Schedules/ExponentialDecay.cs", "Math.Floor(progress)", "Math.Ceiling(progress)"),
        new("a piece ends a step early", "Schedules/PiecewiseConstantDecay.cs", "step > Boundaries[piece]", "step >= Boundaries[piece]"),
        new("one cycle's peak is a step late", "Schedules/OneCycle.cs", "PctStart * TotalSteps - 1", "PctStart * TotalSteps"),
        new("what follows a warm-up counts its steps", "Schedules/LinearWarmup.cs", "After?.At(step - WarmupSteps)", "After?.At(step)"),
    ];
}
