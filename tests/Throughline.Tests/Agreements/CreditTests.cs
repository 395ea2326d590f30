using NodaTime;
using Throughline.Kernel;
using Throughline.Modules.Agreements.Published;
using Throughline.Modules.Calendars.Published;

namespace Throughline.Tests.Agreements;

public class CreditTests
{
    static readonly YearMonth November = new(2026, 11);

    static Agreement A031()
    {
        var agreement = new Agreement(31, Owes.UsToCustomer, Guid.CreateVersion7(), "Brightwater, Ethernet", new LocalDate(2026, 1, 1)) { Zone = "Europe/London" };
        agreement.Charge(93_000, "GBP");
        agreement.Credit(99.9m, [(99.5m, 99.9m, 5), (98m, 99.5m, 10), (0, 98m, 25)]);
        return agreement;
    }

    static Interval Down(int day, int fromHour, int toHour) => new(Instant.FromUtc(2026, 11, day, fromHour, 0), Instant.FromUtc(2026, 11, day, toHour, 0));

    [Fact]
    public void A_hole_in_a_published_table_is_refused_with_both_its_ends()
    {
        var no = Assert.Throws<RuleException>(() => A031().Credit(100, [(97.9m, 100, 5), (0, 96.89m, 10)]));

        Assert.Equal("tier-hole", Assert.Single(no.Obstacles).Code);
        Assert.Contains("96.89 %", no.Message);
        Assert.Contains("97.9 %", no.Message);
    }

    [Fact]
    public void All_faults_of_a_table_come_at_once()
    {
        var no = Assert.Throws<RuleException>(() => A031().Credit(99.9m, [(99, 99.5m, 10), (98, 99.2m, 5), (97, 96, 120)], capPercent: 130));

        Assert.Equal(["cap-out-of-range", "credit-out-of-range", "tier-end", "tier-end", "tier-falls", "tier-hole", "tier-inverted", "tier-overlap"], no.Obstacles.Select(o => o.Code).Order());
    }

    [Fact]
    public void A_month_without_an_outage_costs_nothing() =>
        Assert.Equal((100m, 0L), (MonthOfService.Of(A031(), StandardHours.Always, November, []).AvailabilityPercent, MonthOfService.Of(A031(), StandardHours.Always, November, []).CreditMinor));

    [Theory]
    [InlineData(42, 0, CreditsAdd.Highest)]
    [InlineData(43, 9_800, CreditsAdd.Highest)]
    [InlineData(240, 24_500, CreditsAdd.Highest)]
    [InlineData(720, 49_000, CreditsAdd.Highest)]
    [InlineData(240, 29_400, CreditsAdd.Sum)]
    public void A_carrier_who_counts_minutes_owes_by_their_sum_and_measures_every_month_as_thirty_days(int minutes, long credit, CreditsAdd add)
    {
        var agreement = new Agreement(102, Owes.ProviderToUs, Guid.CreateVersion7(), "Norrvik, Ethernet", new LocalDate(2026, 1, 1)) { Zone = "Europe/London" };
        agreement.Charge(98_000, "GBP");
        var terms = agreement.TermsOf(new YearMonth(2026, 12));
        terms.Credit(99.9m, [new(0, 99.9m, 5), new(43, 240, 10, TierKind.OutageMinutes), new(240, 720, 25, TierKind.OutageMinutes), new(720, CreditTier.NoEnd, 50, TierKind.OutageMinutes)], 100, add);
        terms.Measure(monthIsThirtyDays: true);
        var start = Instant.FromUtc(2026, 12, 8, 2, 9);

        // in two outages; the second is seen twice
        var half = start + Duration.FromMinutes(minutes / 2);
        var later = start + Duration.FromDays(3);
        var rest = later + Duration.FromMinutes(minutes - minutes / 2);
        var month = MonthOfService.Of(agreement, StandardHours.Always, new YearMonth(2026, 12), [new(start, half), new(later, rest), new(later, rest)]);

        Assert.Equal(Duration.FromDays(30), month.Agreed);
        Assert.Equal(100m * (43_200 - minutes) / 43_200, month.AvailabilityPercent, 9);
        Assert.Equal(credit, month.CreditMinor);
    }

    static Agreement Late(CreditsAdd add, decimal cap)
    {
        var agreement = new Agreement(31, Owes.UsToCustomer, Guid.CreateVersion7(), "Brightwater, Ethernet", new LocalDate(2026, 1, 1)) { Zone = "Europe/London" };
        agreement.Latest.Charge(93_000, "GBP", onceMinor: 120_000);
        agreement.Latest.Credit(99.9m, [new(0, 99.9m, 10), new(0, 60, 5, TierKind.LateRestore), new(60, CreditTier.NoEnd, 20, TierKind.LateRestore), new(5, CreditTier.NoEnd, 50, TierKind.LateInstall)], cap, add);
        return agreement;
    }

    static LatePromise Restored(string ticket, decimal minutes, int day = 17) => new(TierKind.LateRestore, ticket, minutes, Instant.FromUtc(2026, 11, day, 6, 0));

    [Theory]
    [InlineData(CreditsAdd.Highest, 100, 18_600, "Of these the highest counts: £186.")]
    [InlineData(CreditsAdd.Sum, 100, 32_550, "They are added up: 35 %, £325.50.")]
    [InlineData(CreditsAdd.Sum, 30, 27_900, "At most 30 % of the month is owed: £279.")]
    public void Each_late_restoring_is_a_share_of_its_own_beside_the_availability_of_the_month(CreditsAdd add, int cap, long credit, string last)
    {
        var month = MonthOfService.Of(Late(add, cap), StandardHours.Always, November, [Down(17, 1, 5)], late: [Restored("T-1", 59), Restored("T-2", 60)]);

        Assert.Equal(credit, month.CreditMinor);
        Assert.Equal(["99.4444 % of the month was available, 99.9 % promised: below 99.9 % it costs 10 % of the £930 a month, £93.", "T-1 was restored 59 minutes late: from 0 minutes on it costs 5 % of the £930 a month, £46.50.",
            "T-2 was restored 60 minutes late: from 60 minutes on it costs 20 % of the £930 a month, £186."], month.Because.Take(3));
        Assert.Equal(last, month.Because[^1]);
    }

    [Fact]
    public void A_promise_kept_late_counts_in_the_month_in_which_it_was_kept_at_last() =>
        Assert.Equal((0L, 0), (MonthOfService.Of(Late(CreditsAdd.Sum, 100), StandardHours.Always, new YearMonth(2026, 12), [], late: [Restored("T-1", 500)]).CreditMinor, MonthOfService.Of(Late(CreditsAdd.Sum, 100), StandardHours.Always, new YearMonth(2026, 12), [], late: [Restored("T-1", 500)]).Because.Count));

    [Fact]
    public void A_late_installation_costs_a_share_of_what_is_paid_once_on_top_of_the_month_and_never_more_than_that()
    {
        LatePromise Installed(string ticket, decimal days) => new(TierKind.LateInstall, ticket, days, Instant.FromUtc(2026, 11, 20, 9, 0));

        var month = MonthOfService.Of(Late(CreditsAdd.Highest, 0), StandardHours.Always, November, [], late: [Installed("T-1", 4.9m), Installed("T-2", 5)]);
        Assert.Equal(60_000, month.CreditMinor);
        Assert.Equal("T-2 was installed 5 working days late: from 5 days on it costs 50 % of the £1,200 paid once, £600.", Assert.Single(month.Because));

        var thrice = MonthOfService.Of(Late(CreditsAdd.Highest, 0), StandardHours.Always, November, [], late: [Installed("T-1", 6), Installed("T-2", 7), Installed("T-3", 8)]);
        Assert.Equal((120_000L, "At most what was paid once is owed for them: £1,200."), (thrice.CreditMinor, thrice.Because[^1]));
    }

    [Fact]
    public void Four_hours_down_in_November_are_99_44_percent_and_a_tenth_of_the_charge()
    {
        var month = MonthOfService.Of(A031(), StandardHours.Always, November, [Down(17, 2, 6)]);

        Assert.Equal(Duration.FromHours(720), month.Agreed);
        Assert.Equal(100m * 716 / 720, month.AvailabilityPercent, 9);
        Assert.Equal(9_300, month.CreditMinor);
    }

    [Fact]
    public void Outages_that_overlap_count_once_and_only_inside_the_month_and_the_hours()
    {
        var office = StandardHours.Office("Europe/London");
        var twice = MonthOfService.Of(A031(), office, November, [Down(17, 8, 12), Down(17, 10, 14), new(Instant.FromUtc(2026, 10, 30, 9, 0), Instant.FromUtc(2026, 11, 2, 10, 0))]);

        // 09:00–14:00 on the 17th and 09:00–10:00 on Monday the 2nd; 1 November is a Sunday
        Assert.Equal(Duration.FromHours(6), twice.Down);
        Assert.Equal(Duration.FromHours(21 * 8.5), twice.Agreed);
    }

    [Theory]
    [InlineData(28, 50, 46_500)]
    [InlineData(28, 100, 93_000)]
    public void The_cap_holds_whatever_the_tier_says(int days, int cap, long expected)
    {
        var agreement = A031();
        agreement.Credit(99.9m, [(0, 99.9m, 100)], cap);

        Assert.Equal(expected, MonthOfService.Of(agreement, StandardHours.Always, November, [new(Instant.FromUtc(2026, 11, 1, 0, 0), Instant.FromUtc(2026, 11, days, 0, 0))]).CreditMinor);
    }

    [Fact]
    public void A_month_of_clock_change_has_the_hour_more()
    {
        Assert.Equal(Duration.FromHours(745), MonthOfService.Of(A031(), StandardHours.Always, new YearMonth(2026, 10), []).Agreed);
        Assert.Equal(Duration.FromHours(743), MonthOfService.Of(A031(), StandardHours.Always, new YearMonth(2026, 3), []).Agreed);
    }

    [Fact]
    public void A_promise_to_restore_before_answering_is_refused() =>
        Assert.Equal(["priority-out-of-range", "restore-before-respond"], Assert.Throws<RuleException>(() => A031().Promise(7, 60, 30)).Obstacles.Select(o => o.Code).Order());

    [Theory]
    [InlineData(1899, 2000, "/from")]
    [InlineData(2000, 2200, "/until")]
    [InlineData(9999, 9999, "/from /until")]
    public void A_year_that_nobody_means_is_refused(int from, int until, string at)
    {
        var no = Assert.Throws<RuleException>(() => new Agreement(31, Owes.UsToCustomer, Guid.CreateVersion7(), "Gold", new LocalDate(from, 12, 31), new LocalDate(until, 12, 31)));
        Assert.Equal((at, "date-out-of-range"), (string.Join(' ', no.Obstacles.Select(o => o.Pointer)), no.Obstacles[0].Code));
        Assert.Equal("date-out-of-range", Assert.Throws<RuleException>(() => A031().Change(new LocalDate(9999, 1, 1), "later")).Obstacles[0].Code);
        Assert.Equal((1900, 2199), (new Agreement(1, Owes.UsToCustomer, Guid.CreateVersion7(), "Old", new LocalDate(1900, 1, 1), new LocalDate(2199, 12, 31)).From.Year, 2199));
    }

    [Fact]
    public void Only_days_on_which_the_agreement_is_in_force_are_measured()
    {
        var begun = new Agreement(31, Owes.UsToCustomer, Guid.CreateVersion7(), "Brightwater, Ethernet", new LocalDate(2026, 11, 16), new LocalDate(2026, 11, 25)) { Zone = "Europe/London" };
        begun.Charge(93_000, "GBP");
        begun.Credit(99.9m, [(0, 99.9m, 10)]);

        // nothing was promised on the 10th and the 27th, and of the night to the 16th only what lies after midnight
        var month = MonthOfService.Of(begun, StandardHours.Always, November, [Down(10, 1, 5), new(Instant.FromUtc(2026, 11, 15, 22, 0), Instant.FromUtc(2026, 11, 16, 1, 0)), Down(27, 1, 5)]);
        Assert.Equal((Duration.FromDays(10), Duration.FromHours(1), 9_300L), (month.Agreed, month.Down, month.CreditMinor));
        Assert.Equal(0, MonthOfService.Of(begun, StandardHours.Always, November, [Down(10, 1, 5)]).CreditMinor);
    }
}
