using Descent.Backends.Cpu;
using Descent.Compile;
using Descent.Graph;
using Descent.Layers;
using Descent.Models;
using Descent.Optimizers;
using Descent.Training;

namespace Descent.Tests.Layers;

public sealed class EmbeddingTests
{
    [Theory, InlineData(DType.Int32), InlineData(DType.Int64), InlineData(DType.UInt8)]
    public void Whole_numbers_of_any_type_choose_rows(DType type)
    {
        var run = new LayerRun(new Embedding(4, 2));
        var output = run.Infer(TensorData.From([3.0, 0, 3], [3]).Cast(type))[0];
        var table = run.Read("embeddings");
        Assert.Equal([table[6], table[7], table[0], table[1], table[6], table[7]], output.ToDoubles());
        Assert.All(table.ToDoubles(), value => Assert.InRange(value, -0.05, 0.05));
    }

    [Fact]
    public void A_number_beyond_the_vocabulary_stops_the_run_and_names_the_layer()
    {
        var model = new Sequential(new Input([3], DType.Int32), new Embedding(4, 2) { Name = "words" });
        var program = new GraphProgram(model.Build(model.OpenScope(training: false), [Tensor.Input("x", DType.Int32, [1, 3])]));
        var executable = Compiler.Compile(program, new CpuBackend(threads: 1));
        var context = executable.CreateContext();
        context.Write("x", TensorData.From([1, 4, 0], [1, 3]));
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => executable.Run(context));
        Assert.Contains("Layer \"words\" (Embedding) needs row numbers in 0 .. 3, and number 1 is 4", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(7, "has 7 at place 1: raise its InputDim")]
    [InlineData(4, "has 4 at place 1: raise its InputDim")]
    [InlineData(-1, "has -1 at place 1: number the ids from 0")]
    public void Data_with_a_number_beyond_the_vocabulary_is_refused_before_the_first_step(int id, string message)
    {
        var words = new Embedding(4, 2) { Name = "words" };
        var ids = TensorData.From([0, 1, 2, 3, 3, id], [3, 2]);
        foreach (var (model, path) in ((Model, string)[])[
            (new Sequential(new Input([2], DType.Int32) { Name = "text" }, words, new Flatten(), new Dense(1)), "words"),
            (new Sequential(new Input([2], DType.Int32) { Name = "text" }, new Sequential(words with { }, new Flatten()) { Name = "encoder" }, new Dense(1)), "encoder/words")])
        {
            model.Compile(new Sgd(), "mse");
            var before = Training.Nets.Weights(model);
            foreach (var use in (Action[])[() => model.Fit(ids, new float[3]), () => model.Evaluate(ids, new float[3]), () => model.Predict(ids), () => model.TrainOnBatch(ids, new float[3])])
            {
                var error = Assert.Throws<ArgumentException>(use);
                Assert.StartsWith($"Layer \"{path}\" (Embedding) knows the ids 0 .. 3, and row 2 of the input \"text\" {message}", error.Message, StringComparison.Ordinal);
            }
            Assert.Equal(before, Training.Nets.Weights(model));
        }
    }

    [Fact]
    public void Numbers_that_are_not_whole_are_refused()
    {
        var error = Assert.Throws<ShapeException>(() => new Embedding(4, 2).Apply(new Input(3)));
        Assert.Contains("give the model an Input(shape, DType.Int32)", error.Message, StringComparison.Ordinal);
    }
}
