using System.CommandLine;
using System.Globalization;
using Descent.Activations;
using Descent.Cli.Runs;
using Descent.Initializers;
using Descent.Losses;

namespace Descent.Cli.Options;

/// <summary>The network and what it is trained for.</summary>
internal sealed class NetworkArguments
{
    private readonly Option<HiddenLayers?> _layers = Setting.Of<HiddenLayers?>("--layers", "SIZES", $"Sizes of the hidden layers, such as 64,32, or none; default {Defaults.SmallLayer} for small data, {Defaults.LargeLayer} for large", Sizes);
    private readonly Option<ActivationFunction?> _activation = Setting.Item<ActivationFunction>("--activation", $"What hidden layers apply (default {Defaults.ActivationName})");
    private readonly Option<double?> _dropout = Setting.Fraction("--dropout", $"The share of hidden values that each step leaves out (default {Defaults.Dropout})");
    private readonly Option<double?> _l1 = Setting.NotNegative("--l1", "The penalty on the sizes of weights (default 0)");
    private readonly Option<double?> _l2 = Setting.NotNegative("--l2", $"The penalty on the squares of weights (default {Defaults.L2})");
    private readonly Option<Initializer?> _initializer = Setting.Item<Initializer>("--initializer", "How weights begin (default glorot_uniform)");
    private readonly Option<Loss?> _loss = Setting.Item<Loss>("--loss", "What is made small (default: cross-entropy for classes, mean squared error for numbers)",
        ("mse", "MeanSquaredError"), ("mae", "MeanAbsoluteError"), ("bce", "BinaryCrossentropy"));

    public void AddTo(Command command)
    {
        command.Add(_layers);
        command.Add(_activation);
        command.Add(_dropout);
        command.Add(_l1);
        command.Add(_l2);
        command.Add(_initializer);
        command.Add(_loss);
    }

    public NetworkSettings Read(ParseResult parsed) => new()
    {
        Layers = parsed.GetValue(_layers)?.Sizes,
        Activation = parsed.GetValue(_activation) ?? ActivationFunction.Named(Defaults.ActivationName),
        Dropout = parsed.GetValue(_dropout) ?? Defaults.Dropout,
        L1 = parsed.GetValue(_l1) ?? 0,
        L2 = parsed.GetValue(_l2) ?? Defaults.L2,
        HasDefaultPenalty = parsed.GetValue(_l1) is null && parsed.GetValue(_l2) is null,
        Initializer = parsed.GetValue(_initializer) ?? new GlorotUniform(),
        Loss = parsed.GetValue(_loss),
    };

    private static HiddenLayers Sizes(string text) => new(text is "none" ? [] :
    [
        .. text.Split(',').Select(size => int.TryParse(size, NumberStyles.None, CultureInfo.InvariantCulture, out var units) && units > 0 ? units
            : throw new UsageException($"needs whole numbers of at least 1 such as 64,32, or none, got '{text}'.")),
    ]);

    // Of a bare array the parser would make an empty one where the option is not given, which means no hidden layer here.
    private sealed record HiddenLayers(int[] Sizes);
}
