using System.CommandLine;
using System.Globalization;
using Descent.Activations;
using Descent.Initializers;
using Descent.Losses;
using Descent.Tabular;

namespace Descent.Cli.Options;

/// <summary>The network and what it is trained for.</summary>
internal sealed class NetworkArguments
{
    private readonly Option<HiddenLayers?> _layers = Setting.Of<HiddenLayers?>("--layers", "SIZES", "Sizes of the hidden layers, such as 64,32, or none (default: by the size of the data)", Sizes);
    private readonly Option<ActivationFunction?> _activation = Setting.Item<ActivationFunction>("--activation", "What hidden layers apply (default relu)");
    private readonly Option<double?> _dropout = Setting.Fraction("--dropout", "The share of hidden values that each step leaves out (default 0)");
    private readonly Option<double?> _l1 = Setting.NotNegative("--l1", "The penalty on the sizes of weights (default 0)");
    private readonly Option<double?> _l2 = Setting.NotNegative("--l2", "The penalty on the squares of weights (default: by the data)");
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

    /// <summary>Settings with what is said about the network.</summary>
    public AutoSettings Read(ParseResult parsed, AutoSettings settings) => settings with
    {
        Layers = parsed.GetValue(_layers) is { Sizes: var sizes } ? [.. sizes] : null,
        Activation = parsed.GetValue(_activation),
        Dropout = parsed.GetValue(_dropout),
        L1 = parsed.GetValue(_l1),
        L2 = parsed.GetValue(_l2),
        Initializer = parsed.GetValue(_initializer),
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
