using Descent.Graph;
using Descent.Initializers;
using Descent.Layers;
using Descent.Losses;

namespace Descent.Tests.Analysis;

/// <summary>A value with the gradient of another one: how a rule of one's own is written, and how it goes wrong.</summary>
internal static class Rules
{
    public static Tensor WithGradientOf(this Tensor value, Tensor other) => value.StopGradient() + (other - other.StopGradient());
}

/// <summary>tanh(scale · x), with a gradient that is off by a factor.</summary>
internal sealed record WrongFactor(double Factor) : Layer
{
    public override Tensor Build(Scope scope, Tensor input)
    {
        var y = (input * scope.Parameter("scale", [input.Shape[^1]], new Constant(0.7))).Tanh();
        return y.WithGradientOf(y * Factor);
    }
}

/// <summary>x + x², with a gradient that forgets the second term.</summary>
internal sealed record MissingTerm : Layer
{
    public override Tensor Build(Scope scope, Tensor input) => input + input.Square().StopGradient();
}

/// <summary>A bias whose gradient is missing, while that of the input is right.</summary>
internal sealed record DeafBias : Layer
{
    public override Tensor Build(Scope scope, Tensor input) => input + scope.Parameter("bias", [input.Shape[^1]], new Zeros()).StopGradient();
}

/// <summary>The squared error with half its gradient.</summary>
internal sealed record HalfSlope : Loss
{
    protected override Tensor Values(Tensor yTrue, Tensor yPred)
    {
        var square = (yPred - yTrue).Square().Mean(-1);
        return square.WithGradientOf(square / 2);
    }
}
