using Throughline.Modules.Design.Catalogue;

namespace Throughline.Tests.Design.Catalogue;

public sealed class InterfaceSocketTests
{
    [Theory]
    [InlineData("100base-tx", 100, null, true)]
    [InlineData("1000base-t", 1000, null, true)]
    [InlineData("2.5gbase-t", 2500, null, true)]
    [InlineData("10gbase-t", 10000, null, true)]
    [InlineData("1000base-x-sfp", 1000, "SFP", false)]
    [InlineData("10gbase-x-sfpp", 10000, "SFP+", false)]
    [InlineData("25gbase-x-sfp28", 25000, "SFP28", false)]
    [InlineData("40gbase-x-qsfpp", 40000, "QSFP+", false)]
    [InlineData("100gbase-x-qsfp28", 100000, "QSFP28", false)]
    [InlineData("400gbase-x-qsfpdd", 400000, "QSFP-DD", false)]
    [InlineData("cisco-stackwise", 0, null, false)]
    [InlineData("virtual", 0, null, false)]
    [InlineData("other", 0, null, false)]
    [InlineData(null, 0, null, false)]
    public void The_word_of_the_library_tells_rate_and_socket(string? type, int rateMbps, string? cage, bool copper) =>
        Assert.Equal(new InterfaceSocket(rateMbps, cage, copper), InterfaceSocket.Of(type));
}
