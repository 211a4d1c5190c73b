using Descent.Data;
using Descent.Graph;
using Descent.Layers;
using Descent.Models;
using Descent.Training;

namespace Descent.Tests.Training;

public class FingerprintTests
{
    private static readonly float[,] X = { { 1, 2 }, { 3, 4 } };

    [Fact]
    public void A_text_has_the_hash_that_others_compute()
    {
        var fingerprint = Fingerprint.Of("abc");
        Assert.Equal("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", fingerprint.Sha256);      // FIPS 180-2, appendix B.1
        Assert.Equal("ba7816bf8f01cfea", fingerprint.ToString());
    }

    [Fact]
    public void A_table_has_the_hash_of_its_file()
    {
        var table = Table.FromRows(["a", "b"], [[1, "x,y"], [2.5, null]]);
        using var text = new StringWriter();
        Csv.Write(table, text);
        Assert.Equal(Fingerprint.Of(text.ToString()), Fingerprint.Of(table));
        Assert.NotEqual(Fingerprint.Of(table), Fingerprint.Of(Table.FromRows(["a", "c"], [[1, "x,y"], [2.5, null]])));
    }

    public static TheoryData<string, TrainingData> Changes => new()
    {
        { "a value", new(new float[,] { { 1, 2 }, { 3, 5 } }, new float[] { 0, 1 }) },
        { "the order of the rows", new(new float[,] { { 3, 4 }, { 1, 2 } }, new float[] { 1, 0 }) },
        { "a target", new(X, new float[] { 1, 1 }) },
        { "the element type", new(new double[,] { { 1, 2 }, { 3, 4 } }, new float[] { 0, 1 }) },
        { "the targets' shape", new(X, TensorData.From([0f, 1f], [2, 1])) },
        { "weights", new(X, new float[] { 0, 1 }, new float[] { 1, 1 }) },
        { "inputs and targets exchanged", new(new float[] { 0, 1 }, X) },
        { "an input divided in two", new([TensorData.From([1f, 3f]), TensorData.From([2f, 4f])], [new float[] { 0, 1 }]) },
    };

    [Theory, MemberData(nameof(Changes))]
    public void Samples_that_differ_have_another(string what, TrainingData other)
    {
        var data = new TrainingData(X, new float[] { 0, 1 });
        Assert.Equal(Fingerprint.Of(data), Fingerprint.Of(data.TakeRows([0, 1])));
        Assert.True(Fingerprint.Of(data) != Fingerprint.Of(other), what);
    }

    [Fact]
    public void Weights_are_known_again_and_a_changed_one_is_seen()
    {
        Model Net(long seed) => new Sequential(new Input(3), new Dense(2), new BatchNormalization()) { Seed = seed };
        var model = Net(1);
        var first = Fingerprint.Of(model);
        Assert.Equal(first, Fingerprint.Of(Net(1)));
        Assert.NotEqual(first, Fingerprint.Of(Net(2)));
        var weights = model.GetWeights();
        weights.Last().Value.Span<float>()[0] += 1;
        model.SetWeights(weights);
        Assert.NotEqual(first, Fingerprint.Of(model));
    }
}
