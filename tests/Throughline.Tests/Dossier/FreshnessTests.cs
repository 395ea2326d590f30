using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using Throughline.Modules.Dossier.Dossiers;

namespace Throughline.Tests.Dossier;

public class FreshnessTests
{
    static readonly Instant Now = Instant.FromUtc(2026, 11, 17, 2, 11);
    static readonly DossierSection Access = DossierSection.All.Single(s => s.Key == "access");

    [Theory]
    [InlineData(0, 1)]
    [InlineData(90, 1)]
    [InlineData(135, 0.5)]
    [InlineData(180, 0)]
    [InlineData(5000, 0)]
    public void A_section_counts_in_full_to_its_age_and_fades_to_nothing_at_twice_of_it(int days, double expected) =>
        Assert.Equal(expected, SectionFreshness.Of(Access, true, Now - Duration.FromDays(days), Now), 9);

    [Fact]
    public void What_is_absent_counts_nothing_and_what_is_read_live_counts_when_it_is_there()
    {
        var live = DossierSection.All.First(s => s.MaxAge is null);
        Assert.Equal(0, SectionFreshness.Of(Access, false, Now, Now));
        Assert.Equal(0, SectionFreshness.Of(Access, true, null, Now));
        Assert.Equal(1, SectionFreshness.Of(live, true, null, Now));
        Assert.Equal(0, SectionFreshness.Of(live, false, null, Now));
    }

    [Fact]
    public void Freshness_stays_between_0_and_1_and_never_rises_with_age() => Prop.ForAll(Gen.Choose(-100, 2000).Two().ToArbitrary(), pair =>
    {
        var (younger, older) = (Math.Min(pair.Item1, pair.Item2), Math.Max(pair.Item1, pair.Item2));
        var (a, b) = (SectionFreshness.Of(Access, true, Now - Duration.FromHours(younger * 6), Now), SectionFreshness.Of(Access, true, Now - Duration.FromHours(older * 6), Now));
        return a is >= 0 and <= 1 && b is >= 0 and <= 1 && b <= a;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_score_lies_between_its_worst_and_its_best_section_and_rises_with_each() => Prop.ForAll(
        Gen.Zip(Gen.Choose(1, 5), Gen.Choose(0, 100)).NonEmptyListOf().ToArbitrary(), sections =>
        {
            var values = sections.Select(s => (Weight: s.Item1, Value: s.Item2 / 100.0)).ToList();
            var score = DossierScore.Of(values);
            var better = DossierScore.Of(values.Select((s, i) => i == 0 ? (s.Weight, 1.0) : s));
            return score >= (int)Math.Floor(100 * values.Min(s => s.Value) + 1e-9) && score <= 100 * values.Max(s => s.Value) + 1e-9 && better >= score;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_score_just_below_a_gate_does_not_pass_it_and_nothing_scores_nothing()
    {
        Assert.Equal(89, DossierScore.Of([(1, 0.8999)]));
        Assert.Equal(90, DossierScore.Of([(1, 0.7), (2, 1.0)]));
        Assert.Equal(100, DossierScore.Of(Enumerable.Repeat((3, 1.0), 7)));
        Assert.Equal(0, DossierScore.Of([]));
    }

    [Fact]
    public void A_signature_and_a_later_look_both_make_a_section_fresh()
    {
        var signed = Now - Duration.FromDays(200);
        var facts = new DossierFacts(true, 1, 2, 3, 4, 5, true, signed, "Maja Kovač", new Dictionary<string, (Instant, string)> { ["topology"] = (Now - Duration.FromDays(10), "Tomás Reyes") });

        var sections = facts.At(Now).ToDictionary(s => s.Section.Key);

        Assert.Equal(("Tomás Reyes", 1.0), (sections["topology"].By, sections["topology"].Value));
        Assert.Equal("Maja Kovač", sections["hardware"].By);
        Assert.Equal(2 - 200 / 180.0, sections["hardware"].Value, 9);
        Assert.Equal(1, sections["decisions"].Value);
        Assert.Equal((0.0, "bad"), (sections["contacts"].Value, sections["contacts"].StateKind));
        Assert.False(sections["addressing"].IsThere);
    }
}
