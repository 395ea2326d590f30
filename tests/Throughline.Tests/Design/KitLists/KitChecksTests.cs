using Throughline.Kernel;
using Throughline.Modules.Design.Catalogue.Parts;
using Throughline.Modules.Design.KitLists.Checks;
using Throughline.Modules.Design.Published;

namespace Throughline.Tests.Design.KitLists;

public class KitChecksTests
{
    [Fact]
    public async Task A_list_that_serves_its_whole_design_passes_every_check()
    {
        var q = await Quayside.Draw();

        Assert.Equal([], q.Review.Open.Select(c => c.Words));
        Assert.Equal((3, 3), (q.Review.Covered, q.Review.Requirements));
        Assert.Equal(1.0, q.List.KitTrace);
        Assert.Equal(0, q.List.IdleMinor);
    }

    [Fact]
    public async Task An_optic_of_the_wrong_medium_names_both_sides_and_the_witness()
    {
        var q = await Quayside.Draw();
        q.List.Remove(q.Line("SFP-1G-SX"));
        var wrong = q.Line("SFP-1G-LX", 2, "Customer handoff at Quayside", "H-1 × 2");

        var check = Assert.Single(q.Review.Open);

        Assert.Equal("optic-mismatch", check.Code);
        Assert.False(check.Waivable);
        Assert.Equal([wrong.Number], check.Lines);
        Assert.Equal($"Port H-1 at Quayside is multimode LC (survey 30 Sep, photo 14); line {wrong.Number}, SFP-1G-LX, is single-mode LC. It will not link.", check.Words);
        Assert.Equal([$"Replace line {wrong.Number} by SFP-1G-SX"], check.Mends.Select(m => m.Words));
    }

    [Fact]
    public async Task A_line_that_serves_nothing_is_offered_to_the_handoff_it_fits()
    {
        var q = await Quayside.Draw();
        q.List.Serve(q.Line("SFP-1G-SX"), []);
        q.List.Say(q.Line("SFP-1G-SX"), 2, "");
        var wrong = q.Line("SFP-1G-LX", 2, "Customer handoff at Quayside", "H-1 × 2");
        var idle = q.Line("SFP-1G-SX").Number;

        Assert.Equal(["no-purpose:4", $"optic-mismatch:{wrong.Number}:H-1", "surplus:4"], q.Open.Order());
        Assert.Equal([new Mend($"swap:{wrong.Number}:{idle}:H-1", $"Use line {idle} for H-1, remove line {wrong.Number}")], q.Review.Open.Single(c => c.Code == "optic-mismatch").Mends);
        Assert.Equal("Two of SFP-1G-SX serve nothing.", q.Review.Open.Single(c => c.Code == "surplus").Title);
        Assert.Equal(2 * 2300, q.List.IdleMinor);
    }

    [Theory]
    [InlineData("SFP-1G-SX", Medium.Multimode, "LC", 1000, 38, null)]
    [InlineData("SFP-1G-SX", Medium.Multimode, "LC", 1000, 276, "reaches 275 m")]
    [InlineData("SFP-1G-SX", Medium.Multimode, "SC", 1000, 38, "is multimode SC")]
    [InlineData("SFP-1G-SX", Medium.Copper, "RJ45", 1000, 38, "is copper RJ45")]
    [InlineData("SFP-1G-LX", Medium.SingleMode, "LC", 1000, 10_000, null)]
    [InlineData("SFP-1G-LX", Medium.SingleMode, "LC", 1000, 10_001, "10,001 m long")]
    [InlineData("SFP-1G-T", Medium.Copper, "RJ45", 1000, 100, null)]
    [InlineData("SFP-1G-T", Medium.Copper, "RJ45", 1000, 101, "reaches 100 m")]
    [InlineData("SFP-10G-LR", Medium.SingleMode, "LC", 1000, 100, "runs at 10 Gbit/s")]
    [InlineData("SFP-10G-LR", Medium.SingleMode, "LC", 10_000, 100, "an SFP cage")]
    public async Task Optics_are_held_against_medium_connector_rate_reach_and_cage(string part, Medium medium, string connector, int rate, int metres, string? fault)
    {
        var q = await Quayside.Draw();
        q.List.Remove(q.Line("SFP-1G-SX"));
        q.List.Remove(q.Line("LC-OM4-5"));
        q.Design.CorrectHandoff(q.Design.Handoffs[0], new(medium, connector, rate, metres), Witness.Survey, "");
        q.Line(part, 2, "handoff", "H-1 × 2");

        var words = string.Join(" ", q.Review.Open.Select(c => c.Words));

        if (fault is null) Assert.Equal("", words);
        else Assert.Contains(fault, words);
    }

    [Fact]
    public async Task A_fibre_handoff_without_its_optics_is_missing_them()
    {
        var q = await Quayside.Draw();
        q.List.Serve(q.Line("SFP-1G-SX"), [new("H-1", 1)]);

        Assert.Equal(["optics-missing:H-1", "surplus:4"], q.Open.Order());
        Assert.Contains("needs 2 optics; the list supplies 1. SFP-1G-SX would fit.", q.Review.Open.First(c => c.Code == "optics-missing").Words);
        Assert.Equal("use:4:H-1", q.Review.Open.First(c => c.Code == "optics-missing").Mends.Single().Key);
    }

    [Fact]
    public async Task A_copper_handoff_on_a_copper_port_needs_no_optic_and_in_a_cage_needs_one()
    {
        var q = await Quayside.Draw();
        q.Design.HandOver("QS", new(Medium.Copper, "RJ45", 1000, 12), new("QS-NTE-01", "5"), 1, Witness.Survey, "");
        Assert.Empty(q.Open);

        q.Design.HandOver("QS", new(Medium.Copper, "RJ45", 1000, 12), new("QS-NTE-01", "2"), 1, Witness.Survey, "");
        Assert.Equal(["optics-missing:H-3"], q.Open);

        q.Line("SFP-1G-T", 1, "Imaging scanner", "H-3");
        Assert.Empty(q.Open);
    }

    [Fact]
    public async Task A_port_exists_carries_one_line_and_is_of_the_right_kind()
    {
        var q = await Quayside.Draw();
        q.Design.HandOver("QS", new(Medium.Copper, "RJ45", 1000, 12), new("QS-NTE-01", "99"), 1, Witness.Survey, "");
        q.Design.HandOver("QS", new(Medium.Copper, "RJ45", 10_000, 12), new("QS-NTE-01", "6"), 1, Witness.Survey, "");
        q.Design.HandOver("QS", new(Medium.Multimode, "LC", 1000, 12), new("QS-NTE-01", "7"), 1, Witness.Survey, "");
        q.Design.HandOver("QS", new(Medium.Copper, "RJ45", 1000, 12), new("QS-CPE-01", "ge4"), 1, Witness.Survey, "");
        q.Design.HandOver("QS", new(Medium.Copper, "RJ45", 1000, 12), new("QS-CPE-01", "ge4"), 1, Witness.Survey, "");

        Assert.Equal(["port:QS-CPE-01.ge4", "port:QS-NTE-01.6", "port:QS-NTE-01.7", "port:QS-NTE-01.99"], q.Open.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Devices_supplies_cords_and_rack_kits_are_asked_for()
    {
        var q = await Quayside.Draw();
        foreach (var part in new[] { "CPE-2210-AC", "PSU-150-AC", "PWR-C13-UK", "RMK-1U" }) q.List.Remove(q.Line(part));

        var open = q.Review.Open;

        Assert.Equal(["cord:HS-NTE-02", "cord:QS-CPE-01", "cord:QS-NTE-01", "device-missing:QS-CPE-01", "rack-kit:HS-NTE-02", "rack-kit:QS-CPE-01", "rack-kit:QS-NTE-01", "supplies:QS-CPE-01"], open.Select(c => c.Key).Order());
        Assert.All(open, c => Assert.Equal(c.Code != "device-missing", c.Waivable));
    }

    [Fact]
    public async Task A_cord_of_another_country_cannot_be_waived()
    {
        var q = await Quayside.Draw();
        q.List.Remove(q.Line("PWR-C13-UK"));
        q.Line("PWR-C13-EU", 4, "cords", "QS-NTE-01, QS-CPE-01 × 2, HS-NTE-02");

        Assert.Equal(["cord:HS-NTE-02", "cord:QS-CPE-01", "cord:QS-NTE-01"], q.Open.Order());
        Assert.All(q.Review.Open, c => Assert.False(c.Waivable));
    }

    [Fact]
    public async Task More_allocated_than_bought_is_found_and_spare_with_a_reason_is_not_surplus()
    {
        var q = await Quayside.Draw();
        q.List.Say(q.Line("SFP-1G-SX"), 1, "handoff");
        Assert.Equal(["over-allocated:4"], q.Open);

        q.List.Say(q.Line("SFP-1G-SX"), 3, "handoff");
        Assert.Equal(["surplus:4"], q.Open);
        q.List.Keep(q.Line("SFP-1G-SX"), 1, SpareKind.Spare, "two days by courier");
        Assert.Empty(q.Open);
        Assert.Throws<RuleException>(() => q.List.Keep(q.Line("SFP-1G-SX"), 1, SpareKind.Spare, " "));
    }

    [Fact]
    public async Task A_requirement_that_nothing_answers_and_kit_for_what_is_gone_are_found()
    {
        var q = await Quayside.Draw();
        q.Design.Ask("A second port in copper", "Dr Okafor");
        q.Design.Remove("L-1");

        Assert.Equal(["requirement-open:R-04", "serves-unknown:5"], q.Open.Order());
    }

    [Fact]
    public async Task What_comes_too_late_or_ends_too_early_is_found()
    {
        var q = await Quayside.Draw();
        q.Design.Agree(60, new(2026, 12, 18));

        Assert.Equal(["lead-time:1", "lead-time:2", "term:9"], q.Open.Order());
        Assert.Contains("had to be ordered by 10 Nov 2026", q.Review.Open.First().Words);
    }

    [Fact]
    public async Task Rack_units_and_watts_are_held_against_what_the_survey_found()
    {
        var q = await Quayside.Draw();
        q.Design.SayRoom("QS", 1, 500, "survey 30 Sep");
        Assert.Equal(["rack-units:QS"], q.Open);
        Assert.Equal("The design needs 2 U at Quayside; survey 30 Sep says 1 U free. Find room, or take smaller devices.", q.Review.Open[0].Words);
    }

    [Fact]
    public async Task A_patch_of_another_medium_is_found()
    {
        var q = await Quayside.Draw();
        q.Line("LC-OS2-5", 1, "wrong colour", "H-1");

        Assert.Equal(["cable-mismatch:10:H-1"], q.Open);
    }

    [Fact]
    public async Task The_ends_of_a_link_must_be_a_pair()
    {
        var q = await Quayside.Draw();
        q.Design.Draw(new("QS-NTE-01", "2"), new("HS-NTE-02", "2"), new(Medium.SingleMode, "LC", 1000, 900));
        q.Line("SFP-1G-BX-U", 1, "one fibre", "L-2");
        var other = q.Line("SFP-1G-BX-U", 1, "one fibre", "L-2");
        Assert.Equal(["optics-differ:L-2"], q.Open);

        q.List.Remove(other);
        q.Line("SFP-1G-BX-D", 1, "one fibre", "L-2");
        Assert.Empty(q.Open);
    }
}
