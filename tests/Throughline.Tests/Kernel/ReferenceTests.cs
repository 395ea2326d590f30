using Throughline.Kernel;
using Throughline.Modules.Networks.Published;
using Throughline.Modules.Support.Published;

namespace Throughline.Tests.Kernel;

public class ReferenceTests
{
    [Theory]
    [InlineData("T-20931", 20931L)]
    [InlineData("t-7", 7L)]
    [InlineData("T-", null)]
    [InlineData("T-x", null)]
    [InlineData("20931", null)]
    [InlineData("N-20931", null)]
    [InlineData("", null)]
    public void A_ticket_is_called_by_its_letter_and_number(string reference, long? number) => Assert.Equal(number, References.NumberIn<Ticket>(reference));

    [Fact]
    public void What_is_referred_to_is_found_by_number_and_by_id_and_nothing_else()
    {
        Network At(long number) => new(number, "n", "p", Guid.CreateVersion7(), Guid.CreateVersion7(), "South", default);
        var networks = new[] { At(1001), At(1002) }.AsQueryable();
        Assert.Equal(1002, Assert.Single(networks.Referred("n-1002")).Number);
        Assert.Equal(1001, Assert.Single(networks.Referred(networks.First().Id.ToString())).Number);
        Assert.Empty(networks.Referred("1001"));
        Assert.Empty(networks.Referred(Guid.Empty.ToString()));
    }
}
