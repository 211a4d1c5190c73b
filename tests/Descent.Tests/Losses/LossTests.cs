using Descent.Graph;
using Descent.Losses;
using Descent.Tests.Reference;

namespace Descent.Tests.Losses;

public class LossTests
{
    [Theory]
    [InlineData(0, 0.6931471805599453, 0.6931471805599453)]
    [InlineData(20, 20.000000002061153, 2.061153620314381e-09)]
    [InlineData(100, 100, 3.720075976020836e-44)]
    [InlineData(1e4, 1e4, 0)]
    [InlineData(1e9, 1e9, 0)]
    public void Binary_crossentropy_of_far_logits_is_exact(double logit, double ofZero, double ofOne)
    {
        var loss = new BinaryCrossentropy(FromLogits: true) { Reduction = LossReduction.None };
        var values = Evaluate(loss, TensorData.From(new double[] { 0, 1, 1, 0 }, [4, 1]), TensorData.From(new[] { logit, logit, -logit, -logit }, [4, 1])).ToDoubles();
        foreach (var (expected, actual) in new[] { ofZero, ofOne, ofZero, ofOne }.Zip(values)) Assert.Equal(expected, actual, 1e-15 * expected);
    }

    [Fact]
    public void Binary_crossentropy_of_the_logit_zero_has_its_gradient()
    {
        var z = Tensor.Input("z", DType.Float64, [2, 1]);
        var loss = new BinaryCrossentropy(FromLogits: true) { Reduction = LossReduction.Sum }.Call(Tensor.Constant([0, 1], [2, 1], DType.Float64), z);
        Assert.Equal([0.5, -0.5], ReferenceEvaluator.Evaluate(Autodiff.Gradients(loss, [z])[0], ("z", TensorData.From(new double[] { 0, 0 }, [2, 1]))).ToDoubles());
    }

    [Theory]
    [InlineData(new double[] { 1000, 0, -1000 }, new double[] { 0, 1000, 2000 })]
    [InlineData(new double[] { 88, 89, 90 }, new[] { 2.4076059644443803, 1.4076059644443804, 0.4076059644443804 })]
    [InlineData(new double[] { 1e4, 1e4 + 1, 1e4 - 1 }, new[] { 1.4076059644443804, 0.4076059644443804, 2.4076059644443803 })]
    [InlineData(new[] { -1e9, 0, 1e9 }, new[] { 2e9, 1e9, 0 })]
    [InlineData(new[] { 3.4e38, 0, 0 }, new[] { 0, 3.4e38, 3.4e38 })]
    [InlineData(new double[] { 7, 7, 7 }, new[] { 1.0986122886681098, 1.0986122886681098, 1.0986122886681098 })]
    public void Crossentropies_of_far_logits_are_exact(double[] logits, double[] expected)
    {
        var yPred = TensorData.From([.. logits, .. logits, .. logits], [3, 3]);
        var labels = TensorData.From([0, 1, 2]);
        var oneHot = TensorData.From(new double[] { 1, 0, 0, 0, 1, 0, 0, 0, 1 }, [3, 3]);
        var sparse = Evaluate(new SparseCategoricalCrossentropy(FromLogits: true) { Reduction = LossReduction.None }, labels, yPred).ToDoubles();
        var dense = Evaluate(new CategoricalCrossentropy(FromLogits: true) { Reduction = LossReduction.None }, oneHot, yPred).ToDoubles();
        for (var i = 0; i < 3; i++) Assert.Equal(expected[i], sparse[i], 1e-12 * Math.Max(1, expected[i]));
        Assert.Equal(sparse, dense);
    }

    [Fact]
    public void A_logit_of_minus_infinity_is_allowed_where_the_target_is_another_class()
    {
        var z = Tensor.Input("z", DType.Float64, [1, 3]);
        var feed = TensorData.From([0, double.NegativeInfinity, 0], [1, 3]);
        foreach (var loss in new[] { new CategoricalCrossentropy(FromLogits: true).Call(Tensor.Constant([1, 0, 0], [1, 3], DType.Float64), z), new SparseCategoricalCrossentropy(FromLogits: true).Call(Tensor.Constant([0], [1], DType.Int32), z) })
        {
            var results = ReferenceEvaluator.Evaluate([loss, Autodiff.Gradients(loss, [z])[0]], ("z", feed));
            Assert.Equal(Math.Log(2), results[0][0], 1e-15);
            Assert.Equal([-0.5, 0, 0.5], results[1].ToDoubles());
        }
    }

    [Fact]
    public void A_label_outside_the_classes_gives_NaN() =>
        Assert.True(double.IsNaN(Evaluate(new SparseCategoricalCrossentropy(), TensorData.From([0, 3]), TensorData.From(new double[] { 0.5, 0.25, 0.25, 0.5, 0.25, 0.25 }, [2, 3]))[0]));

    [Fact]
    public void An_ignored_label_may_lie_outside_the_classes() =>
        Assert.Equal(Math.Log(2), Evaluate(new SparseCategoricalCrossentropy(IgnoreClass: 255), TensorData.From([0, 255]), TensorData.From(new double[] { 0.5, 0.25, 0.25, 0.5, 0.25, 0.25 }, [2, 3]))[0], 1e-15);

    [Fact]
    public void Targets_without_the_last_axis_are_refused_with_the_remedy()
    {
        var (targets, predictions) = (Tensor.Input("targets", DType.Float32, [32]), Tensor.Input("predictions", DType.Float32, [32, 1]));
        Assert.Equal("MeanSquaredError needs targets of the predictions' shape, got targets targets Float32[32] and predictions predictions Float32[32, 1]: reshape the targets to [32, 1].",
            Assert.Throws<ShapeException>(() => new MeanSquaredError().Call(targets, predictions)).Message);
    }

    [Fact]
    public void Labels_given_to_a_loss_of_one_hot_targets_are_refused_with_the_remedy()
    {
        var (labels, predictions) = (Tensor.Input("labels", DType.Int32, [32]), Tensor.Input("predictions", DType.Float32, [32, 10]));
        Assert.Contains("use SparseCategoricalCrossentropy", Assert.Throws<ShapeException>(() => new CategoricalCrossentropy().Call(labels, predictions)).Message);
        var oneHot = Tensor.Input("one-hot", DType.Float32, [32, 10]);
        Assert.Contains("for one-hot targets use CategoricalCrossentropy", Assert.Throws<ShapeException>(() => new SparseCategoricalCrossentropy().Call(oneHot, predictions)).Message);
    }

    [Fact]
    public void Weights_of_another_length_are_refused()
    {
        var y = Tensor.Input("y", DType.Float32, [4, 1]);
        var error = Assert.Throws<ShapeException>(() => new MeanSquaredError().Call(y, y, Tensor.Input("w", DType.Float32, [3])));
        Assert.Equal("MeanSquaredError needs sample weights [batch] or of its values' shape [4], got w Float32[3].", error.Message);
    }

    [Fact]
    public void One_weight_a_row_counts_for_every_value_of_the_row()
    {
        var loss = new MeanAbsoluteError { Reduction = LossReduction.None };
        var zeros = Tensor.Zeros(DType.Float64, [2, 3, 1]);
        var values = ReferenceEvaluator.Evaluate(loss.Call(zeros, Tensor.Constant([1, 2, 3, 4, 5, 6], [2, 3, 1], DType.Float64), Tensor.Constant([1, 10], [2], DType.Float64)));
        Assert.Equal([2, 3], values.Shape);
        Assert.Equal([1, 2, 3, 40, 50, 60], values.ToDoubles());
    }

    [Theory]
    [InlineData("mse", typeof(MeanSquaredError))]
    [InlineData("mean_absolute_error", typeof(MeanAbsoluteError))]
    [InlineData("kl_divergence", typeof(KLDivergence))]
    [InlineData("sparse_categorical_crossentropy", typeof(SparseCategoricalCrossentropy))]
    public void The_names_of_the_field_are_known(string name, Type type) => Assert.IsType(type, Loss.Named(name));

    [Theory]
    [InlineData("mze", "\"mse\"?")]
    [InlineData("hubre", "\"huber\"?")]
    [InlineData("contrastive", ": there are mean_squared_error, mean_absolute_error, ")]
    public void A_name_that_is_near_none_is_answered_with_all(string name, string words) =>
        Assert.Contains(words, Assert.Throws<ArgumentException>(() => Loss.Named(name)).Message, StringComparison.Ordinal);

    [Fact]
    public void An_unknown_name_gets_the_nearest_one() =>
        Assert.StartsWith("There is no loss \"binary_crosentropy\": did you mean \"binary_crossentropy\"?", Assert.Throws<ArgumentException>(() => Loss.Named("binary_crosentropy")).Message);

    [Fact]
    public void A_setting_outside_its_range_is_refused_by_name() =>
        Assert.Contains("LabelSmoothing needs to be in [0, 1]", Assert.Throws<ArgumentOutOfRangeException>(() => new BinaryCrossentropy(LabelSmoothing: 1.5)).Message);

    [Fact]
    public void A_function_of_tensors_is_a_loss()
    {
        var cubic = Loss.Of((y, p) => (p - y).Abs().Power(3).Mean(-1));
        Assert.Equal((8 + 1) / 2.0, Evaluate(cubic, TensorData.From(new double[] { 0, 0 }, [1, 2]), TensorData.From(new double[] { 2, -1 }, [1, 2]))[0]);
    }

    private static TensorData Evaluate(Loss loss, TensorData yTrue, TensorData yPred)
    {
        var (y, p) = (Tensor.Input("y", yTrue.DType, yTrue.Shape), Tensor.Input("p", yPred.DType, yPred.Shape));
        return ReferenceEvaluator.Evaluate(loss.Call(y, p), ("y", yTrue), ("p", yPred));
    }
}
