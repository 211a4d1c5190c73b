using System.Text.Json.Serialization;
using Descent.Graph;
using Descent.Schedules;

namespace Descent.Optimizers;

/// <summary>
/// Steps of nearly equal length in all directions of a matrix: the momentum with its singular values brought near 1 (Jordan et al. 2024), scaled to the size of
/// Adam's steps (Liu et al. 2025, section 2.2): <c>m = μ m + g, x = g + μ m</c> (without Nesterov <c>x = m</c>),
/// <c>w -= lr √max(rows, columns) · rms_rate · orthogonal(x)</c>.
/// </summary>
/// <remarks>
/// <para><c>orthogonal(x)</c> is x / (‖x‖ + 1e-7), then <c>ns_steps</c> times <c>A = x xᵀ, x = a x + (b A + c A²) x</c>, a Newton-Schulz iteration whose default
/// coefficients bring singular values to about 0.7 .. 1.2 in few steps rather than to 1 in many. A matrix of more rows than columns is transposed meanwhile.</para>
/// <para>Parameters that are no matrices (biases, kernels of convolutions), embeddings and those of excluded layers move by <see cref="Adam"/>'s rule at the same rate; it is
/// customary to exclude the output layer. Names and defaults are those of Keras 3.16, where kernels of three axes count as stacks of matrices. Weight decay is
/// that of all optimizers, 0.004 by default.</para>
/// </remarks>
public sealed record Muon : Optimizer
{
    private const double LeastNorm = 1e-7;

    /// <summary>The settings.</summary>
    /// <param name="LearningRate">The rate lr; null: 0.001.</param>
    /// <param name="WeightDecay">The share that decays, times the rate; null: none.</param>
    /// <param name="Momentum">The share μ of the momentum that stays, at least 0 and below 1.</param>
    /// <param name="Nesterov">Whether the step looks ahead along the momentum.</param>
    /// <param name="NsSteps">How many steps of the iteration, at least 1.</param>
    /// <param name="MuonA">The coefficient a of x.</param>
    /// <param name="MuonB">The coefficient b of A x.</param>
    /// <param name="MuonC">The coefficient c of A² x.</param>
    /// <param name="RmsRate">The root mean square of the elements of a step, for a rate of 1; positive.</param>
    /// <param name="AdamBeta1">β₁ of the parameters that are no matrices, at least 0 and below 1.</param>
    /// <param name="AdamBeta2">β₂ of the parameters that are no matrices, at least 0 and below 1.</param>
    /// <param name="Epsilon">ε of the parameters that are no matrices, positive.</param>
    /// <param name="ExcludeEmbeddings">Whether tables of embeddings move by Adam's rule.</param>
    /// <param name="ExcludeLayers">Parts of the paths of parameters that move by Adam's rule, such as the output layer's name; null for none.</param>
    /// <exception cref="ArgumentOutOfRangeException">A setting is outside its range.</exception>
    [JsonConstructor]
    public Muon(Schedule? LearningRate = null, double? WeightDecay = 0.004, double Momentum = 0.95, bool Nesterov = true, int NsSteps = 5,
        double MuonA = 3.4445, double MuonB = -4.775, double MuonC = 2.0315, double RmsRate = 0.2,
        double AdamBeta1 = 0.9, double AdamBeta2 = 0.999, double Epsilon = 1e-7, bool ExcludeEmbeddings = true, ValueList<string>? ExcludeLayers = null)
        : base(LearningRate ?? 0.001)
    {
        (this.WeightDecay, this.Momentum, this.Nesterov, this.NsSteps) = (WeightDecay, Momentum, Nesterov, NsSteps);
        (this.MuonA, this.MuonB, this.MuonC, this.RmsRate) = (MuonA, MuonB, MuonC, RmsRate);
        (this.AdamBeta1, this.AdamBeta2, this.Epsilon) = (AdamBeta1, AdamBeta2, Epsilon);
        (this.ExcludeEmbeddings, this.ExcludeLayers) = (ExcludeEmbeddings, ExcludeLayers);
    }

    /// <summary>The share of the momentum that stays.</summary>
    public double Momentum { get; init => field = Require.Fraction(value, nameof(Momentum)); }

    /// <summary>Whether the step looks ahead along the momentum.</summary>
    public bool Nesterov { get; init; }

    /// <summary>How many steps of the iteration.</summary>
    public int NsSteps { get; init => field = Require.Positive(value, nameof(NsSteps)); }

    /// <summary>The iteration's coefficient of x.</summary>
    public double MuonA { get; init; }

    /// <summary>The iteration's coefficient of A x.</summary>
    public double MuonB { get; init; }

    /// <summary>The iteration's coefficient of A² x.</summary>
    public double MuonC { get; init; }

    /// <summary>The root mean square of the elements of a step, for a rate of 1.</summary>
    public double RmsRate { get; init => field = Require.Positive(value, nameof(RmsRate)); }

    /// <summary>β₁ of the parameters that are no matrices.</summary>
    [JsonPropertyName("adam_beta_1")]
    public double AdamBeta1 { get; init => field = Require.Fraction(value, nameof(AdamBeta1)); }

    /// <summary>β₂ of the parameters that are no matrices.</summary>
    [JsonPropertyName("adam_beta_2")]
    public double AdamBeta2 { get; init => field = Require.Fraction(value, nameof(AdamBeta2)); }

    /// <summary>ε of the parameters that are no matrices.</summary>
    public double Epsilon { get; init => field = Require.Positive(value, nameof(Epsilon)); }

    /// <summary>Whether tables of embeddings move by Adam's rule.</summary>
    public bool ExcludeEmbeddings { get; init; }

    /// <summary>Parts of the paths of parameters that move by Adam's rule; null for none.</summary>
    public ValueList<string>? ExcludeLayers { get; init; }

    /// <inheritdoc/>
    protected override Tensor Update(OptimizerScope scope, Tensor parameter, Tensor gradient)
    {
        if (parameter.Shape.Rank != 2 || IsExcluded(scope.Path)) return new Adam(LearningRate, AdamBeta1, AdamBeta2, Epsilon).NewValue(scope, parameter, gradient);
        var momentum = Momentum * scope.Slot("momentum") + gradient;
        scope.SetSlot("momentum", momentum);
        var direction = Orthogonal(Nesterov ? gradient + Momentum * momentum : momentum);
        var length = scope.LearningRate * (Math.Sqrt(Math.Max(parameter.Shape[0], parameter.Shape[1])) * RmsRate);
        return parameter - length.Cast(parameter.DType) * direction;
    }

    private bool IsExcluded(string path) =>
        (ExcludeEmbeddings && path.EndsWith("/embeddings", StringComparison.Ordinal)) || (ExcludeLayers ?? []).Any(part => path.Contains(part, StringComparison.Ordinal));

    /// <summary>A matrix with its singular values brought near 1.</summary>
    private Tensor Orthogonal(Tensor matrix)
    {
        var isTall = matrix.Shape[0] > matrix.Shape[1];
        var x = isTall ? matrix.Transpose(1, 0) : matrix;
        x /= (Clipping.Norm(x) + LeastNorm).Cast(x.DType);
        for (var step = 0; step < NsSteps; step++)
        {
            var square = x.MatMul(x, transposeRight: true);
            x = MuonA * x + (MuonB * square + MuonC * square.MatMul(square)).MatMul(x);
        }
        return isTall ? x.Transpose(1, 0) : x;
    }
}
