using Throughline.Kernel;

namespace Throughline.Tests.Kernel;

public class BitRateTests
{
    [Theory]
    [InlineData(0, "–")]
    [InlineData(512, "512 kbit/s")]
    [InlineData(2_048, "2.048 Mbit/s")]
    [InlineData(100_000, "100 Mbit/s")]
    [InlineData(1_000_000, "1 Gbit/s")]
    [InlineData(2_500_000, "2.5 Gbit/s")]
    [InlineData(1_600_000_000, "1600 Gbit/s")]
    public void A_rate_is_said_in_the_unit_that_people_use(long kbps, string expected) => Assert.Equal(expected, BitRate.Words(kbps));
}
