using System.Text.Json.Nodes;
using Descent.Graph;
using Descent.Initializers;
using Descent.Layers;

namespace Descent.Conformance;

/// <summary>Cases of the kind "initializer": fans, fixed values, Gram matrices, and statistics over many seeds.</summary>
internal static class InitializerCases
{
    // Five standard errors of this many values: a right initializer fails in one of a million runs, and the seeds are fixed.
    private const int Values = 50_000;
    private const double StandardErrors = 5;

    public static void Run(Case test, DType precision, Check check)
    {
        if (test["weight"] is not null)
        {
            check.Near(test.Text("weight"), FirstWeight(test, precision), test.Needed("expected"));
            return;
        }
        Shape shape = [.. test.List("shape").Select(length => length.GetInt32())];
        if (test["fan_in"] is not null)
        {
            check.Near("fan_in", Fans.Of(shape).In, test.Number("fan_in"));
            check.Near("fan_out", Fans.Of(shape).Out, test.Number("fan_out"));
        }
        var initializer = test.Build<Initializer>();
        switch (test.Text("distribution"))
        {
            case "fixed": check.Near("values", Fill(initializer, shape, precision, 0), test.Needed("expected")); break;
            case "orthogonal": CheckGram(test, Fill(initializer, shape, precision, 0), check); break;
            default: CheckStatistics(test, initializer, shape, precision, check); break;
        }
    }

    /// <summary>A layer's weight as it begins, where the initializer is the one of that weight.</summary>
    private static TensorData FirstWeight(Case test, DType precision)
    {
        var settings = JsonNode.Parse(test.Needed("layer_config").GetRawText())!.AsObject();
        settings[$"{test.Text("weight")}_initializer"] = new JsonObject { ["class_name"] = test.Text("class_name"), ["config"] = JsonNode.Parse(test.Needed("config").GetRawText()) };
        settings["class_name"] = test.Text("layer");
        var store = new VariableStore(dtype: precision);
        new Scope(store, training: false).Build(CaseItem.Read<Layer>(settings), "layer", Tensor.Input("x", precision, [1, 1, 1]));
        return store.Find($"layer/{test.Text("weight")}")!.Variable.Read();
    }

    private static TensorData Fill(Initializer initializer, Shape shape, DType precision, int seed)
    {
        var values = new double[shape.Size];
        initializer.Fill(values, shape, new RandomStream(seed, "kernel"));
        return TensorData.From(values, shape).Cast(precision);
    }

    private static void CheckGram(Case test, TensorData values, Check check)
    {
        int rows = (int)test.Number("rows"), columns = (int)test.Number("columns");
        var byColumns = test.Text("orthonormal") == "columns";
        var (count, length) = byColumns ? (columns, rows) : (rows, columns);
        double At(int vector, int place) => values[byColumns ? place * columns + vector : vector * columns + place];
        for (var i = 0; i < count; i++)
            for (var j = 0; j < count; j++)
                check.Near($"gram[{i},{j}]", Enumerable.Range(0, length).Sum(k => At(i, k) * At(j, k)), i == j ? test.Number("gram_diagonal") : 0);
    }

    private static void CheckStatistics(Case test, Initializer initializer, Shape shape, DType precision, Check check)
    {
        var seeds = (int)Math.Ceiling(Values / (double)shape.Size);
        var values = Enumerable.Range(0, seeds).SelectMany(seed => Fill(initializer, shape, precision, seed).ToDoubles()).ToArray();
        double mean = values.Average(), deviation = Math.Sqrt(values.Average(value => (value - mean) * (value - mean)));
        var expected = test.Number("stddev");
        check.Within("mean", mean, test.Number("mean"), StandardErrors * expected / Math.Sqrt(values.Length));
        // No kurtosis here is above the normal distribution's, whose standard error this is.
        check.Within("stddev", deviation, expected, StandardErrors * expected / Math.Sqrt(2.0 * values.Length));
        if (test["low"] is null) return;
        double low = test.Number("low"), high = test.Number("high"), edge = 0.01 * (high - low);
        check.Near("values below low", Math.Min(values.Min(), low), low);
        check.Near("values above high", Math.Max(values.Max(), high), high);
        check.That(values.Min() < low + edge && values.Max() > high - edge, $"values fill [{values.Min():R}, {values.Max():R}], expected [{low:R}, {high:R}]");
    }
}
