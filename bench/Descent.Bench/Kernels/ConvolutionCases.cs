using Descent.Graph;
using Descent.Graph.Ops;

namespace Descent.Bench.Kernels;

/// <summary>The convolutions of W5 and W9 with both gradients.</summary>
internal static class ConvolutionCases
{
    private static readonly (string Name, int Batch, int Size, int In, int Out, bool Same)[] Shapes =
    [
        ("W5 first", 64, 28, 1, 32, false),
        ("W5 second", 64, 13, 32, 64, false),
        ("W9 first", 64, 32, 3, 32, true),
        ("W9 second", 64, 32, 32, 32, true),
        ("W9 third", 64, 16, 32, 64, true),
    ];

    public static IEnumerable<KernelCase> All => Shapes.SelectMany(shape => (KernelCase[])
    [
        new($"{Describe(shape)}: forward", () => new([Parts(shape).Result])),
        new($"{Describe(shape)}: input gradient", () => Gradient(shape, parts => parts.Images)),
        new($"{Describe(shape)}: kernel gradient", () => Gradient(shape, parts => parts.Kernel)),
    ]);

    private static string Describe((string Name, int Batch, int Size, int In, int Out, bool Same) shape) =>
        $"{shape.Name}, {shape.Batch}×{shape.Size}×{shape.Size}×{shape.In} to {shape.Out}, 3×3{(shape.Same ? " same" : "")}";

    private static (Tensor Images, Tensor Kernel, Tensor Result) Parts((string Name, int Batch, int Size, int In, int Out, bool Same) shape)
    {
        var axis = shape.Same ? new WindowAxis(Before: 1, After: 1) : new WindowAxis();
        var (images, kernel) = (KernelCase.Values("images", shape.Batch, shape.Size, shape.Size, shape.In), KernelCase.Values("kernel", 3, 3, shape.In, shape.Out));
        return (images, kernel, images.Convolution(kernel, new(axis, axis)));
    }

    private static GraphProgram Gradient((string Name, int Batch, int Size, int In, int Out, bool Same) shape, Func<(Tensor Images, Tensor Kernel, Tensor Result), Tensor> of)
    {
        var parts = Parts(shape);
        var given = KernelCase.Values("gradient", [.. parts.Result.Shape]);
        return new(Autodiff.Gradients([parts.Result], [given], [of(parts)]));
    }
}
