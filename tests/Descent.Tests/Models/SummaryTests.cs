using Descent.Layers;
using Descent.Models;

namespace Descent.Tests.Models;

public sealed class SummaryTests
{
    [Fact]
    public void A_sequential_summary() => Assert.Equal("""
        Model: "heart"
        __________________________________________
        Layer (type)        Output Shape   Param #
        ==========================================
        input (Input)       [None, 29]     0
        dense (Dense)       [None, 16]     480
        dropout (Dropout)   [None, 16]     0
        dense_1 (Dense)     [None, 1]      17
        ==========================================
        Total params: 497
        Trainable params: 497
        Non-trainable params: 0
        __________________________________________

        """, new Sequential(new Input(29), new Dense(16, "relu"), new Dropout(0.2), new Dense(1, "sigmoid")) { Name = "heart" }.Summary());

    [Fact]
    public void A_functional_summary_says_what_is_connected()
    {
        var (a, b) = (new Input(1000) { Name = "a" }, new Input(1000) { Name = "b" });
        var encoder = new Dense(64, "relu") { Name = "encoder", Trainable = false };
        var model = new Model([a, b], new Dense(1).Apply(new Subtract().Apply(encoder.Apply(a), encoder.Apply(b))));
        Assert.Equal("""
            Model: "model"
            _______________________________________________________________
            Layer (type)          Output Shape   Param #   Connected to
            ===============================================================
            a (Input)             [None, 1000]   0         -
            b (Input)             [None, 1000]   0         -
            encoder (Dense)       [None, 64]     64,064    a, b
            subtract (Subtract)   [None, 64]     0         encoder, encoder
            dense (Dense)         [None, 1]      65        subtract
            ===============================================================
            Total params: 64,129
            Trainable params: 65
            Non-trainable params: 64,064
            _______________________________________________________________

            """, model.Summary());
    }
}
