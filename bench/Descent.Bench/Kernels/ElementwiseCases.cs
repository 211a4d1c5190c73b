using Descent.Activations;
using Descent.Graph;

namespace Descent.Bench.Kernels;

/// <summary>Chains of elementwise ops that nets have, on what fits into a core's caches and on what does not.</summary>
internal static class ElementwiseCases
{
    private static readonly int[] Rows = [16, 256, 4096, 65_536];
    private const int Columns = 256;

    public static IEnumerable<KernelCase> All => Rows.SelectMany(rows => (KernelCase[])
    [
        Case(rows, "x + bias, ReLU", x => new Relu().Apply(x + KernelCase.Values("bias", Columns))),
        Case(rows, "tanh", x => x.Tanh()),
        Case(rows, "sigmoid", x => x.Sigmoid()),
        Case(rows, "exp", x => x.Exp()),
        Case(rows, "GELU", x => new Gelu().Apply(x)),
        Case(rows, "softmax", x => x.Softmax()),
        Case(rows, "sum of rows", x => x.Sum(1)),
        Case(rows, "sum of columns", x => x.Sum(0)),
        new($"Adam's update, {rows}×{Columns}", () => AdamUpdate(rows)),
    ]);

    private static KernelCase Case(int rows, string name, Func<Tensor, Tensor> chain) => new($"{name}, {rows}×{Columns}", () => new([chain(KernelCase.Values("x", rows, Columns))]));

    private static GraphProgram AdamUpdate(int rows)
    {
        var (weight, momentum, velocity) = (Zeros("weight", rows), Zeros("momentum", rows), Zeros("velocity", rows));
        var gradient = KernelCase.Values("gradient", rows, Columns);
        var nextMomentum = momentum.Value * 0.9 + gradient * 0.1;
        var nextVelocity = velocity.Value * 0.999 + gradient.Square() * 0.001;
        var next = weight.Value - nextMomentum * 0.001 / (nextVelocity.Sqrt() + 1e-8);
        return new([], [new(weight, next), new(momentum, nextMomentum), new(velocity, nextVelocity)]);
    }

    private static Variable Zeros(string name, int rows) => new(name, TensorData.Zeros(DType.Float32, [rows, Columns]));
}
