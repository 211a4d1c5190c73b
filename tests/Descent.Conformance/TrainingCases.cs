using Descent.Graph;
using Descent.Layers;
using Descent.Losses;
using Descent.Models;
using Descent.Optimizers;

namespace Descent.Conformance;

/// <summary>Cases of the kind "training": losses step by step, weights and predictions at the end.</summary>
internal static class TrainingCases
{
    public static void Run(CaseContext context)
    {
        var test = context.Case;
        var data = test.Needed("data");
        TensorData[] x = [.. data.GetProperty("x").EnumerateArray().Select(input => CaseTensor.Read(input, context.Precision))];
        var y = CaseTensor.Read(data.GetProperty("y"), context.Precision);
        var weight = data.GetProperty("sample_weight") is { ValueKind: System.Text.Json.JsonValueKind.Object } given ? CaseTensor.Read(given, context.Precision) : null;
        var model = CaseModel.Build(context, x);
        var training = new Steps(context, model);
        foreach (var (step, batch) in test.List("batches").Index())
        {
            int[] rows = [.. batch.EnumerateArray().Select(row => row.GetInt32())];
            var (total, fit) = training.Run([.. x.Select(input => input.TakeRows(rows))], y.TakeRows(rows), weight?.TakeRows(rows));
            context.Check.Near($"loss of step {step}", total, test.Needed("losses")[step].GetDouble());
            if (test["data_losses"] is { } losses) context.Check.Near($"data loss of step {step}", fit, losses[step].GetDouble());
        }
        foreach (var expected in test.Needed("parameters_after").EnumerateObject().Concat(test.Needed("state_after").EnumerateObject()))
            context.Check.Near($"{expected.Name} after", model.GetWeights()[expected.Name], expected.Value);
        context.Check.Near("predictions after", Predict(context, model, x), test.Needed("predictions_after"));
    }

    private static TensorData Predict(CaseContext context, Model model, TensorData[] x)
    {
        var feeds = Feeds(x);
        return context.Evaluate(model.Build(model.OpenScope(training: false), [.. feeds.Select(feed => CaseContext.Input(feed.Name, feed.Value))]), feeds)[0];
    }

    private static List<(string Name, TensorData Value)> Feeds(IEnumerable<TensorData> x) => [.. x.Select((value, i) => ($"x{i}", value))];

    /// <summary>Training steps of a model, one program a batch size and kind of update.</summary>
    private sealed class Steps(CaseContext context, Model model)
    {
        private readonly Loss _loss = CaseItem.Read<Loss>(context.Case.Needed("loss"));
        private readonly ModelVariable[] _parameters = [.. model.Parameters.Where(parameter => parameter.Trainable)];
        private readonly Dictionary<(int, UpdateKind), RunProgram> _programs = [];
        private OptimizerState? _state;

        private OptimizerState State => _state ??= new(CaseItem.Read<Optimizer>(context.Case.Needed("optimizer")), [.. _parameters.Select(parameter => new TrainedParameter(parameter.Variable))]);

        /// <summary>One step on a batch; the loss with and without penalties, before the update.</summary>
        public (double Total, double Fit) Run(TensorData[] x, TensorData y, TensorData? weight)
        {
            var feeds = Feeds(x);
            feeds.Add(("y", y));
            if (weight is not null) feeds.Add(("weight", weight));
            var kind = State.BeginStep();
            if (!_programs.TryGetValue((y.Rows, kind), out var run)) _programs.Add((y.Rows, kind), run = Compile(feeds, x.Length, kind));
            var losses = run(feeds);
            return (losses[0][0], losses[1][0]);
        }

        private RunProgram Compile(List<(string Name, TensorData Value)> feeds, int inputs, UpdateKind kind)
        {
            var tensors = feeds.ConvertAll(feed => CaseContext.Input(feed.Name, feed.Value));
            var zero = Tensor.Constant(0, DType.Int64);
            var scope = model.OpenScope(training: true, new(zero, zero, zero));
            var output = model.Build(scope, tensors[..inputs])[0];
            var fit = _loss.Call(tensors[inputs], output, tensors.ElementAtOrDefault(inputs + 1));
            var total = scope.Penalties.Aggregate(fit, (sum, penalty) => sum + penalty);
            var gradients = Autodiff.Gradients(total, [.. _parameters.Select(parameter => parameter.Variable.Value)]);
            return context.Compile(new([total, fit], [.. State.Updates(gradients, kind), .. scope.Updates]));
        }
    }
}
