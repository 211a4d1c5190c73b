using System.Text.Json;
using Descent.Graph;
using Descent.Initializers;

namespace Descent.Tests.Initializers;

public class InitializerTests
{
    public static TheoryData<string> Names() => [.. NamedItem.Names(InitializerJson.Default.Initializer)];

    [Theory]
    [MemberData(nameof(Names))]
    public void RoundTripsThroughJsonAndIsFoundByBothSpellings(string name)
    {
        Initializer initializer = name;
        var json = JsonSerializer.Serialize(initializer, InitializerJson.Default.Initializer);
        Assert.Contains($"\"class_name\":\"{name}\"", json, StringComparison.Ordinal);
        Assert.Equal(initializer, JsonSerializer.Deserialize(json, InitializerJson.Default.Initializer));
        Assert.Equal(initializer, (Initializer)JsonNamingPolicy.SnakeCaseLower.ConvertName(name));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void FillsEveryPlaceAndDependsOnTheStreamAlone(string name)
    {
        Initializer initializer = name;
        Shape shape = [6, 4];
        double[] first = new double[24], second = new double[24];
        Array.Fill(first, double.NaN);
        initializer.Fill(first, shape, new RandomStream(7, "dense/kernel"));
        initializer.Fill(second, shape, new RandomStream(7, "dense/kernel"));
        Assert.All(first, value => Assert.True(double.IsFinite(value)));
        Assert.Equal(first, second);
    }

    [Fact]
    public void EverySubclassIsInTheCatalogue()
    {
        var types = typeof(Initializer).Assembly.GetExportedTypes().Where(type => type.IsSubclassOf(typeof(Initializer)) && !type.IsAbstract);
        Assert.Empty(types.Except(InitializerJson.Default.Initializer.PolymorphismOptions!.DerivedTypes.Select(item => item.DerivedType)));
    }

    [Fact]
    public void UnknownNameProposesTheNearest()
    {
        var error = Assert.Throws<ArgumentException>(() => Initializer.Named("he_norml"));
        Assert.Contains("\"he_normal\"", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void SettingsKeepTheirDefaultsAndRejectUnknownNames()
    {
        Assert.Equal(new RandomNormal(0.5, 0.05), JsonSerializer.Deserialize("""{"mean":0.5,"class_name":"RandomNormal"}""", InitializerJson.Default.Initializer));
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize("""{"class_name":"RandomNormal","men":0.5}""", InitializerJson.Default.Initializer));
    }

    [Fact]
    public void SettingsOutsideTheirRangeAreErrors()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new RandomNormal(0, -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new RandomUniform(1, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new VarianceScaling(0));
        Assert.Throws<ShapeException>(() => new Orthogonal().Fill(new double[3], [3], new RandomStream(1, "a")));
        Assert.Throws<ShapeException>(() => new Identity().Fill(new double[8], [2, 2, 2], new RandomStream(1, "a")));
    }

    [Fact]
    public void FansFollowKeras()
    {
        Assert.Equal(new Fans(1, 1), Fans.Of([]));
        Assert.Equal(new Fans(5, 5), Fans.Of([5]));
        Assert.Equal(new Fans(29, 16), Fans.Of([29, 16]));
        Assert.Equal(new Fans(36, 72), Fans.Of([3, 3, 4, 8]));
    }
}
