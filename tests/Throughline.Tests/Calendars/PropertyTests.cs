using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using Throughline.Modules.Calendars.Published;
using Interval = NodaTime.Interval;

namespace Throughline.Tests.Calendars;

/// <summary>What must hold of every calendar, whatever its hours and zone.</summary>
public class PropertyTests
{
    private sealed record Case(BusinessCalendar Calendar, Instant[] Instants, Duration Less, Duration More, Pauses Pauses);

    // To the tick, not only to the second: instants in the product carry fractions.
    private static readonly Gen<Case> Cases =
        from zone in Random.Zone
        from day in Random.Day(zone)
        from calendar in Random.Calendar(zone, day)
        from instants in Gen.ListOf(Random.Within(day - Duration.FromDays(400), 800), 3)
        from ticks in Gen.Choose(0, 9_999_999)
        from seconds in Gen.ListOf(Gen.OneOf(Gen.Choose(0, 10_000_000), Gen.Choose(0, 100_000)), 2)
        from pauses in Random.Pauses(day - Duration.FromDays(100), 300)
        let sorted = instants.Order().ToArray()
        select new Case(new BusinessCalendar(calendar), [sorted[0] + Duration.FromTicks(ticks), .. sorted[1..]],
            Duration.FromSeconds(seconds.Min()), Duration.FromSeconds(seconds.Max()) + Duration.FromTicks(ticks), new Pauses(pauses));

    [Fact]
    public void What_is_added_lies_between_and_no_earlier_instant_has_as_much() => Cases.Holds(c =>
    {
        var start = c.Instants[0];
        if (c.Calendar.Add(start, c.More, c.Pauses) is not { } due) return;
        Assert.Equal(c.More, c.Calendar.Between(start, due, c.Pauses));
        if (c.More > Duration.Zero) Assert.True(c.Calendar.Between(start, due - Duration.FromTicks(1), c.Pauses) < c.More);
    }, 1000);

    [Fact]
    public void Business_time_of_two_stretches_in_a_row_is_their_sum() => Cases.Holds(c =>
        Assert.Equal(c.Calendar.Between(c.Instants[0], c.Instants[2], c.Pauses),
            c.Calendar.Between(c.Instants[0], c.Instants[1], c.Pauses) + c.Calendar.Between(c.Instants[1], c.Instants[2], c.Pauses)), 1000);

    [Fact]
    public void A_later_start_or_a_longer_target_is_never_due_earlier() => Cases.Holds(c =>
    {
        Instant Due(Instant start, Duration time) => c.Calendar.Add(start, time, c.Pauses) ?? Instant.MaxValue;
        Assert.True(Due(c.Instants[0], c.Less) <= Due(c.Instants[1], c.Less));
        Assert.True(Due(c.Instants[0], c.Less) <= Due(c.Instants[0], c.More));
    }, 1000);

    [Fact]
    public void Round_the_clock_business_time_is_elapsed_time() => Cases.Holds(c =>
    {
        var always = new BusinessCalendar(new CalendarDefinition("24x7", c.Calendar.Definition.Zone,
            Enum.GetValues<IsoDayOfWeek>().Where(d => d != IsoDayOfWeek.None).ToDictionary(d => d, _ => (IReadOnlyList<Hours>)[new Hours(LocalTime.Midnight, LocalTime.Midnight)]),
            new Dictionary<LocalDate, IReadOnlyList<Hours>>()));
        Assert.Equal(c.Instants[0] + c.More, always.Add(c.Instants[0], c.More));
        Assert.Equal(c.Instants[2] - c.Instants[0], always.Between(c.Instants[0], c.Instants[2]));
        if (c.Instants[0] < c.Instants[2])
            Assert.Equal(new Interval(c.Instants[0], c.Instants[2]), Assert.Single(always.OpenBetween(c.Instants[0], c.Instants[2])));
    });

    [Fact]
    public void The_next_opening_is_open_and_nothing_counts_before_it() => Cases.Holds(c =>
    {
        if (c.Calendar.NextOpen(c.Instants[0]) is not { } next)
        {
            Assert.Null(c.Calendar.Add(c.Instants[0], Duration.FromSeconds(1)));
            return;
        }
        Assert.True(c.Calendar.IsOpen(next));
        Assert.Equal(Duration.Zero, c.Calendar.Between(c.Instants[0], next));
        Assert.Equal(c.Calendar.IsOpen(c.Instants[0]), next == c.Instants[0]);
    });

    [Fact]
    public void Open_stretches_never_touch_and_add_up_to_the_business_time() => Cases.Holds(c =>
    {
        var open = c.Calendar.OpenBetween(c.Instants[0], c.Instants[2]).ToArray();
        Assert.Equal(c.Calendar.Between(c.Instants[0], c.Instants[2]), open.Aggregate(Duration.Zero, (sum, i) => sum + i.Duration));
        foreach (var (one, next) in open.Zip(open.Skip(1))) Assert.True(one.End < next.Start);
    });

    [Fact]
    public void Hours_listed_twice_or_cut_in_pieces_are_the_same_hours() => Cases.Holds(c =>
    {
        var definition = c.Calendar.Definition;
        var doubled = new BusinessCalendar(definition with { Weekly = definition.Weekly.ToDictionary(d => d.Key, d => (IReadOnlyList<Hours>)[.. d.Value.Reverse(), .. d.Value]) });
        Assert.Equal(c.Calendar.Between(c.Instants[0], c.Instants[2]), doubled.Between(c.Instants[0], c.Instants[2]));
    }, 100);

    [Fact]
    public void A_status_agrees_with_its_parts() => Cases.Holds(c =>
    {
        var status = c.Calendar.Status(c.Instants[0], c.Less, c.Pauses, c.Instants[1]);
        Assert.Equal(c.Calendar.Between(c.Instants[0], c.Instants[1], c.Pauses), status.Elapsed);
        Assert.Equal(c.Calendar.Add(c.Instants[0], c.Less, c.Pauses), status.Due);
        Assert.Equal(status.Due < c.Instants[1], status.Breached);
        if (status.Breached) Assert.True(status.Elapsed >= c.Less);
    });

    [Fact]
    public void So_many_working_days_away_is_so_many_working_days_between() => (
        from c in Cases from days in Gen.Choose(-300, 300) select (c.Calendar, c.Instants[0].InUtc().Date, days)).Holds(c =>
    {
        var (calendar, date, days) = c;
        if (calendar.AddWorkingDays(date, days) is not { } there) return;
        Assert.Equal(days, calendar.WorkingDaysBetween(date, there));
        if (days != 0) Assert.True(calendar.IsWorkingDay(there));
    });

    [Fact]
    public void Clocks_in_many_threads_agree_on_a_calendar_nobody_has_used_yet() => Cases.Holds(c =>
    {
        var fresh = new BusinessCalendar(c.Calendar.Definition);
        var answers = ParallelEnumerable.Range(0, 16).WithDegreeOfParallelism(4).Select(_ => fresh.Add(c.Instants[0], c.More)).Distinct();
        Assert.Equal(c.Calendar.Add(c.Instants[0], c.More), Assert.Single(answers));
    }, 50);
}
