using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using Throughline.Kernel;
using Throughline.Modules.Calendars.Duty;
using Throughline.Modules.Calendars.Published;

namespace Throughline.Tests.Calendars;

/// <summary>Leave on a rota: whoever is away is passed over.</summary>
public class LeaveTests
{
    private static readonly Instant Monday = Instant.FromUtc(2026, 11, 16, 8, 0);

    private static RotaLayer Layer(string name, params string[] users) => new(name, "Europe/London", new LocalDateTime(2026, 11, 16, 8, 0), null, RotationUnit.Day, 1, users, null);

    [Fact]
    public void The_layer_below_answers_for_who_is_away_and_without_one_nobody_does()
    {
        var rota = new Rota(new RotaDefinition("r", [Layer("backup", "zoe"), Layer("first", "ana", "bor")], []));
        var bor = new Absence("bor", Monday + Duration.FromHours(30), Monday + Duration.FromHours(90));
        Assert.Equal(["ana", "bor", "ana", "bor"], rota.Timeline(Monday, Monday + Duration.FromDays(4)).Select(t => t.User));
        Assert.Equal([("ana", 24d), ("bor", 6), ("zoe", 18), ("ana", 24), ("zoe", 18), ("bor", 6)], rota.Without([bor]).Timeline(Monday, Monday + Duration.FromDays(4)).Select(t => (t.User!, (t.To - t.From).TotalHours)));

        var alone = new Rota(new RotaDefinition("r", [Layer("first", "ana", "bor")], [])).Without([bor]);
        var gap = Assert.Single(alone.Gaps(Monday, Monday + Duration.FromDays(3)));
        Assert.Equal(Duration.FromHours(18), gap.Duration);
        Assert.Equal("bor", Assert.Single(alone.Explain(Monday, Monday + Duration.FromDays(3)), s => s.User is null).Away);
    }

    [Fact]
    public void A_swap_with_somebody_who_is_away_leaves_a_gap_and_not_the_one_who_swapped_out()
    {
        var swap = new RotaOverride(Monday, Monday + Duration.FromHours(10), "zoe", "ana");
        var rota = new Rota(new RotaDefinition("r", [Layer("first", "ana", "bor")], [swap])).Without([new Absence("zoe", Monday + Duration.FromHours(4), Monday + Duration.FromHours(6))]);
        Assert.Equal(["zoe", null, "zoe", "ana", "bor"], rota.Timeline(Monday, Monday + Duration.FromDays(2)).Select(t => t.User));
        Assert.Equal((0, "zoe"), (rota.Explain(Monday, Monday + Duration.FromHours(5))[^1].Override, rota.Explain(Monday, Monday + Duration.FromHours(5))[^1].Away));
    }

    private static readonly Gen<(RotaDefinition Rota, Instant From, IReadOnlyList<Absence> Away)> Cases =
        from zone in Random.Zone
        from day in Random.Day(zone)
        from rota in Random.Rota(day)
        from people in Gen.ListOf(Gen.Elements("ana", "bor", "cene", "zoe"), 3)
        from starts in Gen.ListOf(Random.Within(day - Duration.FromDays(1), 4), 3)
        from lengths in Gen.ListOf(Gen.Choose(0, 2 * 1440), 3)
        select (rota, day, (IReadOnlyList<Absence>)[.. people.Zip(starts, lengths).Select(a => new Absence(a.First, a.Second, a.Second + Duration.FromMinutes(a.Third)))]);

    [Fact]
    public void Nobody_is_on_duty_who_is_away_and_the_timeline_is_what_each_instant_says() => Cases.Holds(c =>
    {
        var (plain, rota) = (new Rota(c.Rota), new Rota(c.Rota).Without(c.Away));
        var turns = rota.Timeline(c.From, c.From + Duration.FromDays(4));
        Assert.Equal(c.From, turns[0].From);
        Assert.Equal(c.From + Duration.FromDays(4), turns[^1].To);
        foreach (var (one, next) in turns.Zip(turns.Skip(1)))
        {
            Assert.Equal(one.To, next.From);
            Assert.NotEqual(one.User, next.User);
        }
        foreach (var turn in turns)
        {
            foreach (var at in new[] { turn.From, turn.From + (turn.To - turn.From) / 2, turn.To - Duration.FromTicks(1) })
            {
                Assert.Equal(turn.User, rota.OnCall(at));
                Assert.DoesNotContain(c.Away, a => a.User == turn.User && a.From <= at && at < a.To);
                if (!c.Away.Any(a => a.From <= at && at < a.To)) Assert.Equal(plain.OnCall(at), turn.User);
            }
        }
    });

    [Theory]
    [InlineData("", "")]
    [InlineData("Mon–Fri 18:00–08:00+1; Sat, Sun 08:00-08:00+1", "Mon, Tue, Wed, Thu, Fri 18:00–08:00+1; Sat, Sun 08:00–08:00+1")]
    [InlineData("every day 22:00-06:00+1", "every day 22:00–06:00+1")]
    [InlineData("Fri-Mon 9-17", "Mon, Fri, Sat, Sun 09:00–17:00")]
    [InlineData("Monday 09:00-12:00, 13:00-17:00", "Mon 09:00–12:00, 13:00–17:00")]
    public void A_window_is_read_as_people_write_it_and_reads_back(string text, string shown)
    {
        var faults = new List<Obstacle>();
        var windows = WindowText.Read(text, "/windows", faults);
        Assert.Empty(faults);
        Assert.Equal(shown, WindowText.Of(windows));
        Assert.Equal(shown, WindowText.Of(WindowText.Read(shown, "/windows", faults)));
    }

    [Theory]
    [InlineData("Mun 9-17", "is no window")]
    [InlineData("18:00-08:00+1", "is no window")]
    [InlineData("Mon 17:00-09:00", "ends before it begins")]
    [InlineData("Mon-Fri 18:00-08:00+1; Tue 07:00-09:00", "runs into")]
    public void A_window_that_cannot_be_is_refused_at_its_field(string text, string said)
    {
        var faults = new List<Obstacle>();
        WindowText.Read(text, "/windows", faults);
        Assert.Contains(faults, f => f.Message.Contains(said, StringComparison.Ordinal) && f.Pointer == "/windows");
    }
}
