using Descent.Graph;
using Descent.Optimizers;
using Descent.Schedules;

namespace Descent.Tests.Optimizers;

/// <summary>Settings outside their range: each an error that names the setting and the value received.</summary>
public class OptimizerErrorTests
{
    private const double NaN = double.NaN, Infinity = double.PositiveInfinity;

    private static readonly (string Setting, Func<Optimizer> Make)[] WrongSettings =
    [
        ("LearningRate", () => new Sgd(-0.1)),
        ("LearningRate", () => new Sgd(NaN)),
        ("LearningRate", () => new Sgd(Infinity)),
        ("LearningRate", () => new Adam(-1e-9)),
        ("LearningRate", () => new Adam(NaN)),
        ("LearningRate", () => new AdamW(-1)),
        ("LearningRate", () => new Adagrad(-1)),
        ("LearningRate", () => new RmsProp(-1)),
        ("LearningRate", () => new Adadelta(-1)),
        ("LearningRate", () => new Adamax(-1)),
        ("LearningRate", () => new Nadam(-1)),
        ("LearningRate", () => new Ftrl(-1)),
        ("LearningRate", () => new Lion(-1)),
        ("LearningRate", () => new Lamb(-1)),
        ("InitialLearningRate", () => new Sgd(new ExponentialDecay(-1, 1, 0.5))),
        ("Momentum", () => new Sgd(Momentum: -0.1)),
        ("Momentum", () => new Sgd(Momentum: 1)),
        ("Momentum", () => new Sgd(Momentum: 1.1)),
        ("Momentum", () => new Sgd(Momentum: NaN)),
        ("Momentum", () => new Sgd() with { Momentum = 2 }),
        ("Beta1", () => new Adam(Beta1: 1)),
        ("Beta1", () => new Adam(Beta1: -0.1)),
        ("Beta1", () => new Adam(Beta1: NaN)),
        ("Beta2", () => new Adam(Beta2: 1)),
        ("Beta2", () => new Adam(Beta2: 1.5)),
        ("Beta2", () => new Adam(Beta2: -1)),
        ("Epsilon", () => new Adam(Epsilon: 0)),
        ("Epsilon", () => new Adam(Epsilon: -1e-8)),
        ("Epsilon", () => new Adam(Epsilon: NaN)),
        ("Epsilon", () => new Adam(Epsilon: Infinity)),
        ("Beta1", () => new Adam() with { Beta1 = 1 }),
        ("Beta1", () => new AdamW(Beta1: 1)),
        ("Beta2", () => new AdamW(Beta2: 1)),
        ("Epsilon", () => new AdamW(Epsilon: 0)),
        ("WeightDecay", () => new AdamW(WeightDecay: -0.1)),
        ("InitialAccumulatorValue", () => new Adagrad(InitialAccumulatorValue: -0.1)),
        ("InitialAccumulatorValue", () => new Adagrad(InitialAccumulatorValue: NaN)),
        ("Epsilon", () => new Adagrad(Epsilon: 0)),
        ("Rho", () => new RmsProp(Rho: 1)),
        ("Rho", () => new RmsProp(Rho: -0.5)),
        ("Momentum", () => new RmsProp(Momentum: 1)),
        ("Epsilon", () => new RmsProp(Epsilon: 0)),
        ("Rho", () => new Adadelta(Rho: 1)),
        ("Rho", () => new Adadelta(Rho: NaN)),
        ("Epsilon", () => new Adadelta(Epsilon: -1)),
        ("Beta1", () => new Adamax(Beta1: 1)),
        ("Beta2", () => new Adamax(Beta2: 1)),
        ("Epsilon", () => new Adamax(Epsilon: 0)),
        ("Beta1", () => new Nadam(Beta1: 1)),
        ("Beta2", () => new Nadam(Beta2: 1)),
        ("Epsilon", () => new Nadam(Epsilon: 0)),
        ("LearningRatePower", () => new Ftrl(LearningRatePower: 0.5)),
        ("LearningRatePower", () => new Ftrl(LearningRatePower: NaN)),
        ("InitialAccumulatorValue", () => new Ftrl(InitialAccumulatorValue: -1)),
        ("L1RegularizationStrength", () => new Ftrl(L1RegularizationStrength: -1)),
        ("L2RegularizationStrength", () => new Ftrl(L2RegularizationStrength: -1)),
        ("L2ShrinkageRegularizationStrength", () => new Ftrl(L2ShrinkageRegularizationStrength: -1)),
        ("Beta", () => new Ftrl(Beta: -1)),
        ("Beta1", () => new Lion(Beta1: 1)),
        ("Beta2", () => new Lion(Beta2: -1)),
        ("Beta1", () => new Lamb(Beta1: 1)),
        ("Beta2", () => new Lamb(Beta2: 2)),
        ("Epsilon", () => new Lamb(Epsilon: 0)),
        ("WeightDecay", () => new Sgd { WeightDecay = -0.1 }),
        ("WeightDecay", () => new Sgd { WeightDecay = NaN }),
        ("ClipNorm", () => new Sgd { ClipNorm = 0 }),
        ("ClipNorm", () => new Sgd { ClipNorm = -1 }),
        ("ClipValue", () => new Sgd { ClipValue = 0 }),
        ("ClipValue", () => new Sgd { ClipValue = NaN }),
        ("GlobalClipNorm", () => new Sgd { GlobalClipNorm = 0 }),
        ("GlobalClipNorm", () => new Sgd { GlobalClipNorm = Infinity }),
        ("EmaMomentum", () => new Sgd { EmaMomentum = 1 }),
        ("EmaMomentum", () => new Sgd { EmaMomentum = -0.1 }),
        ("EmaOverwriteFrequency", () => new Sgd { EmaOverwriteFrequency = 0 }),
        ("EmaOverwriteFrequency", () => new Sgd { EmaOverwriteFrequency = -3 }),
        ("GradientAccumulationSteps", () => new Sgd { GradientAccumulationSteps = 0 }),
        ("GradientAccumulationSteps", () => new Sgd { GradientAccumulationSteps = -1 }),
    ];

    public static TheoryData<int> Rows => [.. Enumerable.Range(0, WrongSettings.Length)];

    [Theory]
    [MemberData(nameof(Rows))]
    public void AWrongSettingIsNamed(int row)
    {
        var (setting, make) = WrongSettings[row];
        var error = Assert.Throws<ArgumentOutOfRangeException>(make);
        Assert.Equal(setting, error.ParamName);
        Assert.StartsWith($"{setting} needs to be ", error.Message, StringComparison.Ordinal);
        Assert.NotNull(error.ActualValue);
    }

    [Fact]
    public void SettingsThatContradictEachOtherAreErrors()
    {
        Expect("clipnorm 1, clipvalue 2", () => Start(new Sgd { ClipNorm = 1, ClipValue = 2 }));
        Expect("clipvalue none and global_clipnorm 3", () => Start(new Adam { ClipNorm = 1, GlobalClipNorm = 3 }));
        Expect("set use_ema", () => Start(new Sgd { EmaOverwriteFrequency = 2 }));
    }

    [Fact]
    public void ParametersAndGradientsThatDoNotFitAreErrors()
    {
        var weight = new Variable("dense/kernel", DType.Float32, [2, 3]);
        Expect("two parameters called dense/kernel", () => _ = new OptimizerState(new Sgd(), [new(weight), new(new("dense/kernel", DType.Float32, [3]))]));
        Expect("got ids Int32[2]", () => _ = new OptimizerState(new Sgd(), [new(new("ids", DType.Int32, [2]))]));
        var state = new OptimizerState(new Sgd(), [new(weight)]);
        Expect("needs 1 gradients, one a parameter, got 2", () => state.Updates([weight.Value, weight.Value]));
        Expect("gradient_accumulation_steps", () => state.Updates([weight.Value], UpdateKind.Accumulate));
        Expect("use_ema", () => state.Updates([weight.Value], UpdateKind.ApplyAndOverwrite));
        var error = Assert.Throws<ShapeException>(() => state.Updates([Tensor.Zeros(DType.Float32, [3, 2])]));
        Assert.Contains("dense/kernel Float32[2, 3]", error.Message, StringComparison.Ordinal);
        Assert.Equal("LearningRateScale", Assert.Throws<ArgumentOutOfRangeException>(() => state.LearningRateScale = -1).ParamName);
        Assert.Equal(1, state.LearningRateScale);
    }

    [Fact]
    public void AClippingLimitIsPositive()
    {
        var gradient = Tensor.Zeros(DType.Float32, [2]);
        Assert.Throws<ArgumentOutOfRangeException>(() => Clipping.ByValue(gradient, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Clipping.ByNorm(gradient, -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Clipping.ByGlobalNorm([gradient], NaN));
    }

    private static void Start(Optimizer optimizer) => _ = new OptimizerState(optimizer, [new(new("w", DType.Float32, [2]))]);

    private static void Expect(string part, Action action) => Assert.Contains(part, Assert.Throws<ArgumentException>(action).Message, StringComparison.Ordinal);
}
