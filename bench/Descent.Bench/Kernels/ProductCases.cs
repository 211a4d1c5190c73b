namespace Descent.Bench.Kernels;

/// <summary>Matrix products, as a net's forward pass and both its gradients have them.</summary>
internal static class ProductCases
{
    private static readonly (int M, int K, int N)[] Shapes =
        [(32, 29, 16), (128, 128, 128), (512, 512, 512), (1024, 1024, 1024), (128, 784, 128), (128, 784, 512), (128, 512, 512), (256, 1024, 1024), (64, 1600, 128), (2048, 64, 64), (2048, 64, 256), (2048, 256, 64), (32, 64, 256)];

    public static IEnumerable<KernelCase> All => Shapes.SelectMany(shape => (KernelCase[])
    [
        Case(shape, "", left: false, right: false),
        Case(shape, "right transposed", left: false, right: true),
        Case(shape, "left transposed", left: true, right: false),
    ]);

    private static KernelCase Case((int M, int K, int N) shape, string form, bool left, bool right)
    {
        var (m, k, n) = shape;
        return new($"{m}×{k}×{n} {form}".TrimEnd(), () =>
        {
            var a = left ? KernelCase.Values("a", k, m) : KernelCase.Values("a", m, k);
            var b = right ? KernelCase.Values("b", n, k) : KernelCase.Values("b", k, n);
            return new([a.MatMul(b, transposeLeft: left, transposeRight: right)]);
        });
    }
}
