using Descent.Graph;
using Descent.Losses;
using Descent.Models;

namespace Descent.Tests.Models;

public class RegisteredNameTests
{
    [Fact]
    public void A_registered_item_is_known_by_its_name_where_texts_convert()
    {
        Catalogue.Default.Register<FourthPower>("fourth-power");
        Loss loss = "fourth_power";
        Assert.Equal(new FourthPower(), loss);
    }

    public sealed record FourthPower : Loss
    {
        protected override Tensor Values(Tensor yTrue, Tensor yPred) => (yTrue - yPred).Power(4).Mean(-1);
    }
}
