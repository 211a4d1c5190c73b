using System.Globalization;
using Descent.Data;
using Descent.Graph;

/// <summary>Handwritten digits: <c>X: [n, side, side, 1]</c>, pixels from 0 to 1; <c>Y: [n]</c>, the digit.</summary>
record Images(string Name, int Side, TensorData X, TensorData Y, TensorData TestX, TensorData TestY)
{
    /// <summary>MNIST where its files are there (<c>descent datasets fetch mnist</c>, or the folder that DESCENT_DATA names), the built-in digits otherwise.</summary>
    public static Images Load() => ImageSets.Mnist.Find() is null ? Digits(seed: 1) : Mnist();

    /// <summary>MNIST: 60,000 images of 28 × 28 pixels to train on, 10,000 to test with.</summary>
    public static Images Mnist(string? folder = null)
    {
        var (train, test) = Datasets.Mnist(folder);
        return new("MNIST", 28, train.Pixels(), train.Labels, test.Pixels(), test.Labels);
    }

    /// <summary>The built-in digits of 8 × 8 pixels, a fifth of them for the test.</summary>
    public static Images Digits(long seed)
    {
        var digits = Datasets.Load("digits");
        var split = digits.Split(validation: 0, test: 0.2, seed);
        int[] rows = [.. Enumerable.Range(0, digits.Table.RowCount)];
        var pixels = TensorData.From([.. rows.SelectMany(row => Enumerable.Range(0, 64).Select(column => float.Parse(digits.Table[row, column]!, CultureInfo.InvariantCulture) / 16))], [rows.Length, 8, 8, 1]);
        var labels = TensorData.From([.. rows.Select(row => int.Parse(digits.Table[row, 64]!, CultureInfo.InvariantCulture))]);
        return new("digits", 8, pixels.TakeRows(split.Train), labels.TakeRows(split.Train), pixels.TakeRows(split.Test), labels.TakeRows(split.Test));
    }

    /// <summary>Images as rows of numbers, <c>[n, side · side]</c>, on the scale on which the training pixels have mean 0 and standard deviation 1.</summary>
    public TensorData Rows(TensorData images)
    {
        var (mean, squares) = (0.0, 0.0);
        foreach (var pixel in X.Span<float>()) (mean, squares) = (mean + pixel, squares + pixel * pixel);
        mean /= X.Shape.Size;
        var deviation = Math.Sqrt(squares / X.Shape.Size - mean * mean);
        var scaled = new float[images.Shape.Size];
        for (var i = 0; i < scaled.Length; i++) scaled[i] = (float)((images.Span<float>()[i] - mean) / deviation);
        return TensorData.From(scaled, [images.Rows, Side * Side]);
    }

    /// <summary>The training images, and each of them moved by one pixel in four directions.</summary>
    public (TensorData X, TensorData Y) Moved()
    {
        (int Down, int Right)[] moves = [(0, 0), (0, 1), (0, -1), (1, 0), (-1, 0)];
        var from = X.Span<float>();
        var moved = new float[moves.Length * from.Length];
        for (var place = 0; place < moved.Length; place++)
        {
            var (down, right) = moves[place / from.Length];
            var pixel = place % from.Length;
            var (row, column) = (pixel / Side % Side - down, pixel % Side - right);
            if (row >= 0 && row < Side && column >= 0 && column < Side) moved[place] = from[pixel - down * Side - right];
        }
        return (TensorData.From(moved, [moves.Length * X.Rows, Side, Side, 1]), TensorData.From([.. moves.SelectMany(_ => Y.Span<int>().ToArray())]));
    }
}
