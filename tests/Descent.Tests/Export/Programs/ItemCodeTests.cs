using Descent.Export.Programs;
using Descent.Models;
using Descent.Optimizers;

namespace Descent.Tests.Export.Programs;

/// <summary>Items as C# expressions.</summary>
public sealed class ItemCodeTests
{
    [Fact]
    public void Null_and_false_are_written_where_the_constructor_would_set_something_else()
    {
        Assert.Contains("WeightDecay: null", new ItemCode().Of(new AdamW(WeightDecay: null)), StringComparison.Ordinal);
        var muon = new ItemCode().Of(new Muon(WeightDecay: null, Nesterov: false, ExcludeEmbeddings: false));
        foreach (var part in (string[])["WeightDecay: null", "Nesterov: false", "ExcludeEmbeddings: false"]) Assert.Contains(part, muon, StringComparison.Ordinal);
    }

    [Fact]
    public void Null_and_false_are_left_out_where_they_are_the_defaults()
    {
        Assert.DoesNotContain("null", new ItemCode().Of(new Adam()), StringComparison.Ordinal);
        Assert.DoesNotContain("false", new ItemCode().Of(new Adam()), StringComparison.Ordinal);
    }

    [Fact]
    public void The_file_keeps_them_too()
    {
        Optimizer[] optimizers = [new AdamW(WeightDecay: null), new Muon(WeightDecay: null, Nesterov: false, ExcludeEmbeddings: false)];
        foreach (var optimizer in optimizers)
            Assert.Equal(optimizer, Catalogue.Default.Read<Optimizer>(System.Text.Json.JsonElement.Parse(Catalogue.Default.Write(optimizer).ToJsonString())));
    }
}
