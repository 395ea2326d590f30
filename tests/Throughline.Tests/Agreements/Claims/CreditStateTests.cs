using NodaTime;
using Throughline.Kernel;
using Throughline.Modules.Agreements.Claims;

namespace Throughline.Tests.Agreements.Claims;

public class CreditStateTests
{
    static readonly Instant Now = Instant.FromUtc(2026, 12, 2, 6, 0);

    static Credit November(long amount = 9_300)
    {
        var credit = new Credit(31, Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid(), new YearMonth(2026, 11), "GBP", Now);
        credit.Computes(99.55m, 99.95m, 194, amount, ["99.55 % of the month was available."], ["T-20931"], Now);
        return credit;
    }

    static string Refusal(Action act) => Assert.Single(Assert.Throws<RuleException>(act).Obstacles).Message;

    [Fact]
    public void A_credit_goes_from_computed_over_reviewed_and_offered_to_posted()
    {
        var credit = November();
        credit.Review(null, "agrees with the clocks", Now);
        credit.Offer(Now);
        credit.Post("2026-1018", Now);
        Assert.Equal((CreditState.Posted, "2026-1018", 9_300L), (credit.State, credit.Invoice, credit.WorthMinor));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void It_can_be_waived_with_a_reason_until_it_stands_on_a_bill(int acts)
    {
        var credit = November();
        if (acts > 0) credit.Review(null, null, Now);
        if (acts > 1) credit.Offer(Now);
        Assert.Equal("Say why £93 is not paid: the customer may ask.", Refusal(() => credit.Waive(null)));
        credit.Waive("Their own power failed, Helen agrees");
        Assert.Equal((CreditState.Waived, 0L), (credit.State, credit.WorthMinor));
    }

    [Fact]
    public void Steps_out_of_order_are_refused_with_the_next_one()
    {
        Assert.Equal("You cannot offer CR-31: it is computed. Finance reviews it first.", Refusal(() => November().Offer(Now)));
        Assert.Equal(["credit-order", "invoice-missing"], Assert.Throws<RuleException>(() => November().Post("", Now)).Obstacles.Select(o => o.Code).Order());
        var reviewed = November();
        reviewed.Review(null, null, Now);
        Assert.Equal("You cannot review CR-31: it is reviewed. Offer it to the customer next.", Refusal(() => reviewed.Review(null, null, Now)));
        Assert.Contains("what it comes from is fixed", Refusal(() => reviewed.Computes(99, 99.95m, 1, 1, [], [], Now)));
        reviewed.Offer(Now);
        reviewed.Post("2026-1018", Now);
        Assert.Equal("CR-31 is posted on 2026-1018 and cannot be waived. Nothing is left to do.", Refusal(() => reviewed.Waive("late")));
    }

    [Fact]
    public void Nothing_owed_is_not_reviewed_and_the_same_computed_twice_changes_nothing()
    {
        Assert.Contains("comes to nothing", Refusal(() => November(0).Review(null, null, Now)));
        var credit = November();
        var version = credit.Version;
        Assert.False(credit.Computes(99.55m, 99.95m, 194, 9_300, ["99.55 % of the month was available."], ["T-20931"], Now));
        Assert.Equal(version, credit.Version);
    }
}
