using Descent.Compile;
using Descent.Optimizers;

namespace Descent.Training;

/// <summary>
/// The compiled steps for samples of some types: each (kind of update, batch size) compiles exactly once, when it is first needed. One
/// training runs at a time.
/// </summary>
/// <param name="step">Writes the programs.</param>
/// <param name="optimizer">Decides what each step does.</param>
/// <param name="batchOf">The samples of a program for a batch size.</param>
/// <param name="extras">What the steps measure.</param>
/// <param name="backend">What runs them.</param>
internal sealed class StepPrograms(TrainingStep step, OptimizerState optimizer, Func<int, BatchTensors> batchOf, StepExtras extras, Backend backend)
{
    private readonly List<Entry> _compiled = [];      // few: each step looks through them

    public StepExtras Extras => extras;

    /// <summary>The number of programs compiled so far.</summary>
    public int Count => _compiled.Count;

    /// <summary>The program of the step to come, for a batch size, with the optimizer's rate written.</summary>
    public CompiledStep Begin(int batch)
    {
        var kind = optimizer.BeginStep();
        foreach (var entry in _compiled)
            if (entry.Kind == kind && entry.Batch == batch) return entry.Step;
        var (program, outputs) = step.Build(batchOf(batch), kind, extras);
        var compiled = new CompiledStep(program, outputs, backend);
        _compiled.Add(new(kind, batch, compiled));
        return compiled;
    }

    private sealed record Entry(UpdateKind Kind, int Batch, CompiledStep Step);
}
