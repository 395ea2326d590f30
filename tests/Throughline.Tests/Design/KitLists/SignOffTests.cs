using NodaTime;
using Throughline.Kernel;
using Throughline.Modules.Design.KitLists;
using Throughline.Modules.Design.Published;

namespace Throughline.Tests.Design.KitLists;

public class SignOffTests
{
    static readonly Instant Later = Quayside.Monday + Duration.FromHours(1);

    [Fact]
    public async Task A_signed_list_carries_a_hash_of_what_was_signed()
    {
        var q = await Quayside.Draw();
        q.Sign();

        Assert.True(q.List.MatchesSignature(q.Design));
        Assert.Equal(64, q.List.Current.Hash!.Length);
        Assert.Equal((KitState.Signed, Quayside.Maja), (q.List.State, q.List.Current.SignerId));
    }

    [Fact]
    public async Task A_kit_list_that_changed_after_signing_is_void()
    {
        var changes = new (string Why, Action<Quayside> Change)[]
        {
            ("quantity", q => q.List.Say(q.Line("RMK-1U"), 4, "19 inch")),
            ("purpose", q => q.List.Say(q.Line("RMK-1U"), 3, "23 inch")),
            ("allocation", q => q.List.Serve(q.Line("RMK-1U"), [new("QS-NTE-01", 3)])),
            ("spare", q => q.List.Keep(q.Line("RMK-1U"), 1, SpareKind.Spare, "shelf")),
            ("line added", q => q.Line("SFP-1G-T", 1, "scanner", "H-1")),
            ("line removed", q => q.List.Remove(q.Line("RMK-1U"))),
            ("handoff", q => q.Design.CorrectHandoff(q.Design.Handoffs[0], new(Medium.Multimode, "LC", 1000, 39), Witness.Survey, "")),
            ("node", q => q.Design.Place("HS-NTE-03", "HS", "example-nte-1208")),
            ("requirement", q => q.Design.Ask("more", "")),
            ("covers", q => q.Design.Cover(q.Design.Nodes[0], [2])),
            ("removed element", q => q.Design.Remove("L-1")),
            ("term", q => q.Design.Agree(36, null)),
        };
        foreach (var (why, change) in changes)
        {
            var q = await Quayside.Draw();
            q.Sign();
            change(q);

            Assert.Equal(1, q.List.Settle(q.Design, why, Later)?.Number);
            Assert.Equal((2, KitState.Draft, false), (q.List.Number, q.List.State, q.List.IsSignedOff));
            Assert.Equal((why, Later), (q.List.Versions[0].VoidWhy, q.List.Versions[0].VoidAt));
        }
    }

    [Fact]
    public async Task A_price_alone_keeps_the_signature_above_the_margin_floor()
    {
        var q = await Quayside.Draw();
        q.Sign();
        var line = q.Line("CPE-2210-AC");

        q.List.Price(line, line.CostMinor, line.PriceMinor + 100, line.LeadDays);
        Assert.Null(q.List.Settle(q.Design, "price", Later));

        q.List.Price(line, line.CostMinor, line.CostMinor / 2, line.LeadDays);
        Assert.Equal(1, q.List.Settle(q.Design, "price", Later)?.Number);
        Assert.Contains("margin", q.List.Versions[0].VoidWhy);
    }

    [Fact]
    public async Task The_difference_counts_lines_and_design_and_says_what_it_costs()
    {
        var q = await Quayside.Draw();
        q.Sign();
        q.Line("SFP-1G-T", 1, "scanner", "H-1");
        q.List.Say(q.Line("RMK-1U"), 5, "19 inch");
        q.Design.Ask("scanner", "");
        var gone = q.List.Settle(q.Design, "change CO-7", Later)!;

        var difference = KitDifference.Between(gone, q.List, q.Design);

        Assert.Equal("2 lines and 1 design element differ", difference.Words);
        Assert.Equal([("~", "RMK-1U, 3 → 5", (long?)6200), ("+", "SFP-1G-T × 1", 6800)], difference.Lines.Select(l => (l.Sign, l.Words, l.PriceMinor)));
    }

    [Fact]
    public async Task All_that_stands_in_the_way_of_a_signature_is_said_at_once()
    {
        var q = await Quayside.Draw();
        q.List.Say(q.Line("RMK-1U"), 4, "");
        q.List.AskReview(Guid.CreateVersion7(), Quayside.Maja, Later);
        var no = q.List.ObstaclesToSignOff(q.Review, new(Guid.CreateVersion7(), false, "Only Maja can."));

        Assert.Equal(["not-the-engineer", "surplus", "no-purpose", "review-open"], no.Select(o => o.Code));
        Assert.Equal(4, Assert.Throws<RuleException>(() => q.List.SignOff(q.Design, q.Review, new(Guid.CreateVersion7(), false, "Only Maja can."), Later)).Obstacles.Count);
    }

    [Fact]
    public async Task A_waiver_lets_a_check_pass_with_its_reason_and_a_mismatch_cannot_be_waived()
    {
        var q = await Quayside.Draw();
        q.List.Remove(q.Line("RMK-1U"));
        foreach (var check in q.Review.Open) q.List.Waive(check, "the site has shelves", Quayside.Maja, Later, null);
        Assert.Empty(q.Review.Open);
        Assert.Equal("the site has shelves", q.Review.Waived[0].WaivedBecause);

        q.List.Remove(q.Line("SFP-1G-SX"));
        q.Line("SFP-1G-LX", 2, "handoff", "H-1 × 2");
        Assert.Throws<RuleException>(() => q.List.Waive(q.Review.Open.Single(), "it will be fine", Quayside.Maja, Later, null));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(100_001)]
    [InlineData(1_000_000_000)]
    public async Task A_line_takes_one_to_a_hundred_thousand_pieces(int quantity)
    {
        var q = await Quayside.Draw();
        Assert.Equal("/quantity", Assert.Throws<RuleException>(() => q.List.Say(q.Line("RMK-1U"), quantity, "x")).Obstacles.Single().Pointer);
    }
}
