using System.Globalization;
using Throughline.Kernel;

namespace Throughline.Tests.Kernel;

public class MoneyTests
{
    [Theory]
    [InlineData("49.50", 4950)]
    [InlineData("0.004", 0)]
    [InlineData("0.005", 1)]
    [InlineData("0.125", 13)]
    [InlineData("-0.005", -1)]
    [InlineData("10.999", 1100)]
    public void An_amount_as_typed_is_rounded_to_the_penny_half_of_one_away_from_nothing(string typed, long minor) =>
        Assert.Equal(minor, Money.MinorOf(decimal.Parse(typed, CultureInfo.InvariantCulture)));

    [Fact]
    public void What_was_not_typed_is_no_amount() => Assert.Null(Money.MinorOf(null));
}
