using Descent.Backends.Cpu;
using Descent.Compile;
using Descent.Graph;
using Descent.Losses;
using Descent.Metrics;
using Descent.Models;
using Descent.Optimizers;

namespace Descent.Training;

/// <summary>Keras's methods on a model: Compile, Fit, Evaluate, Predict, TrainOnBatch.</summary>
public static class ModelTraining
{
    private static readonly Lock Compiling = new();

    extension(Model model)
    {
        /// <summary>The trainer that <c>Compile</c> made.</summary>
        /// <exception cref="InvalidOperationException">The model is not compiled.</exception>
        public Trainer Trainer => (model ?? throw new ArgumentNullException(nameof(model))).TrainingState as Trainer
            ?? throw new InvalidOperationException($"The model \"{model.Name}\" has no optimizer and loss yet: call Compile(optimizer, loss) first.");

        /// <summary>Says how the model is trained. The parameters stay; the optimizer begins afresh.</summary>
        /// <param name="optimizer">How gradients move the parameters.</param>
        /// <param name="loss">What is made small; a text such as "mse" converts by itself.</param>
        /// <param name="metrics">What is reported beside the loss; texts such as "accuracy" convert by themselves.</param>
        /// <exception cref="ArgumentException">The model has several outputs, or two metrics have one name.</exception>
        public Trainer Compile(Optimizer optimizer, Loss loss, params IReadOnlyList<Metric> metrics) =>
            model.Compile(optimizer, [new(loss) { Metrics = metrics }]);

        /// <summary>Says how a model of any number of outputs is trained, and on what. The parameters stay; the optimizer begins afresh.</summary>
        /// <param name="optimizer">How gradients move the parameters.</param>
        /// <param name="outputs">What each output is trained for, in the order of the model's outputs.</param>
        /// <param name="backend">What runs the programs, for example <c>new CpuBackend(threads: 1)</c>; null: the CPU, on all processors.</param>
        /// <exception cref="ArgumentException">There is not one objective an output, or two metrics have one name.</exception>
        public Trainer Compile(Optimizer optimizer, IReadOnlyList<OutputObjective> outputs, Backend? backend = null)
        {
            ArgumentNullException.ThrowIfNull(model);
            var trainer = new Trainer(model, optimizer, outputs, backend);
            model.TrainingState = trainer;
            return trainer;
        }

        /// <summary>Trains the model. Another call goes on from where this one ended.</summary>
        /// <param name="x">The samples, <c>[n, ..]</c>.</param>
        /// <param name="y">Their targets, <c>[n, ..]</c>; whole-number labels <c>[n]</c> for a sparse loss; <c>[n]</c> also for an output of one number.</param>
        /// <param name="options">How.</param>
        /// <inheritdoc cref="Trainer.Fit"/>
        public History Fit(TensorData x, TensorData y, FitOptions options) => model.Trainer.Fit(new(x, y), options);

        /// <summary>Trains the model. Another call goes on from where this one ended.</summary>
        /// <param name="x">The samples, <c>[n, ..]</c>.</param>
        /// <param name="y">Their targets, <c>[n, ..]</c>; whole-number labels <c>[n]</c> for a sparse loss; <c>[n]</c> also for an output of one number.</param>
        /// <param name="epochs">The number of passes over the data.</param>
        /// <param name="batchSize">Samples in a step.</param>
        /// <param name="validationSplit">The share of the samples that is kept for validation.</param>
        /// <param name="validationData">Data to validate on.</param>
        /// <param name="seed">The seed of the shuffles and of dropout's masks.</param>
        /// <param name="resume">A folder of checkpoints to go on from; see <see cref="FitOptions.Resume"/>.</param>
        /// <inheritdoc cref="Trainer.Fit"/>
        public History Fit(TensorData x, TensorData y, int epochs = 1, int batchSize = 32, double validationSplit = 0, TrainingData? validationData = null, long seed = 0, string? resume = null) =>
            model.Fit(x, y, new FitOptions { Epochs = epochs, BatchSize = batchSize, ValidationSplit = validationSplit, ValidationData = validationData, Seed = seed, Resume = resume });

        /// <summary>Trains a model of any number of inputs and outputs.</summary>
        /// <param name="data">The samples.</param>
        /// <param name="options">How.</param>
        /// <inheritdoc cref="Trainer.Fit"/>
        public History Fit(TrainingData data, FitOptions options) => model.Trainer.Fit(data, options);

        /// <summary>Measures the loss and the metrics on some samples, in inference mode.</summary>
        /// <param name="x">The samples, <c>[n, ..]</c>.</param>
        /// <param name="y">Their targets.</param>
        /// <param name="sampleWeight">A weight for each sample, <c>[n]</c>, or null.</param>
        /// <inheritdoc cref="Trainer.Evaluate"/>
        public Evaluation Evaluate(TensorData x, TensorData y, TensorData? sampleWeight = null) => model.Trainer.Evaluate(new(x, y, sampleWeight));

        /// <summary>The model's output for some samples, <c>[n, ..]</c>, in inference mode. The model need not be compiled; any number of threads may predict at once.</summary>
        /// <param name="x">The samples, <c>[n, ..]</c>.</param>
        /// <exception cref="ShapeException">The data does not fit the model; the message names the input.</exception>
        /// <exception cref="InvalidOperationException">The model has several outputs.</exception>
        public TensorData Predict(TensorData x)
        {
            ArgumentNullException.ThrowIfNull(model);
            return PredictorOf(model).Predict(x);
        }

        /// <summary>The outputs of a model of any number of inputs and outputs, each <c>[n, ..]</c>, in inference mode.</summary>
        /// <param name="x">One tensor an input, each <c>[n, ..]</c>.</param>
        /// <exception cref="ShapeException">The data does not fit the model; the message names the input.</exception>
        public IReadOnlyList<TensorData> Predict(IReadOnlyList<TensorData> x)
        {
            ArgumentNullException.ThrowIfNull(model);
            ArgumentNullException.ThrowIfNull(x);
            return PredictorOf(model).Predict(x);
        }

        /// <summary>Makes one step on exactly these samples.</summary>
        /// <param name="x">The samples, <c>[batch, ..]</c>.</param>
        /// <param name="y">Their targets.</param>
        /// <param name="sampleWeight">A weight for each sample, <c>[batch]</c>, or null.</param>
        /// <inheritdoc cref="Trainer.TrainOnBatch"/>
        public BatchResult TrainOnBatch(TensorData x, TensorData y, TensorData? sampleWeight = null) => model.Trainer.TrainOnBatch(new(x, y, sampleWeight));
    }

    private static Predictor PredictorOf(Model model)
    {
        lock (Compiling)
        {
            if (model.TrainingState is Trainer trainer) return trainer.Predictor;
            var predictor = model.TrainingState as Predictor ?? new(model, CpuBackend.Default);
            model.TrainingState = predictor;
            return predictor;
        }
    }
}
