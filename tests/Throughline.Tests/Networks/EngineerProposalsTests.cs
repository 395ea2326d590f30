using NodaTime;
using Throughline.Modules.Networks.Published;

namespace Throughline.Tests.Networks;

public class EngineerProposalsTests
{
    static readonly LocalDate Visit = new(2026, 11, 25);
    static readonly EngineerNeed Need = new(["Ethernet", "BGP"], "South West", "en", Visit);

    static EngineerCandidate Somebody(string name, int level = 4, string region = "South West", string language = "English", double load = 9, (LocalDate, LocalDate)? leave = null, LocalDate? used = null) =>
        new(Guid.CreateVersion7(), name, region, [language], [new("Ethernet", level, used), new("bgp", level, used)], load, leave);

    [Fact]
    public void Three_are_proposed_the_best_first_with_reasons_for_each()
    {
        var ranked = EngineerProposals.Rank(Need, [Somebody("Far", region: "North"), Somebody("Best"), Somebody("Loaded", load: 18), Somebody("Weak", level: 1)]);

        Assert.Equal(["Best", "Loaded", "Far"], ranked.Select(p => p.Name));
        // 8 of 10 in skill × 5, region 15, language 10, half the capacity free of 25
        Assert.Equal(77.5, ranked[0].Score);
        Assert.Equal(["skill 8 of 10: Ethernet 4 of 5, BGP 4 of 5", "in South West, like the network", "speaks English", "load 9 of 18", "no leave planned"], ranked[0].Reasons);
    }

    [Fact]
    public void Leave_on_the_day_of_the_visit_halves_the_points_and_says_so()
    {
        var away = EngineerProposals.Rank(Need, [Somebody("Away", leave: (Visit.PlusDays(-2), Visit.PlusDays(2)))])[0];
        var later = EngineerProposals.Rank(Need, [Somebody("Later", leave: (Visit.PlusDays(1), Visit.PlusDays(9)))])[0];

        Assert.Equal((38.8, 77.5), (away.Score, later.Score));
        Assert.Contains("on leave until 27 Nov 2026", away.Reasons);
        Assert.Contains("on leave 26 Nov 2026 to 4 Dec 2026, not on the day", later.Reasons);
    }

    [Fact]
    public void A_skill_unused_for_two_years_counts_four_fifths_and_a_missing_one_nothing()
    {
        Assert.Equal(6.4, EngineerProposals.Rank(Need, [Somebody("Rusty", used: Visit.PlusYears(-3))])[0].Skill);
        var half = EngineerProposals.Rank(Need with { Skills = ["Ethernet", "MPLS"] }, [Somebody("Half")])[0];
        Assert.Equal(4, half.Skill);
        Assert.Contains("skill 4 of 10: Ethernet 4 of 5, no MPLS", half.Reasons);
    }

    [Fact]
    public void Equal_points_go_to_the_lower_load_then_by_name_and_fewer_than_three_are_fine()
    {
        Assert.Equal(["A", "B"], EngineerProposals.Rank(Need, [Somebody("B"), Somebody("A")]).Select(p => p.Name));
        Assert.Equal(["Less", "More"], EngineerProposals.Rank(Need, [Somebody("More", load: 40), Somebody("Less", load: 30)]).Select(p => p.Name));
        Assert.Empty(EngineerProposals.Rank(Need, []));
    }

    [Fact]
    public void Load_is_phase_weight_by_criticality_by_sites()
    {
        Assert.Equal(0.5 * 4 * 3, EngineerLoad.Of(Phase.Implementing, 4, 3));
        Assert.Equal(0.1 * 5, EngineerLoad.Of(Phase.InService, 5, 0), 10);
        Assert.Equal(0, EngineerLoad.Of(Phase.Retired, 5, 9));
    }
}
