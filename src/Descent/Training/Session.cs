using Descent.Compile;
using Descent.Graph;
using Descent.Models;
using Descent.Optimizers;

namespace Descent.Training;

/// <summary>What a trainer has once the shapes of its model are known.</summary>
internal sealed class Session
{
    public Session(Model model, Optimizer optimizer, IReadOnlyList<OutputObjective> outputs, Backend backend)
    {
        (Model, Backend) = (model, backend);
        Objective = new(model, outputs);
        TrainedParameter[] parameters = [.. model.Variables.Where(variable => variable.Trainable)
            .Select(variable => new TrainedParameter(variable.Variable, variable.Constraint is { } constraint ? constraint.Apply : null))];
        Parameters = [.. parameters.Select(parameter => parameter.Variable)];
        Optimizer = new(optimizer, parameters);
        Evaluator = new(model, Objective, backend);
    }

    public Model Model { get; }

    /// <summary>What runs the programs.</summary>
    public Backend Backend { get; }

    public Objective Objective { get; }

    /// <summary>The variables that gradients move.</summary>
    public IReadOnlyList<Variable> Parameters { get; }

    public OptimizerState Optimizer { get; }

    public Evaluator Evaluator { get; }

    /// <summary>The same samples, with class numbers for the losses that take labels, so that they are known as classes.</summary>
    /// <exception cref="ArgumentException">A label is none of the classes.</exception>
    private TrainingData WithLabels(TrainingData data) => data.Y.Count != Model.Outputs.Count ? data
        : new(data.X, [.. data.Y.Select((y, i) => Objective.Losses[i].TakesLabels ? ClassLabels.Of(Model.Outputs[i], Objective.Losses[i], y) : y)], data.SampleWeight) { RowNumbers = data.RowNumbers };

    /// <summary>The samples to train on and those to validate on, if any, with class numbers for the losses that take labels.</summary>
    /// <exception cref="ArgumentException">The options do not fit the data.</exception>
    public (TrainingData Train, TrainingData? Validation) Split(TrainingData data, FitOptions options) => ValidationSplit.Of(WithLabels(data), options);

    /// <summary>Samples to train on, with the weights of their classes.</summary>
    /// <exception cref="ArgumentException">There are class weights and several outputs, or they do not fit the data.</exception>
    public PreparedData Prepare(TrainingData data, IReadOnlyDictionary<int, double>? classWeight)
    {
        if (classWeight is not null && data.Y.Count > 1) throw new ArgumentException("Class weights need a model of one output: give sample weights instead.", nameof(classWeight));
        return Prepare(data, SampleWeights.Combine(data.Y[0], data.SampleWeight, classWeight));
    }

    public PreparedData Prepare(TrainingData data, TensorData? weight) => PreparedData.For(Model, Objective.Losses, data, weight);

    /// <summary>Throws if nothing is trainable, or something else than when the optimizer began, whose slots belong to that.</summary>
    /// <exception cref="InvalidOperationException">There is no parameter to train, or a layer was frozen or thawed in between.</exception>
    public void RequireTrainable()
    {
        if (!Model.Variables.Where(variable => variable.Trainable).Select(variable => variable.Variable).SequenceEqual(Parameters))
            throw new InvalidOperationException($"Layers of the model \"{Model.Name}\" were frozen or thawed after Compile: call Compile again, so that the optimizer knows what it moves.");
        if (Parameters.Count == 0) throw new InvalidOperationException($"The model \"{Model.Name}\" has no parameter to train: all its layers are frozen, or have none.");
    }

    public StepPrograms Steps(Func<int, BatchTensors> batchOf, StepExtras extras) =>
        new(new(Model, Objective, Parameters, Optimizer), Optimizer, batchOf, extras, Backend);
}
