using Descent.Graph;

namespace Descent.Data;

/// <summary>Images and the class of each. Pixels stay bytes, a quarter of the memory of floats, until they are asked for.</summary>
public sealed record LabelledImages
{
    private const float White = byte.MaxValue;

    /// <summary>Images with their classes.</summary>
    /// <param name="bytes">The grey values, 0 to 255, as <see cref="DType.UInt8"/> of shape [n, height, width, channels].</param>
    /// <param name="labels">The classes, as <see cref="DType.Int32"/> of shape [n].</param>
    /// <param name="classes">The names of the classes.</param>
    /// <exception cref="ShapeException">Types, shapes or numbers of rows do not fit.</exception>
    /// <exception cref="DataException">A label is none of the classes.</exception>
    public LabelledImages(TensorData bytes, TensorData labels, ValueList<string> classes)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        ArgumentNullException.ThrowIfNull(labels);
        ArgumentNullException.ThrowIfNull(classes);
        if (bytes.DType != DType.UInt8 || bytes.Shape.Rank != 4) throw new ShapeException($"Images need UInt8[n, height, width, channels], got {bytes}.");
        if (labels.DType != DType.Int32 || labels.Shape.Rank != 1) throw new ShapeException($"Labels need Int32[n], got {labels}.");
        if (bytes.Rows != labels.Rows) throw new ShapeException($"Each image needs one label: {bytes.Rows} images, {labels.Rows} labels.");
        foreach (var label in labels.Span<int>())
            if (label < 0 || label >= classes.Count) throw new DataException($"A label is {label}, but there are the classes 0 to {classes.Count - 1}.");
        (Bytes, Labels, Classes) = (bytes, labels, classes);
    }

    /// <summary>The grey values, 0 to 255, [n, height, width, channels]. As a model's input they stay bytes until a minibatch is taken; the model sees 0 to 255.</summary>
    public TensorData Bytes { get; }

    /// <summary>The classes, [n].</summary>
    public TensorData Labels { get; }

    /// <summary>The names of the classes.</summary>
    public ValueList<string> Classes { get; }

    /// <summary>The number of images.</summary>
    public int Count => Bytes.Rows;

    /// <summary>The pixels from 0 (black) to 1 (white), byte / 255, as <see cref="DType.Float32"/> of shape [n, height, width, channels].</summary>
    public TensorData Pixels()
    {
        var bytes = Bytes.Span<byte>();
        var pixels = new float[bytes.Length];
        for (var i = 0; i < pixels.Length; i++) pixels[i] = bytes[i] / White;
        return TensorData.From(pixels, Bytes.Shape);
    }

    /// <summary>The pixels from 0 to 1 with each image as one row, [n, height · width · channels]: for dense layers.</summary>
    public TensorData FlatPixels() => Pixels().Reshape([Count, Count == 0 ? 0 : (int)(Bytes.Shape.Size / Count)]);

    /// <summary>A copy of some images, in the order given.</summary>
    public LabelledImages TakeRows(ReadOnlySpan<int> rows) => new(Bytes.TakeRows(rows), Labels.TakeRows(rows), Classes);

    /// <summary>A copy of the images of a range.</summary>
    public LabelledImages TakeRows(Range range) => new(Bytes.TakeRows(range), Labels.TakeRows(range), Classes);

    /// <summary>Reads two IDX files: images of unsigned bytes, [n, height, width] or [n, height, width, channels], and their labels, [n].</summary>
    /// <exception cref="DataException">A file cannot be read, holds something else, or their numbers differ; the message begins with the file and the byte.</exception>
    public static LabelledImages Read(string imageFile, string labelFile, ValueList<string> classes)
    {
        ArgumentNullException.ThrowIfNull(classes);
        var (images, labels) = (Idx.Read(imageFile), Idx.Read(labelFile));
        if (images.DType != DType.UInt8 || images.Shape.Rank is not (3 or 4)) throw new DataException($"{imageFile}, byte 2: images need unsigned bytes on 3 or 4 axes, [n, height, width], got {images}.");
        if (labels.DType != DType.UInt8 || labels.Shape.Rank != 1) throw new DataException($"{labelFile}, byte 2: labels need unsigned bytes on 1 axis, got {labels}.");
        if (labels.Rows != images.Rows) throw new DataException($"{labelFile}, byte 4: {labels.Rows} labels do not fit the {images.Rows} images of {imageFile}: both must be of one set.");
        var wrong = labels.Span<byte>().IndexOfAnyExceptInRange((byte)0, (byte)Math.Min(classes.Count - 1, byte.MaxValue));
        if (wrong >= 0) throw new DataException($"{labelFile}, byte {8 + wrong}: the label is {labels[wrong]}, but there are the classes 0 to {classes.Count - 1}.");
        return new(images.Shape.Rank == 4 ? images : images.Reshape(images.Shape.Concat([1])), labels.Cast(DType.Int32), classes);
    }
}
