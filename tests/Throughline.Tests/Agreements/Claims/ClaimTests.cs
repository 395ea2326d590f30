using NodaTime;
using Throughline.Kernel;
using Throughline.Modules.Agreements.Claims;

namespace Throughline.Tests.Agreements.Claims;

public class ClaimTests
{
    static readonly Instant Now = Instant.FromUtc(2026, 11, 17, 9, 20);
    static readonly LocalDate Today = new(2026, 11, 17);

    static Claim October(string? circuit = "NVK/ETH/448-21907", string? theirs = "7780877", long amount = 4_900)
    {
        var claim = new Claim(118, Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid(), circuit, new YearMonth(2026, 10), new LocalDate(2026, 11, 30), "GBP", Now);
        claim.Rests([new ClaimEvidence("T-20877", theirs, circuit, Now - Duration.FromDays(22), Now - Duration.FromDays(22) + Duration.FromMinutes(190), 190)], 99.57m, 99.86m, amount, []);
        return claim;
    }

    static Claim Submitted()
    {
        var claim = October();
        claim.Submit("NVK-C-77", null, Today, Now);
        return claim;
    }

    static string Refusal(Action act) => Assert.Single(Assert.Throws<RuleException>(act).Obstacles).Message;

    [Fact]
    public void A_claim_goes_from_draft_over_due_to_reconciled()
    {
        var claim = October();
        Assert.Equal((ClaimState.Draft, 4_900L), (claim.State, claim.WorthMinor));
        Assert.True(claim.FallsDue());
        claim.Submit(null, null, Today, Now);
        claim.Answer(4_900, null, Now);
        Assert.Equal(ClaimState.Accepted, claim.State);
        claim.Credit(4_900, "CN-4471", Today, Today);
        Assert.Equal(ClaimState.Credited, claim.State);
        claim.Reconcile(null, Now);
        Assert.Equal((ClaimState.Reconciled, 4_900L, true), (claim.State, claim.WorthMinor, claim.IsOver));
    }

    [Fact]
    public void All_that_keeps_a_claim_from_being_sent_is_said_at_once()
    {
        var no = Assert.Throws<RuleException>(() => October(circuit: null, theirs: null, amount: 0).Submit(null, null, new LocalDate(2026, 12, 1), Now));

        Assert.Equal(["circuit-missing", "nothing-to-claim", "their-number-missing", "window-closed"], no.Obstacles.Select(o => o.Code).Order());
        Assert.Contains("30 Nov 2026", no.Message);
    }

    [Fact]
    public void The_last_day_of_the_window_is_still_in_time()
    {
        var claim = October();
        claim.Submit(null, null, new LocalDate(2026, 11, 30), Now);
        Assert.Equal(ClaimState.Submitted, claim.State);
    }

    [Fact]
    public void What_is_not_submitted_by_the_end_of_its_window_lapses_and_is_worth_nothing()
    {
        var claim = October();
        Assert.False(claim.Lapse(new LocalDate(2026, 11, 30)));
        Assert.True(claim.Lapse(new LocalDate(2026, 12, 1)));
        Assert.Equal((ClaimState.Lapsed, 0L), (claim.State, claim.WorthMinor));
        Assert.False(Submitted().Lapse(new LocalDate(2027, 1, 1)));
    }

    [Theory]
    [InlineData(4_900, null, ClaimState.Accepted)]
    [InlineData(2_000, "half of it was our reboot", ClaimState.Partial)]
    [InlineData(0, "not our fault", ClaimState.Rejected)]
    public void The_provider_accepts_all_a_part_or_nothing(long accepted, string? why, ClaimState state)
    {
        var claim = Submitted();
        claim.Answer(accepted, why, Now);
        Assert.Equal((state, accepted), (claim.State, claim.WorthMinor));
    }

    [Fact]
    public void Less_than_all_needs_a_reason_and_more_than_all_is_refused()
    {
        Assert.Contains("Say why", Refusal(() => Submitted().Answer(100, " ", Now)));
        Assert.Equal("£50 cannot be accepted of a claim over £49: give 0 to £49.", Refusal(() => Submitted().Answer(5_000, null, Now)));
    }

    [Fact]
    public void A_rejected_claim_can_be_sent_again_or_dropped_with_a_reason()
    {
        var again = Submitted();
        again.Answer(0, "no ticket found", Now);
        again.Submit("NVK-C-78", null, Today, Now);
        Assert.Equal((ClaimState.Submitted, null), (again.State, again.AcceptedMinor));

        var dropped = Submitted();
        dropped.Answer(0, "no ticket found", Now);
        Assert.Contains("£49 is left with the provider", Refusal(() => dropped.Drop("")));
        dropped.Drop("The power failed first");
        Assert.Equal(ClaimState.Dropped, dropped.State);
    }

    [Fact]
    public void Another_amount_than_agreed_is_reconciled_only_with_a_reason()
    {
        var claim = Submitted();
        claim.Answer(4_900, null, Now);
        claim.Credit(4_000, "CN-4471", Today, Today);
        Assert.Equal("£49 was agreed and £40 came. Say why that is right, or ask the provider for the rest.", Refusal(() => claim.Reconcile(null, Now)));
        claim.Reconcile("The rest comes in December", Now);
        Assert.Equal(4_000, claim.WorthMinor);
    }

    [Fact]
    public void A_credit_note_has_a_number_an_amount_and_a_date_that_has_been()
    {
        var claim = Submitted();
        claim.Answer(4_900, null, Now);
        var no = Assert.Throws<RuleException>(() => claim.Credit(0, null, Today.PlusDays(1), Today));
        Assert.Equal(["credit-note-missing", "credited-in-future", "credited-out-of-range"], no.Obstacles.Select(o => o.Code).Order());
    }

    [Fact]
    public void What_comes_too_early_is_refused_with_what_comes_first()
    {
        Assert.Equal("CL-118 is draft; the provider can answer only what was submitted. Submit it first.", Refusal(() => October().Answer(4_900, null, Now)));
        Assert.Equal("CL-118 is submitted; only what was accepted is credited. Wait for the provider’s answer and record it.", Refusal(() => Submitted().Credit(4_900, "CN-1", Today, Today)));
        Assert.Equal("CL-118 is submitted; it is reconciled when the credit note is here. Wait for the provider’s answer and record it.", Refusal(() => Submitted().Reconcile(null, Now)));
        Assert.Equal("CL-118 is submitted. Wait for the provider’s answer and record it.", Refusal(() => Submitted().Submit(null, null, Today, Now)));
        Assert.Equal("CL-118 is submitted and cannot be dropped. Wait for the provider’s answer and record it.", Refusal(() => Submitted().Drop("why")));
        Assert.Contains("what it rests on is fixed", Refusal(() => Submitted().Rests([], 99, 99.9m, 1, [])));
    }
}
