using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using Throughline.Kernel;
using Throughline.Modules.Calendars.Definitions;
using Throughline.Modules.Calendars.Published;
using Throughline.Modules.Calendars.Questions;

namespace Throughline.Tests.Calendars;

/// <summary>A calendar that changed is counted, at each instant, by the version that was in force then.</summary>
public class VersionTests
{
    private static readonly LocalDate Tuesday = new(2026, 11, 17);

    private static IReadOnlyDictionary<IsoDayOfWeek, IReadOnlyList<Hours>> Week(int from, int until) =>
        Enumerable.Range(1, 5).ToDictionary(d => (IsoDayOfWeek)d, IReadOnlyList<Hours> (_) => [new Hours(new LocalTime(from, 0), new LocalTime(until % 24, 0))]);

    private static CalendarDefinition Calendar(int from, int until, string zone = "Europe/London") =>
        new("c", zone, Week(from, until), new Dictionary<LocalDate, IReadOnlyList<Hours>>());

    [Fact]
    public void A_target_that_runs_over_a_change_is_counted_by_each_version_in_its_time()
    {
        var calendar = new BusinessCalendar(Calendar(9, 17), [new CalendarVersion(Tuesday, Calendar(7, 19))]);
        var monday = Instant.FromUtc(2026, 11, 16, 15, 0);

        Assert.Equal(Instant.FromUtc(2026, 11, 17, 9, 0), calendar.Add(monday, Duration.FromHours(4)));
        Assert.Equal(Duration.FromHours(2 + 12), calendar.Between(monday, Instant.FromUtc(2026, 11, 18, 0, 0)));
        Assert.Equal(Duration.FromHours(8), calendar.Between(Instant.FromUtc(2026, 11, 16, 0, 0), Instant.FromUtc(2026, 11, 17, 0, 0)));
        Assert.Equal((false, true), (calendar.IsOpen(Instant.FromUtc(2026, 11, 16, 18, 0)), calendar.IsOpen(Instant.FromUtc(2026, 11, 17, 18, 0))));
    }

    [Fact]
    public void A_night_shift_that_a_change_cuts_ends_at_midnight_unless_the_new_hours_have_it_too()
    {
        var nights = Calendar(22, 6);
        var stopped = new BusinessCalendar(nights, [new CalendarVersion(Tuesday, Calendar(9, 17))]);
        Assert.Equal(Instant.FromUtc(2026, 11, 17, 10, 0), stopped.Add(Instant.FromUtc(2026, 11, 16, 22, 0), Duration.FromHours(3)));

        var later = new BusinessCalendar(nights, [new CalendarVersion(Tuesday, Calendar(22, 4))]);
        Assert.Equal(Instant.FromUtc(2026, 11, 17, 4, 0), later.Add(Instant.FromUtc(2026, 11, 16, 22, 0), Duration.FromHours(6)));
    }

    [Fact]
    public void A_version_in_another_zone_begins_at_its_own_midnight()
    {
        var moved = new BusinessCalendar(Calendar(0, 24), [new CalendarVersion(Tuesday, Calendar(0, 24, "America/Chicago"))]);
        Assert.Equal("Europe/London", moved.DefinitionAt(Instant.FromUtc(2026, 11, 17, 5, 59)).Zone);
        Assert.Equal("America/Chicago", moved.DefinitionAt(Instant.FromUtc(2026, 11, 17, 6, 0)).Zone);
        Assert.Equal("America/Chicago", moved.Zone.Id);
    }

    [Fact]
    public void A_later_version_that_is_reached_first_leaves_the_one_between_never_in_force()
    {
        // midnight of the 17th in Honolulu comes after midnight of the 18th on Kiritimati
        var calendar = new BusinessCalendar(Calendar(9, 17), [new CalendarVersion(Tuesday, Calendar(0, 24, "Pacific/Honolulu")), new CalendarVersion(Tuesday.PlusDays(1), Calendar(1, 2, "Pacific/Kiritimati"))]);
        Assert.DoesNotContain("Pacific/Honolulu", Enumerable.Range(0, 96).Select(h => calendar.DefinitionAt(Instant.FromUtc(2026, 11, 16, 0, 0) + Duration.FromHours(h)).Zone));
        Assert.Equal(Duration.FromHours(1), calendar.Between(Instant.FromUtc(2026, 11, 17, 10, 0), Instant.FromUtc(2026, 11, 18, 10, 0)));
    }

    [Fact]
    public void Working_days_follow_the_version_of_their_date()
    {
        var sundays = new CalendarDefinition("c", "Europe/London", new Dictionary<IsoDayOfWeek, IReadOnlyList<Hours>> { [IsoDayOfWeek.Sunday] = [new Hours(new(9, 0), new(12, 0))] }, new Dictionary<LocalDate, IReadOnlyList<Hours>>());
        var calendar = new BusinessCalendar(Calendar(9, 17), [new CalendarVersion(Tuesday, sundays)]);
        Assert.Equal((true, false, true), (calendar.IsWorkingDay(Tuesday.PlusDays(-1)), calendar.IsWorkingDay(Tuesday), calendar.IsWorkingDay(Tuesday.PlusDays(5))));
        Assert.Equal(Tuesday.PlusDays(12), calendar.AddWorkingDays(Tuesday.PlusDays(-1), 2));
        Assert.Equal(Tuesday.PlusDays(-1), calendar.AddWorkingDays(Tuesday.PlusDays(5), -1));
    }

    [Fact]
    public void A_calendar_that_ends_has_no_due_instant_and_no_working_day_after_it()
    {
        var never = new CalendarDefinition("c", "Europe/London", new Dictionary<IsoDayOfWeek, IReadOnlyList<Hours>>(), new Dictionary<LocalDate, IReadOnlyList<Hours>>());
        var ended = new BusinessCalendar(Calendar(9, 17), [new CalendarVersion(Tuesday, never)]);
        Assert.Equal(Instant.FromUtc(2026, 11, 16, 17, 0), ended.Add(Instant.FromUtc(2026, 11, 16, 9, 0), Duration.FromHours(8)));
        Assert.Null(ended.Add(Instant.FromUtc(2026, 11, 16, 9, 0), Duration.FromHours(8) + Duration.FromSeconds(1)));
        Assert.Null(ended.NextOpen(Instant.FromUtc(2026, 11, 16, 17, 0)));
        Assert.Null(ended.AddWorkingDays(Tuesday, 1));
        Assert.Equal(Tuesday.PlusDays(-1), ended.WorkingDayOnOrBefore(Tuesday.PlusDays(300)));
    }

    [Fact]
    public async Task Versions_are_read_from_a_definitions_file_and_their_faults_are_named()
    {
        const string Hours = """{"mon":[["09:00","17:00"]],"tue":[["07:00","19:00"]]}""";
        JsonLines.Answer answer = new CalendarQuestions(CalendarJson.Read($$$"""[{"id":"c","zone":"Europe/London","weekly":{"mon":[["09:00","17:00"]]},"versions":[{"from":"2026-11-17","weekly":{{{Hours}}},"dates":{"2026-11-24":[]}}]}]""")).Answer;
        // eight hours of Monday the 16th by the first version, twelve of Tuesday the 17th by the second
        Assert.Equal("""{"id":1,"result":72000}""", Assert.Single(await Eval.Lines(answer, """{"id":1,"op":"between","cal":"c","from":"2026-11-10T00:00:00Z","to":"2026-11-23T00:00:00Z"}""")));

        var faulty = Assert.Throws<RuleException>(() => new BusinessCalendar(Calendar(9, 17), [new CalendarVersion(Tuesday, Calendar(9, 17, "Mars/Olympus")), new CalendarVersion(Tuesday, Calendar(9, 17))]));
        Assert.Equal(["/versions/0/zone", "/versions/1/from"], faulty.Obstacles.Select(o => o.Pointer));
    }

    private const int Days = 6;

    private sealed record Case(CalendarDefinition First, IReadOnlyList<CalendarVersion> Later, Instant From, IReadOnlyList<Instant> Instants, IReadOnlyList<int> Seconds);

    private static readonly Gen<Case> Cases =
        from zone in Random.Zone
        from day in Random.Day(zone)
        let start = day - Duration.FromDays(Days / 2)
        from first in Random.Calendar(zone, start)
        from second in Random.Calendar(zone, start)
        from elsewhere in Random.Zone
        from third in Random.Calendar(elsewhere, start)
        from dates in Gen.ListOf(Gen.Choose(-1, Days + 1), 2)
        from instants in Gen.ListOf(Random.Within(start, Days), 10)
        from seconds in Gen.ListOf(Gen.Choose(0, 150_000), 4)
        let later = dates.Distinct().Order().Select((d, i) => new CalendarVersion(start.InUtc().Date.PlusDays(d), i == 0 ? second : third)).ToList()
        select new Case(first, later, start, [.. instants], [.. seconds]);

    [Fact]
    public void A_calendar_that_changes_in_mid_count_is_what_stepping_through_the_minutes_gives() => Cases.Holds(c =>
    {
        var calendar = new BusinessCalendar(c.First, c.Later);
        var reference = new SteppedTime(DateTimeZoneProviders.Tzdb[c.First.Zone], c.From, Days);
        var open = reference.Open(c.First);
        foreach (var version in c.Later)
        {
            var stepped = new SteppedTime(DateTimeZoneProviders.Tzdb[version.Definition.Zone], c.From, Days);
            var reached = stepped.Reach(version.From.AtMidnight());
            Array.Copy(stepped.Open(version.Definition), reached, open, reached, open.Length - reached);
        }
        Instant At(int second) => reference.Begin + Duration.FromSeconds(second);
        int Second(Instant at) => (int)(at - reference.Begin).TotalSeconds;

        foreach (var at in c.Instants.Select(Second))
        {
            Assert.Equal(open[at / 60], calendar.IsOpen(At(at)));
            var next = at;
            while (next < open.Length * 60 && !open[next / 60]) next++;
            if (next < open.Length * 60 || calendar.NextOpen(At(at)) < At(open.Length * 60)) Assert.Equal(At(next), calendar.NextOpen(At(at)));
        }
        for (var i = 0; i < 4; i++)
        {
            var (from, to) = (Second(c.Instants[i]), Second(c.Instants[i + 4]));
            var counted = 0;
            for (var s = from; s < to; s++) if (open[s / 60]) counted++;
            Assert.Equal(Duration.FromSeconds(counted), calendar.Between(At(from), At(to)));

            var (due, wanted) = (from, c.Seconds[i]);
            for (; due < open.Length * 60 && wanted > 0; due++) if (open[due / 60]) wanted--;
            var given = calendar.Add(At(from), Duration.FromSeconds(c.Seconds[i]));
            if (wanted == 0 || given < At(open.Length * 60)) Assert.Equal(At(due), given);
        }
    }, 300);

    [Fact]
    public void A_version_changes_nothing_before_it_and_what_is_added_still_lies_between() => Cases.Holds(c =>
    {
        var (before, after) = (new BusinessCalendar(c.First), new BusinessCalendar(c.First, c.Later));
        var change = c.Later.Select(v => WallClock.Reach(DateTimeZoneProviders.Tzdb[v.Definition.Zone], v.From.AtMidnight())).Min();
        foreach (var at in c.Instants.Where(i => i < change))
        {
            Assert.Equal(before.IsOpen(at), after.IsOpen(at));
            Assert.Equal(before.Between(c.From - Duration.FromDays(400), at), after.Between(c.From - Duration.FromDays(400), at));
        }
        foreach (var (start, seconds) in c.Instants.Zip(c.Seconds))
            if (after.Add(start, Duration.FromSeconds(seconds)) is { } due) Assert.Equal(Duration.FromSeconds(seconds), after.Between(start, due));
        var days = c.Instants.Order().ToArray();
        Assert.Equal(after.Between(days[0], days[^1]), after.Between(days[0], days[4]) + after.Between(days[4], days[^1]));
    }, 500);
}
