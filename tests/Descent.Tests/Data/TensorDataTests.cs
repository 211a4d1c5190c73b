using Descent.Graph;

namespace Descent.Tests.Data;

public sealed class TensorDataTests
{
    [Fact]
    public void Arrays_of_three_and_four_axes_become_data_in_row_major_order()
    {
        TensorData sequences = new double[,,] { { { 1, 2 }, { 3, 4 }, { 5, 6 } } };
        Assert.Equal("Float64[1, 3, 2]", sequences.ToString());
        Assert.Equal([1, 2, 3, 4, 5, 6], sequences.ToDoubles());
        TensorData images = new float[,,,] { { { { 1 }, { 2 } } }, { { { 3 }, { 4 } } } };
        Assert.Equal("Float32[2, 1, 2, 1]", images.ToString());
        Assert.Equal([1, 2, 3, 4], images.ToDoubles());
        TensorData whole = new int[,,,] { { { { 7, 8 } } } };
        Assert.Equal([7, 8], whole.ToDoubles());
        Assert.Equal("UInt8[1, 1, 3]", TensorData.From(new byte[,,] { { { 1, 2, 3 } } }).ToString());
        Assert.Equal("Float32[2, 0, 3]", TensorData.From(new float[2, 0, 3]).ToString());
    }

    [Fact]
    public void Arrays_are_copied()
    {
        var values = new int[,,] { { { 1 } } };
        TensorData data = values;
        values[0, 0, 0] = 2;
        Assert.Equal(1, data[0]);
    }
}
