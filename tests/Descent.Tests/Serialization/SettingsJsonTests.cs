using System.Text.Json;
using Descent.Graph;

namespace Descent.Tests.Serialization;

/// <summary>The JSON form of lists and shapes in settings.</summary>
public class SettingsJsonTests
{
    [Theory]
    [InlineData("[2,3]", new[] { 2, 3 })]
    [InlineData("2", new[] { 2 })]
    [InlineData("[]", new int[0])]
    public void A_list_is_read_from_an_array_or_one_number(string json, int[] expected) => Assert.Equal(expected, JsonSerializer.Deserialize<ValueList<int>>(json)!);

    [Fact]
    public void Lists_of_lists_survive()
    {
        ValueList<ValueList<int>> padding = [[1, 2], [0, 3]];
        var json = JsonSerializer.Serialize(padding);
        Assert.Equal("[[1,2],[0,3]]", json);
        Assert.Equal(padding, JsonSerializer.Deserialize<ValueList<ValueList<int>>>(json));
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("[4,1,7]")]
    public void A_shape_is_its_list_of_lengths(string json) => Assert.Equal(json, JsonSerializer.Serialize(JsonSerializer.Deserialize<Shape>(json)));

    [Theory]
    [InlineData("[2,-1]")]
    [InlineData("\"2\"")]
    public void What_is_no_shape_is_refused(string json) => Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Shape>(json));
}
