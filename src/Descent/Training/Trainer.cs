using Descent.Backends.Cpu;
using Descent.Compile;
using Descent.Graph;
using Descent.Models;
using Descent.Optimizers;
using Descent.Training.Checkpoints;

namespace Descent.Training;

/// <summary>
/// Trains and measures one model: an optimizer, losses and metrics, and the compiled programs. <c>model.Compile</c> makes one and keeps
/// it with the model. Training is for one thread at a time; <see cref="Predict(TensorData)"/> for any number.
/// </summary>
/// <remarks>
/// A step runs as one program, from taking the minibatch to the new parameters, and allocates nothing. Each program compiles once for each
/// batch size: an epoch needs one for full batches and one for a smaller last batch. After a layer is frozen or thawed <c>Compile</c> is called
/// again.
/// </remarks>
public sealed class Trainer
{
    private readonly Backend _backend;
    private readonly Dictionary<DataTypes, StepPrograms> _fedSteps = [];
    private (ResidentData Data, StepPrograms Programs)? _residentSteps;
    private Session? _session;

    /// <summary>A trainer of a model.</summary>
    /// <param name="model">The model.</param>
    /// <param name="optimizer">How gradients move the parameters.</param>
    /// <param name="outputs">What each output is trained for, in the order of the model's outputs.</param>
    /// <param name="backend">What runs the programs; null: the CPU, on all processors.</param>
    /// <exception cref="ArgumentException">There is not one objective an output, or two metrics have one name. (Of a model without its input's shape this is found when it gets data.)</exception>
    public Trainer(Model model, Optimizer optimizer, IReadOnlyList<OutputObjective> outputs, Backend? backend = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(optimizer);
        ArgumentNullException.ThrowIfNull(outputs);
        (Model, Optimizer, Outputs, _backend) = (model, optimizer, outputs, backend ?? CpuBackend.Default);
        Predictor = new(model, _backend);
        if (model.IsBuilt) _session = new(model, optimizer, outputs, _backend);
    }

    /// <summary>The model.</summary>
    public Model Model { get; }

    /// <summary>The optimizer's settings.</summary>
    public Optimizer Optimizer { get; }

    /// <summary>What each output is trained for, in the order of the model's outputs.</summary>
    public IReadOnlyList<OutputObjective> Outputs { get; }

    /// <summary>The optimizer at work: its counters and slots, which training goes on from.</summary>
    /// <exception cref="InvalidOperationException">The model does not know the shape of its input yet.</exception>
    public OptimizerState OptimizerState => Require().Optimizer;

    /// <summary>The minibatches trained on so far, in all trainings.</summary>
    public long StepsMade { get; internal set; }

    /// <summary>The epochs begun so far, in all trainings: each has an order of its own, so that going on is as if training had not ended.</summary>
    internal int EpochsBegun { get; set; }

    internal Predictor Predictor { get; }

    /// <summary>What runs the programs.</summary>
    internal Backend Backend => _backend;

    /// <summary>The number of programs compiled so far.</summary>
    internal int CompileCount => Predictor.Count + (_session?.Evaluator.Count ?? 0) + _fedSteps.Values.Sum(steps => steps.Count) + (_residentSteps?.Programs.Count ?? 0);

    /// <summary>Trains.</summary>
    /// <param name="data">The samples.</param>
    /// <param name="options">How.</param>
    /// <returns>What was recorded, and why training ended. The model keeps the parameters, so that another call goes on.</returns>
    /// <exception cref="ShapeException">The data does not fit the model; the message names the input, output or layer.</exception>
    /// <exception cref="ArgumentException">An option does not fit the data, or names a series that is not recorded.</exception>
    /// <exception cref="InvalidOperationException">The model has nothing to train, or a layer was frozen or thawed after <c>Compile</c>.</exception>
    /// <exception cref="CheckpointMismatchException">The checkpoint to resume is of another training.</exception>
    /// <exception cref="Serialization.ModelFileException">There is no checkpoint to resume, or none that can be read.</exception>
    public History Fit(TrainingData data, FitOptions options)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(options);
        var session = Require(data.X);
        session.RequireTrainable();
        var (train, validation) = session.Split(data, options);
        var prepared = session.Prepare(train, options.ClassWeight);
        var held = validation is null ? null : session.Prepare(validation, validation.SampleWeight).WithWeights(Model.DType);
        var loop = new TrainingLoop(this, session, extras => StepsOn(session, prepared, extras), prepared, held, options);
        return loop.Run(options.Resume is { } resume ? Checkpoint.Load(resume) : null);
    }

    /// <summary>Measures the loss and the metrics on some samples, in inference mode.</summary>
    /// <exception cref="ShapeException">The data does not fit the model; the message names the input, output or layer.</exception>
    public Evaluation Evaluate(TrainingData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        var session = Require(data.X);
        return session.Evaluator.Evaluate(session.Prepare(data, data.SampleWeight).WithWeights(Model.DType));
    }

    /// <summary>The output of a model of one input and one output, <c>[n, ..]</c>, in inference mode.</summary>
    /// <param name="x">The samples, <c>[n, ..]</c>.</param>
    /// <exception cref="ShapeException">The data does not fit the model; the message names the input.</exception>
    /// <exception cref="InvalidOperationException">The model has several outputs.</exception>
    public TensorData Predict(TensorData x) => Predictor.Predict(x);

    /// <summary>The outputs of a model of any number of inputs and outputs, each <c>[n, ..]</c>, in inference mode.</summary>
    /// <param name="x">One tensor an input, each <c>[n, ..]</c>.</param>
    /// <exception cref="ShapeException">The data does not fit the model; the message names the input.</exception>
    public IReadOnlyList<TensorData> Predict(IReadOnlyList<TensorData> x) => Predictor.Predict(x);

    /// <summary>Makes one step on exactly these samples.</summary>
    /// <param name="batch">The samples of the step.</param>
    /// <param name="seed">The seed of dropout's masks.</param>
    /// <returns>The losses before the update.</returns>
    /// <exception cref="ShapeException">The data does not fit the model; the message names the input, output or layer.</exception>
    /// <exception cref="ArgumentException">A label is none of the classes.</exception>
    /// <exception cref="InvalidOperationException">The model has nothing to train, or a layer was frozen or thawed after <c>Compile</c>.</exception>
    public BatchResult TrainOnBatch(TrainingData batch, long seed = 0)
    {
        ArgumentNullException.ThrowIfNull(batch);
        var session = Require(batch.X);
        var data = session.Prepare(batch, batch.SampleWeight);
        session.RequireTrainable();
        if (!_fedSteps.TryGetValue(data.Types, out var steps))
            _fedSteps[data.Types] = steps = session.Steps(rows => BatchTensors.Fed(data.Types, rows), StepExtras.None);
        var step = steps.Begin(data.Rows);
        data.CopyTo(step.Context, 0, data.Rows);
        step.Run(seed, StepsMade++);
        return new(step.Loss, step.Context.ReadScalar(step.Outputs.DataLoss));
    }

    /// <summary>The bare steps on some data in the programs' memory, for measuring them.</summary>
    internal StepPrograms StepsOn(TrainingData data)
    {
        var session = Require(data.X);
        return StepsOn(session, session.Prepare(data, data.SampleWeight), StepExtras.None);
    }

    /// <summary>The programs over data in their memory: those of the last training where the new data can take the place of its data.</summary>
    private StepPrograms StepsOn(Session session, PreparedData data, StepExtras extras)
    {
        if (_residentSteps is { } kept && kept.Programs.Extras == extras && kept.Data.Fits(data)) kept.Data.Write(data);
        else _residentSteps = Place(new(data));      // data of an earlier training is not kept in memory
        return _residentSteps.Value.Programs;

        (ResidentData, StepPrograms) Place(ResidentData placed) => (placed, session.Steps(placed.Gather, extras));
    }

    private Session Require(IReadOnlyList<TensorData>? x = null)
    {
        if (_session is null && x is not null) Model.EnsureBuilt([.. x.Select(PreparedData.Sample)]);
        return _session ??= new(Model, Optimizer, Outputs, _backend);
    }
}
