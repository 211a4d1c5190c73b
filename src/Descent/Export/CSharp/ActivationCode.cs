using Descent.Activations;
using Descent.Graph;

namespace Descent.Export.CSharp;

/// <summary>The functions of the activations that a network applies, each once.</summary>
/// <param name="helpers">The functions that are called.</param>
/// <param name="names">The names of the class.</param>
internal sealed class ActivationCode(Helpers helpers, Identifiers names)
{
    private readonly Dictionary<ActivationFunction, string> _functions = [];
    private readonly List<string> _code = [];

    /// <summary>The functions' code.</summary>
    public IEnumerable<string> Code => _code;

    /// <summary>The function that changes values in place; null where nothing is to be done.</summary>
    /// <exception cref="ExportException">There is no code for the activation, or it is not along the last axis.</exception>
    public string? Use(ActivationFunction? activation, string layer)
    {
        if (activation is null or Linear) return null;
        if (activation is Softmax { Axis: -1 or 1 }) return helpers.Use("Softmax");
        if (activation is LogSoftmax { Axis: -1 or 1 }) return helpers.Use("LogSoftmax");
        if (_functions.TryGetValue(activation, out var known)) return known;
        var expression = Expression(activation)
            ?? throw new ExportException($"The layer \"{layer}\" applies {NearestName.Spelled(activation.GetType().Name)}, for which there is no code: each activation of the catalogue but glu can be exported.");
        var name = names.Type("Apply" + activation.GetType().Name);
        _code.Add($$"""
                /// <summary>The activation {{NearestName.Spelled(activation.GetType().Name)}}.</summary>
                private static void {{name}}(Span<float> values)
                {
                    foreach (ref var x in values) x = {{expression}};
                }
            """);
        return _functions[activation] = name;
    }

    /// <summary>The value for the float x, in terms of System.Math.</summary>
    private string? Expression(ActivationFunction activation) => activation switch
    {
        Relu relu => Relu(relu),
        Relu6 => "Clamp(x, 0, 6)",
        LeakyRelu leaky => $"x > 0 ? x : x * {Float(leaky.NegativeSlope)}",
        Elu elu => Elu(elu.Alpha),
        Celu celu => $"x > 0 ? x : (float)((Exp(x / {Literals.Of(celu.Alpha)}) - 1) * {Literals.Of(celu.Alpha)})",
        Selu => "(float)(1.0507009873554805 * (x > 0 ? x : (Exp(x) - 1) * 1.6732632423543772))",
        Gelu { Approximate: true } => "(float)(0.5 * x * (1 + Tanh(Sqrt(2 / PI) * (x + 0.044715 * x * x * x))))",
        Gelu => $"(float)(0.5 * x * (1 + {helpers.Use("Erf")}(x * Sqrt(0.5))))",
        Silu => "(float)(x / (1 + Exp(-x)))",
        Mish => "(float)(x * Tanh(Max(x, 0) + Log(1 + Exp(-Abs(x)))))",
        Softplus => "(float)(Max(x, 0) + Log(1 + Exp(-Abs(x))))",
        LogSigmoid => "(float)(Min(x, 0) - Log(1 + Exp(-Abs(x))))",
        Softsign => "x / (1 + Abs(x))",
        Tanh => "(float)Tanh(x)",
        TanhShrink => "(float)(x - Tanh(x))",
        Sigmoid => "(float)(1 / (1 + Exp(-x)))",
        Exponential => "(float)Exp(x)",
        HardSigmoid => "Clamp(x + 3, 0, 6) / 6",
        HardSilu => "x * (Clamp(x + 3, 0, 6) / 6)",
        HardTanh => "Clamp(x, -1, 1)",
        SoftShrink shrink => $"x > {Float(shrink.Threshold)} ? x - {Float(shrink.Threshold)} : x < -{Float(shrink.Threshold)} ? x + {Float(shrink.Threshold)} : 0",
        HardShrink shrink => $"Abs(x) > {Float(shrink.Threshold)} ? x : 0",
        Threshold threshold => $"x > {Float(threshold.Limit)} ? x : {Float(threshold.DefaultValue)}",
        Squareplus squareplus => $"(float)((x + Sqrt((double)x * x + {Literals.Of(squareplus.B)})) / 2)",
        _ => null,
    };

    private static string Elu(double alpha) => $"x > 0 ? x : (float)((Exp(x) - 1) * {Literals.Of(alpha)})";

    private static string Relu(Relu relu)
    {
        var line = relu is { NegativeSlope: 0, Threshold: 0 } ? "Max(x, 0)" : $"(x >= {Float(relu.Threshold)} ? x : {(relu.NegativeSlope == 0 ? "0" : $"(x - {Float(relu.Threshold)}) * {Float(relu.NegativeSlope)}")})";
        return relu.MaxValue is { } greatest ? $"Min({line}, {Float(greatest)})" : line;
    }

    private static string Float(double value) => Literals.Of((float)value);
}
