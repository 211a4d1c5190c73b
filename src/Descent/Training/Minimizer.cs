using System.Runtime.CompilerServices;
using Descent.Graph;
using Descent.Optimizers;

namespace Descent.Training;

/// <summary>
/// Finds a minimum of a function of tensors, written in C# operators, by its exact gradient:
/// <c>Minimizer.Minimize(w => (w.Power(4) + w.Square() + 10 * w).Sum() / 50, start: [2.5], new Sgd(1.0), steps: 100)</c>.
/// </summary>
/// <remarks>A function and its gradient are compiled together with the optimizer into one program, which then runs once a step.</remarks>
/// <param name="Optimizer">What moves the variables along the gradient.</param>
public sealed record Minimizer(Optimizer Optimizer)
{
    /// <summary>The greatest number of steps.</summary>
    public int Steps { get; init => field = value >= 0 ? value : throw new ArgumentOutOfRangeException(nameof(Steps), value, "Steps needs to be zero or positive."); } = 1000;

    /// <summary>Stop where the gradient's norm is below this number. Null: never.</summary>
    public double? GradientNormBelow { get; init => field = Threshold(value, nameof(GradientNormBelow)); }

    /// <summary>Stop when a step moves all variables together by less than this Euclidean distance. Null: never.</summary>
    public double? ParameterChangeBelow { get; init => field = Threshold(value, nameof(ParameterChangeBelow)); }

    /// <summary>Stop when a step changes the function's value by less than this. Null: never.</summary>
    public double? ValueChangeBelow { get; init => field = Threshold(value, nameof(ValueChangeBelow)); }

    /// <summary>The type to compute in.</summary>
    public DType DType
    {
        get;
        init => field = value.IsFloat() ? value : throw new ArgumentOutOfRangeException(nameof(DType), value, "A function is minimised in a floating-point type.");
    } = DType.Float64;

    /// <summary>Minimises a function of a vector.</summary>
    /// <param name="function">From a vector [n] to a scalar.</param>
    /// <param name="start">The n numbers to start from.</param>
    /// <param name="optimizer">What moves the vector.</param>
    /// <param name="steps">The number of steps.</param>
    /// <exception cref="ShapeException">The function's result is no scalar.</exception>
    [OverloadResolutionPriority(1)]      // w => w[0] reads as a vector's element, not as one of several vectors
    public static MinimizerResult Minimize(Func<Tensor, Tensor> function, double[] start, Optimizer optimizer, int steps = 1000) =>
        new Minimizer(optimizer) { Steps = steps }.Run(function, start);

    /// <summary>Minimises a function of several tensors.</summary>
    /// <param name="function">From tensors of the starts' shapes to a scalar.</param>
    /// <param name="starts">The values to start from.</param>
    /// <param name="optimizer">What moves the tensors.</param>
    /// <param name="steps">The number of steps.</param>
    /// <exception cref="ShapeException">The function's result is no scalar.</exception>
    public static MinimizerResult Minimize(Func<IReadOnlyList<Tensor>, Tensor> function, IReadOnlyList<TensorData> starts, Optimizer optimizer, int steps = 1000) =>
        new Minimizer(optimizer) { Steps = steps }.Run(function, starts);

    /// <summary>Minimises a function of one tensor until a condition holds.</summary>
    /// <param name="function">From a tensor of the start's shape to a scalar.</param>
    /// <param name="start">The value to start from.</param>
    /// <exception cref="ShapeException">The function's result is no scalar.</exception>
    [OverloadResolutionPriority(1)]
    public MinimizerResult Run(Func<Tensor, Tensor> function, TensorData start)
    {
        ArgumentNullException.ThrowIfNull(function);
        return Run(variables => function(variables[0]), [start]);
    }

    /// <summary>Minimises a function of several tensors until a condition holds.</summary>
    /// <param name="function">From tensors of the starts' shapes to a scalar.</param>
    /// <param name="starts">The values to start from, at least one.</param>
    /// <exception cref="ShapeException">The function's result is no scalar.</exception>
    public MinimizerResult Run(Func<IReadOnlyList<Tensor>, Tensor> function, IReadOnlyList<TensorData> starts)
    {
        ArgumentNullException.ThrowIfNull(function);
        ArgumentNullException.ThrowIfNull(starts);
        if (starts.Count == 0) throw new ArgumentException("A function is minimised over at least one tensor, got no start.", nameof(starts));
        var program = new MinimizerProgram(function, [.. starts.Select(start => start.Cast(DType))], Optimizer);
        var path = new List<MinimizerIterate>();
        while (true)
        {
            // A run evaluates the function where it is and moves on; the last run's move is not used.
            var (row, gradients, hasMoved) = program.Run();
            path.Add(row);
            if (Reason(path, hasMoved) is { } reason) return new(path, reason, gradients);
        }
    }

    private StopReason? Reason(List<MinimizerIterate> path, bool hasMoved)
    {
        var (step, now) = (path.Count - 1, path[^1]);
        if (!now.IsFinite)
            return new(StopKind.NonFiniteLoss, $"The function is not finite at step {step}: its value is {now.Value:g3}, the norm of its gradient {now.GradientNorm:g3}.");
        if (now.GradientNorm < GradientNormBelow)
            return new(StopKind.GradientNorm, $"The gradient's norm is {now.GradientNorm:g3} at step {step}, below {GradientNormBelow:g3}.");
        if (hasMoved && Distance(path[^2], now) is var distance && distance < ParameterChangeBelow)
            return new(StopKind.ParameterChange, $"Step {step} moved the variables by {distance:g3}, less than {ParameterChangeBelow:g3}.");
        if (hasMoved && Math.Abs(now.Value - path[^2].Value) is var change && change < ValueChangeBelow)
            return new(StopKind.LossChange, $"Step {step} changed the value by {change:g3}, less than {ValueChangeBelow:g3}.");
        return step < Steps ? null : new(StopKind.Steps, $"All {Steps} steps are done.");
    }

    private static double Distance(MinimizerIterate from, MinimizerIterate to)
    {
        var sum = 0.0;
        foreach (var (before, now) in from.Variables.Zip(to.Variables))
            for (var i = 0; i < now.Shape.Size; i++) sum += (now[i] - before[i]) * (now[i] - before[i]);
        return Math.Sqrt(sum);
    }

    private static double? Threshold(double? value, string name) =>
        value is null or > 0 ? value : throw new ArgumentOutOfRangeException(name, value, $"{name} needs to be positive.");
}
