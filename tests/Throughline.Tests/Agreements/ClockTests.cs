using NodaTime;
using NodaTime.Text;
using Throughline.Kernel;
using Throughline.Modules.Agreements.Published;
using Throughline.Modules.Calendars.Published;

namespace Throughline.Tests.Agreements;

public class ClockTests
{
    static readonly Guid London = Guid.CreateVersion7(), Stockholm = Guid.CreateVersion7();
    static readonly Duration Hour = Duration.FromHours(1);

    // Tuesday 17 November 2026: London is UTC, Stockholm UTC+1
    static Instant At(string time, int day = 17) => InstantPattern.ExtendedIso.Parse($"2026-11-{day:00}T{time}:00Z").Value;

    static BusinessCalendar Hours(Guid? id) => id == London ? StandardHours.Office("Europe/London") : id == Stockholm ? StandardHours.Office("Europe/Stockholm") : StandardHours.Always;

    static ClockReading Read(string at, params ClockFact[] facts) => Clock.Read(facts, Hours, At(at));

    static ClockFact Start(string at, Duration target, Guid? hours = null) => new(ClockEvent.Started, At(at), At(at), target, hours);
    static ClockFact Fact(ClockEvent what, string at, string? recorded = null) => new(what, At(at), At(recorded ?? at), Reason: "site access", WaitingOn: "Brightwater", Evidence: "mail 02:19");

    [Fact]
    public void The_clocks_of_the_night_in_Harbour_Street()
    {
        var ours = Read("02:41", Start("01:58", 4 * Hour));
        var theirs = Read("02:41", Start("02:09", 6 * Hour), Fact(ClockEvent.Paused, "02:20"), Fact(ClockEvent.Resumed, "02:31"));

        Assert.Equal((At("05:58"), Duration.FromMinutes(43), false), (ours.Due!.Value, ours.Elapsed, ours.Breached));
        Assert.Equal((At("08:20"), Duration.FromMinutes(21), Duration.FromMinutes(11)), (theirs.Due!.Value, theirs.Elapsed, theirs.PausedFor));
        Assert.Equal(["running", "waiting on Brightwater: site access", "running"], theirs.Stretches.Select(s => s.Why));
        Assert.Equal([true, false, true], theirs.Stretches.Select(s => s.Counts));
    }

    [Fact]
    public void A_standing_clock_is_never_due_but_says_when_it_would_be()
    {
        var clock = Read("03:00", Start("02:00", 4 * Hour), Fact(ClockEvent.Paused, "02:30"));

        Assert.True(clock.Paused);
        Assert.Null(clock.Due);
        Assert.Equal(At("06:30"), clock.DueIfResumed);
        Assert.Equal(Duration.FromMinutes(30), clock.PausedFor);
    }

    static ClockFact Maintained(string from, string until, string recorded) => new(ClockEvent.Maintenance, At(from), At(recorded), Reason: "announced maintenance MW-1: core", Until: At(until));

    [Fact]
    public void Announced_maintenance_does_not_count_and_is_known_before_it_begins()
    {
        ClockFact[] facts = [Start("02:00", 4 * Hour), Maintained("03:00", "05:00", "01:00")];

        Assert.Equal((At("08:00"), Duration.FromMinutes(30)), (Read("02:30", facts).Due!.Value, Read("02:30", facts).Elapsed));
        Assert.Equal(Hour, Read("04:30", facts).Elapsed);
        Assert.Equal(["running", "announced maintenance MW-1: core", "running"], Read("06:00", facts).Stretches.Select(s => s.Why));
        // it began while the ticket was open, and stopped in the middle of it
        Assert.Equal((Hour, false), (Read("06:00", [.. facts, Fact(ClockEvent.Stopped, "04:00")]).Elapsed, Read("06:00", [.. facts, Fact(ClockEvent.Stopped, "04:00")]).Breached));
    }

    [Fact]
    public void A_wait_that_runs_into_maintenance_goes_on_after_it_and_nothing_is_taken_out_twice()
    {
        ClockFact[] facts = [Start("02:00", 4 * Hour), Maintained("03:00", "05:00", "01:00"), Maintained("04:00", "05:30", "01:00"), Fact(ClockEvent.Paused, "02:30"), Fact(ClockEvent.Resumed, "04:30")];

        // 02:30 to 05:30 stands still
        Assert.Equal((At("09:00"), Duration.FromMinutes(60)), (Read("06:00", facts).Due!.Value, Read("06:00", facts).Elapsed));
        Assert.Null(Read("04:00", facts).Due);
        foreach (var at in new[] { "02:10", "02:45", "04:10", "04:45", "05:15", "06:00", "09:30" })
        {
            var clock = Read(at, facts);
            Assert.Equal(clock.Elapsed, clock.Stretches.Where(s => s.Counts).Aggregate(Duration.Zero, (sum, s) => sum + ((s.To ?? At(at)) - s.From)));
            Assert.All(clock.Stretches.Zip(clock.Stretches.Skip(1)), pair => Assert.Equal(pair.First.To, pair.Second.From));
        }
    }

    [Fact]
    public void A_change_of_priority_while_paused_keeps_what_accrued_and_the_pause()
    {
        ClockFact[] facts =
        [
            Start("01:00", 8 * Hour), Fact(ClockEvent.Paused, "02:00"),
            new(ClockEvent.TermsChanged, At("02:30"), At("02:30"), 2 * Hour), Fact(ClockEvent.Resumed, "03:00"),
        ];

        var still = Read("02:45", facts);
        var after = Read("03:10", facts);

        Assert.Equal((true, Hour, 2 * Hour, (Instant?)null), (still.Paused, still.Elapsed, still.Target, still.Due));
        Assert.Equal((At("04:00"), Duration.FromMinutes(70), Hour), (after.Due!.Value, after.Elapsed, after.PausedFor));
    }

    [Fact]
    public void A_stricter_priority_can_find_the_promise_already_broken()
    {
        var clock = Read("05:00", Start("01:00", 8 * Hour), new ClockFact(ClockEvent.TermsChanged, At("04:00"), At("04:00"), 2 * Hour));

        Assert.True(clock.Breached);
        Assert.Equal(At("03:00"), clock.Due);
    }

    [Fact]
    public void Resolved_straight_out_of_a_pause_ends_the_pause_there()
    {
        var clock = Read("09:00", Start("01:00", 2 * Hour), Fact(ClockEvent.Paused, "02:00"), Fact(ClockEvent.Stopped, "07:00"));

        Assert.Equal((At("07:00"), Hour, 5 * Hour, false, false), (clock.StoppedAt!.Value, clock.Elapsed, clock.PausedFor, clock.Paused, clock.Breached));
    }

    [Fact]
    public void Reopened_goes_on_where_it_stopped()
    {
        var clock = Read("12:30", Start("01:00", 4 * Hour), Fact(ClockEvent.Stopped, "03:00"), Fact(ClockEvent.Reopened, "12:00"));

        Assert.Equal((Duration.FromMinutes(150), At("14:00")), (clock.Elapsed, clock.Due!.Value));
        Assert.Null(clock.StoppedAt);
        Assert.Equal("resolved, until it was reopened", clock.Stretches[1].Why);
    }

    [Fact]
    public void A_fact_that_comes_late_changes_all_that_follows_from_it()
    {
        ClockFact[] asKnownAtNoon = [Start("01:00", 4 * Hour), Fact(ClockEvent.Stopped, "06:00")];
        ClockFact[] withTheLatePause = [.. asKnownAtNoon, Fact(ClockEvent.Paused, "02:00", "13:00"), Fact(ClockEvent.Resumed, "04:30", "13:00")];

        Assert.True(Read("12:00", asKnownAtNoon).Breached);
        var recomputed = Read("14:00", withTheLatePause);
        Assert.Equal((false, Duration.FromMinutes(150), At("07:30")), (recomputed.Breached, recomputed.Elapsed, recomputed.Due!.Value));
    }

    [Fact]
    public void A_corrected_time_stands_in_for_the_wrong_one()
    {
        var wrong = Fact(ClockEvent.Paused, "03:00") with { Id = Guid.CreateVersion7() };
        var right = Fact(ClockEvent.Paused, "02:00", "05:00") with { Id = Guid.CreateVersion7(), Corrects = wrong.Id };

        var clock = Read("06:00", Start("01:00", 4 * Hour), wrong, Fact(ClockEvent.Resumed, "04:00"), right);

        Assert.Equal((2 * Hour, 3 * Hour), (clock.PausedFor, clock.Elapsed));
    }

    [Fact]
    public void A_withdrawn_pause_never_was()
    {
        var pause = Fact(ClockEvent.Paused, "02:00") with { Id = Guid.CreateVersion7() };

        var clock = Read("03:00", Start("01:00", 4 * Hour), pause, new ClockFact(ClockEvent.Withdrawn, At("02:50"), At("02:50"), Corrects: pause.Id));

        Assert.Equal((false, 2 * Hour), (clock.Paused, clock.Elapsed));
    }

    [Fact]
    public void Two_zones_keep_their_own_hours()
    {
        var customer = Read("12:00", Start("07:30", 4 * Hour, London));
        var provider = Read("12:00", Start("07:30", 4 * Hour, Stockholm));

        Assert.Equal((At("13:00"), 3 * Hour), (customer.Due!.Value, customer.Elapsed));
        Assert.Equal((At("12:00"), 4 * Hour), (provider.Due!.Value, provider.Elapsed));
        Assert.False(provider.Breached);
        Assert.Equal("outside the agreed hours", customer.Stretches[0].Why);
    }

    [Fact]
    public void A_contract_renewed_in_the_middle_counts_each_part_by_its_own_hours()
    {
        // day and night until 17:30, office hours of London from then: four hours before, the rest next morning
        var clock = Clock.Read([Start("13:30", 6 * Hour), new ClockFact(ClockEvent.TermsChanged, At("17:30"), At("17:30"), 6 * Hour, London)], Hours, At("09:30", 18));

        Assert.Equal((At("11:00", 18), Duration.FromMinutes(270)), (clock.Due!.Value, clock.Elapsed));
    }

    [Fact]
    public void Ending_exactly_when_due_is_met()
    {
        Assert.False(Read("09:00", Start("01:00", 4 * Hour), Fact(ClockEvent.Stopped, "05:00")).Breached);
        Assert.True(Clock.Read([Start("01:00", 4 * Hour), new(ClockEvent.Stopped, At("05:00") + Duration.FromSeconds(1), At("05:00"))], Hours, At("09:00")).Breached);
    }

    [Fact]
    public void A_pause_without_a_reason_and_a_clock_without_a_start_are_refused()
    {
        Assert.Throws<RuleException>(() => Read("03:00", Start("01:00", Hour), new ClockFact(ClockEvent.Paused, At("02:00"), At("02:00"))));
        Assert.Throws<RuleException>(() => Read("03:00", Fact(ClockEvent.Stopped, "02:00")));
    }

    [Fact]
    public void However_the_facts_are_shuffled_the_clock_is_the_same()
    {
        ClockFact[] facts = [Start("01:00", 4 * Hour), Fact(ClockEvent.Paused, "02:00"), Fact(ClockEvent.Resumed, "02:40"), Fact(ClockEvent.Paused, "03:00"), Fact(ClockEvent.Stopped, "05:00"), Fact(ClockEvent.Reopened, "06:00")];
        var expected = Read("08:00", facts);
        var random = new System.Random(7);

        for (var i = 0; i < 50; i++)
        {
            random.Shuffle(facts);
            var clock = Read("08:00", facts);
            Assert.Equal((expected.Elapsed, expected.Due, expected.PausedFor), (clock.Elapsed, clock.Due, clock.PausedFor));
            // every instant from the start to now stands in exactly one stretch
            Assert.Equal(expected.Stretches[0].From, clock.Stretches[0].From);
            foreach (var (a, b) in clock.Stretches.Zip(clock.Stretches.Skip(1))) Assert.Equal(a.To, b.From);
        }
    }
}
