using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using Throughline.Kernel;
using Throughline.Modules.Agreements.Exposure;
using Throughline.Modules.Calendars.Published;
using Throughline.Tests.Calendars;

namespace Throughline.Tests.Agreements.Exposure;

public class BackToBackTests
{
    const string London = "Europe/London";
    static readonly Instant Monday = Instant.FromUtc(2026, 11, 9, 0, 0);
    static readonly BusinessCalendar Working = Weekdays(London, 8, 0, 17, 30);

    static BusinessCalendar Weekdays(string zone, int fromHour, int fromMinute, int toHour, int toMinute, params LocalDate[] closed) => new(new CalendarDefinition(
        "weekdays", zone, Enumerable.Range(1, 5).ToDictionary(d => (IsoDayOfWeek)d, _ => (IReadOnlyList<Hours>)[new Hours(new LocalTime(fromHour, fromMinute), new LocalTime(toHour, toMinute))]),
        closed.ToDictionary(d => d, _ => (IReadOnlyList<Hours>)[])));

    static PromisedTime Hours(BusinessCalendar hours, double time) => new(hours, Duration.FromMinutes((long)(time * 60)));

    static Chain Chain(PromisedTime promise, int triage, int verify, params PromisedTime[] behind) => new(promise, [.. behind.Select(b => (IReadOnlyList<PromisedTime>)[b])], Duration.FromMinutes(triage), Duration.FromMinutes(verify));

    [Fact]
    public void Friday_ten_past_five_with_a_carrier_that_works_on_weekdays_is_a_breach_by_61_hours()
    {
        var chain = Chain(Hours(StandardHours.Always, 8), 20, 10, Hours(Working, 6));
        var worst = new BackToBack(Monday).Worst(chain)!;

        Assert.Equal("Fri 17:10 → breach by 61 h", worst.InWords(London));
        Assert.Equal(Instant.FromUtc(2026, 11, 13, 17, 10), worst.Start);
        Assert.Equal(Instant.FromUtc(2026, 11, 16, 14, 10), worst.Restored);
        Assert.Equal(Footing.Short, worst.FootingOf(chain.Promise.Time));
    }

    [Fact]
    public void Where_both_run_day_and_night_any_hour_is_the_worst()
    {
        var worst = new BackToBack(Monday).Worst(Chain(Hours(StandardHours.Always, 4), 15, 15, Hours(StandardHours.Always, 6)))!;

        Assert.Equal("any hour → breach by 2 h 30", worst.InWords(London));
    }

    [Theory]
    [InlineData(8, Footing.Covered)]
    [InlineData(5.7, Footing.Covered)]
    [InlineData(5.6, Footing.Thin)]
    [InlineData(4.5, Footing.Thin)]
    [InlineData(4.4, Footing.Short)]
    public void A_fifth_of_the_promise_must_be_left_to_stand_well(double promised, Footing footing)
    {
        var chain = Chain(Hours(StandardHours.Always, promised), 15, 15, Hours(StandardHours.Always, 4));

        Assert.Equal(footing, new BackToBack(Monday).Worst(chain)!.FootingOf(chain.Promise.Time));
    }

    [Fact]
    public void A_holiday_behind_the_four_weeks_is_found()
    {
        // Christmas 2026 lies on a Friday, the Monday after is a substitute day
        var closed = Weekdays(London, 8, 0, 17, 30, new LocalDate(2026, 12, 25), new LocalDate(2026, 12, 28));
        var worst = new BackToBack(Monday).Worst(Chain(Hours(StandardHours.Always, 8), 20, 10, Hours(closed, 6)))!;

        Assert.Equal(Instant.FromUtc(2026, 12, 24, 17, 10), worst.Start);
        Assert.Equal("Thu 17:10 → breach by 109 h", worst.InWords(London));
    }

    [Fact]
    public void Hours_that_never_come_leave_it_broken_for_ever_and_a_promise_without_hours_is_never_broken()
    {
        var never = new BusinessCalendar(new CalendarDefinition("never", London, new Dictionary<IsoDayOfWeek, IReadOnlyList<Hours>>(), new Dictionary<LocalDate, IReadOnlyList<Hours>>()));

        var worst = new BackToBack(Monday).Worst(Chain(Hours(StandardHours.Always, 8), 15, 15, Hours(never, 6)))!;
        Assert.Equal("any hour → never restored", worst.InWords(London));
        Assert.Equal(Footing.Short, worst.FootingOf(Duration.FromHours(8)));
        Assert.Null(new BackToBack(Monday).Worst(Chain(Hours(never, 8), 15, 15, Hours(StandardHours.Always, 6))));
    }

    [Fact]
    public void An_uncovered_promise_and_times_of_nothing_are_refused_all_at_once()
    {
        var no = Assert.Throws<RuleException>(() => new BackToBack(Monday).Worst(new Chain(new PromisedTime(Working, Duration.Zero), [], Duration.FromMinutes(-1), Duration.Zero)));

        Assert.Equal(["time-negative", "time-not-positive", "uncovered"], no.Obstacles.Select(o => o.Code).Order());
    }

    [Fact]
    public void Ten_years_behind_an_hour_are_answered()
    {
        var worst = new BackToBack(Monday).Worst(Chain(Hours(StandardHours.Always, 1), 0, 0, Hours(Working, 10 * 365 * 24)))!;

        Assert.True(worst.Margin < -Duration.FromDays(3650));
    }

    [Fact]
    public void Of_those_that_stand_in_for_each_other_the_first_to_restore_counts()
    {
        var lineOrMobile = new Chain(Hours(StandardHours.Always, 8), [[Hours(Working, 6), Hours(StandardHours.Always, 4)]], Duration.FromMinutes(20), Duration.FromMinutes(10));
        var lineAndMobile = lineOrMobile with { Behind = [[Hours(Working, 6)], [Hours(StandardHours.Always, 4)]] };

        Assert.Equal(Duration.FromMinutes(210), new BackToBack(Monday).Worst(lineOrMobile)!.Margin);
        Assert.Equal(-Duration.FromHours(65), new BackToBack(Monday).Worst(lineAndMobile)!.Margin);
    }

    sealed record Case(Chain Chain, Instant From);

    static readonly Gen<Case> Cases =
        from zone in Calendars.Random.Zone
        from other in Calendars.Random.Zone
        from day in Calendars.Random.Day(zone)
        from ours in Calendars.Random.Calendar(zone, day)
        from first in Calendars.Random.Calendar(other, day)
        from second in Calendars.Random.Calendar(other, day)
        from minutes in Gen.ListOf(Gen.OneOf(Gen.Choose(1, 600), Gen.Choose(1, 6000)), 3)
        from own in Gen.ListOf(Gen.Choose(0, 60), 2)
        from shape in Gen.Choose(0, 3)
        let promise = new PromisedTime(shape == 0 ? StandardHours.Always : new BusinessCalendar(ours), Duration.FromMinutes(minutes[0]))
        let a = new PromisedTime(new BusinessCalendar(first), Duration.FromMinutes(minutes[1]))
        let b = new PromisedTime(new BusinessCalendar(second), Duration.FromMinutes(minutes[2]))
        select new Case(new Chain(promise, shape switch { 1 => [[a, b]], 2 => [[a], [b]], _ => [[a]] }, Duration.FromMinutes(own[0]), Duration.FromMinutes(own[1])), day);

    [Fact]
    public void The_walk_along_the_hours_says_what_the_slow_way_says() => Cases.Holds(c =>
        Assert.Equal(SlowBackToBack.Worst(c.Chain, c.From), new BackToBack(c.From).Worst(c.Chain)), 60);

    [Fact]
    public void No_quarter_of_four_weeks_leaves_less_than_the_worst() => Cases.Holds(c =>
    {
        if (new BackToBack(c.From).Worst(c.Chain) is not { } worst) return;
        for (var i = 0; i < BackToBack.Quarters; i += 7)
        {
            var at = c.From + Duration.FromMinutes(15 * i);
            if (c.Chain.DueAt(at) is not { } due) continue;
            if (c.Chain.RestoredAt(at) is not { } restored) Assert.Null(worst.Margin);
            else Assert.True(worst.Margin is null || due - restored >= worst.Margin);
        }
    }, 60);
}

/// <summary>The rule as it is written, start by start: slow, and sharing nothing with the engine but the calendars.</summary>
static class SlowBackToBack
{
    // some zones skipped a whole day
    static readonly NodaTime.TimeZones.ZoneLocalMappingResolver Reached = NodaTime.TimeZones.Resolvers.CreateMappingResolver(NodaTime.TimeZones.Resolvers.ReturnEarlier, NodaTime.TimeZones.Resolvers.ReturnStartOfIntervalAfter);

    public static WorstStart? Worst(Chain chain, Instant from)
    {
        var starts = Enumerable.Range(0, BackToBack.Quarters).Select(i => from + Duration.FromMinutes(15 * i)).ToList();
        var lastOfGrid = starts[^1];
        var special = new[] { chain.Promise.Hours }.Concat(chain.Behind.SelectMany(s => s.Select(p => p.Hours)))
            .SelectMany(h => h.Definition.Dates.Keys.Select(d => h.Zone.ResolveLocal(d.AtMidnight(), Reached).ToInstant()))
            .Select(m => Instant.FromUnixTimeSeconds(m.ToUnixTimeSeconds() / 900 * 900)).Where(m => m > lastOfGrid && m <= from + Duration.FromDays(365));
        starts.AddRange(special.SelectMany(m => Enumerable.Range(-4 * 96, 6 * 96).Select(q => m + Duration.FromMinutes(15 * q))).Where(s => s > lastOfGrid).Distinct().Order());

        var judged = starts.Select(s => (Start: s, Gap: Gap(chain, s))).ToList();
        var known = judged.Where(j => j.Gap is not null).ToList();
        if (known.Count == 0) return null;
        var least = known.Min(j => j.Gap)!.Value;
        var anyHour = known.All(j => j.Gap == least);
        var first = judged.FindIndex(j => j.Gap == least);
        if (anyHour) return Answer(chain, judged[first].Start, true);
        var last = first;
        while (last + 1 < judged.Count && judged[last + 1].Gap == least && judged[last + 1].Start - judged[last].Start == Duration.FromMinutes(15)) last++;

        var minutes = Enumerable.Range(-14, 15).Select(m => judged[first].Start + Duration.FromMinutes(m)).Concat(Enumerable.Range(0, 15).Select(m => judged[last].Start + Duration.FromMinutes(m)));
        var (worst, gap) = (default(Instant), double.PositiveInfinity);
        foreach (var at in minutes)
            if (Gap(chain, at) is { } here && here <= gap) (worst, gap) = (at, here);
        return Answer(chain, worst, false);
    }

    // in seconds; minus infinity when it is never restored, null when our own promise is never due
    static double? Gap(Chain chain, Instant at)
    {
        if (chain.Promise.Hours.Add(at, chain.Promise.Time) is not { } due) return null;
        return Restored(chain, at) is { } restored ? (due - restored).TotalSeconds : double.NegativeInfinity;
    }

    static Instant? Restored(Chain chain, Instant at)
    {
        Instant? now = at + chain.Triage;
        foreach (var group in chain.Behind)
        {
            Instant? first = null;
            foreach (var promised in group)
                if (promised.Hours.Add(now.Value, promised.Time) is { } ends && (first is null || ends < first)) first = ends;
            if (first is null) return null;
            now = first;
        }
        return now + chain.Verify;
    }

    static WorstStart Answer(Chain chain, Instant at, bool anyHour) => new(at, chain.Promise.Hours.Add(at, chain.Promise.Time)!.Value, Restored(chain, at), anyHour);
}
