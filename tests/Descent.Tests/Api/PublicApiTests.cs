namespace Descent.Tests.Api;

/// <summary>The public surface is what PublicApi.Descent.txt says: a change of it is made on purpose, in the same commit.</summary>
public class PublicApiTests
{
    [Fact]
    public void The_public_surface_is_the_approved_one()
    {
        var actual = PublicApi.List(typeof(Graph.Tensor).Assembly);
        var approved = Repository.Path("tests", "Descent.Tests", "Api", "PublicApi.Descent.txt");
        var expected = File.Exists(approved) ? File.ReadAllText(approved) : "";
        if (actual == expected) return;
        File.WriteAllText(Path.ChangeExtension(approved, ".actual.txt"), actual);
        var (now, before) = (actual.Split('\n'), expected.Split('\n'));
        Assert.Fail($"The public surface changed. Added: {string.Join("; ", now.Except(before).Take(20))}. Removed: {string.Join("; ", before.Except(now).Take(20))}. " +
            "If that is meant, put PublicApi.Descent.actual.txt in the place of PublicApi.Descent.txt.");
    }
}
