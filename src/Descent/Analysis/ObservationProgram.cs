using Descent.Compile;
using Descent.Graph;
using Descent.Layers;
using Descent.Models;
using Descent.Training;

namespace Descent.Analysis;

/// <summary>
/// The forward pass in training mode and the gradients by parameters and by the outputs of layers, on samples that stay. It updates no variable, so training goes on
/// as if it were not there.
/// </summary>
internal sealed class ObservationProgram
{
    private readonly Executable _executable;
    private readonly RunContext _context;
    private readonly long _seed;
    private readonly LayerStatistics _settings;
    private readonly ModelVariable[] _parameters;
    private readonly (string Name, LayerBuild Build, Tensor Value)[] _outputs;

    public ObservationProgram(Model model, Objective objective, PreparedData probe, Backend backend, long seed, LayerStatistics settings)
    {
        (_seed, _settings) = (seed, settings);
        var batch = BatchTensors.Fed(probe.Types, probe.Rows);
        var pass = ForwardPass.Of(model, objective, batch);
        _parameters = [.. model.Parameters];
        _outputs = [.. pass.LayerOutputs];
        Tensor[] values = [.. _outputs.Select(output => output.Value)];
        var gradients = Autodiff.Gradients(pass.Loss, [.. _parameters.Select(parameter => parameter.Variable.Value), .. values]);
        _executable = Compiler.Compile(new GraphProgram([pass.Loss, .. gradients, .. values]), backend);
        _context = _executable.CreateContext();
        probe.CopyTo(_context, 0, probe.Rows);
        Weights = new(_parameters, settings.Bins);
    }

    /// <summary>The parameters as they were before a step.</summary>
    public WeightObserver Weights { get; }

    /// <summary>Runs the program and summarizes all that it gives.</summary>
    public LayerObservation Observe(int epoch, long step)
    {
        StepInputs.Write(_context, _seed, step);
        _executable.Run(_context);
        var (firstGradient, firstValue) = (1 + _parameters.Length, 1 + _parameters.Length + _outputs.Length);
        return new(epoch, step, _context.ReadScalar(0),
            [.. _parameters.Select((_, i) => Weights.Observe(i, Summarize(1 + i)))],
            [.. _outputs.Select((output, i) => Describe(output, Summarize(firstValue + i), Summarize(firstGradient + i), firstValue + i))]);
    }

    private ActivationStatistics Describe((string Name, LayerBuild Build, Tensor Value) output, ValueSummary values, ValueSummary gradient, int place)
    {
        var range = OutputRange.Of(output.Build, output.Value);
        var shares = new OutputShares(range, _settings.SaturationMargin, output.Value.Shape[^1]);
        return new(output.Name, output.Build.Layer.Kind, output.Value.Shape, values, gradient,
            range.IsRectified ? IsDouble(place) ? shares.Dead(_context.Output<double>(place)) : shares.Dead(_context.Output<float>(place)) : null,
            range.Saturates ? IsDouble(place) ? shares.Saturated(_context.Output<double>(place)) : shares.Saturated(_context.Output<float>(place)) : null);
    }

    private ValueSummary Summarize(int output) =>
        IsDouble(output) ? ValueSummary.Of(_context.Output<double>(output), _settings.Bins) : ValueSummary.Of(_context.Output<float>(output), _settings.Bins);

    private bool IsDouble(int output) => _executable.Plan.Outputs[output].Type.DType == DType.Float64;
}
