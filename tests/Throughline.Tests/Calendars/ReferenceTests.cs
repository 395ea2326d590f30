using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using Throughline.Modules.Calendars.Published;
using Interval = NodaTime.Interval;

namespace Throughline.Tests.Calendars;

/// <summary>The engine against the definition stepped through minute by minute, over random calendars and rotas in forty zones.</summary>
public class ReferenceTests
{
    private const int Days = 5;

    private sealed record Case(CalendarDefinition Calendar, Instant From, IReadOnlyList<Instant> Instants, IReadOnlyList<int> Seconds, IReadOnlyList<Pause> Pauses)
    {
        public override string ToString() => $"{Calendar.Zone} from {From}: weekly {string.Join(" ", Calendar.Weekly.Select(d => $"{d.Key} {string.Join(",", d.Value)}"))}; dates {string.Join(" ", Calendar.Dates.Select(d => $"{d.Key:R} {string.Join(",", d.Value)}"))}; at {string.Join(" ", Instants)}; seconds {string.Join(" ", Seconds)}; pauses {string.Join(" ", Pauses)}";
    }

    private static readonly Gen<Case> Cases =
        from zone in Random.Zone
        from day in Random.Day(zone)
        let start = day - Duration.FromDays(Days / 2)
        from calendar in Random.Calendar(zone, start)
        from instants in Gen.ListOf(Random.Within(start, Days), 12)
        from seconds in Gen.ListOf(Gen.OneOf(Gen.Choose(0, 100_000), Gen.Choose(0, 200).Select(m => m * 900)), 4)
        from pauses in Random.Pauses(start, Days)
        select new Case(calendar, start, [.. instants], [.. seconds], pauses);

    [Fact]
    public void Business_time_is_what_stepping_through_the_minutes_gives() => Cases.Holds(c =>
    {
        var calendar = new BusinessCalendar(c.Calendar);
        var pauses = new Pauses(c.Pauses);
        var stepped = new SteppedTime(calendar.Zone, c.From, Days);
        var open = stepped.Open(c.Calendar);
        var counts = new bool[open.Length * 60];
        for (var s = 0; s < counts.Length; s++) counts[s] = open[s / 60];
        foreach (var pause in c.Pauses)
            for (var s = Second(pause.From); s < counts.Length && !(At(s) >= pause.To); s++) counts[s] = false;
        Instant At(int second) => stepped.Begin + Duration.FromSeconds(second);
        int Second(Instant at) => (int)(at - stepped.Begin).TotalSeconds;

        foreach (var at in c.Instants.Select(Second))
        {
            Assert.Equal(open[at / 60], calendar.IsOpen(At(at)));

            var next = at;
            while (next < counts.Length && !open[next / 60]) next++;
            AssertSame(next < counts.Length ? At(next) : null, calendar.NextOpen(At(at)));
        }
        for (var i = 0; i < 4; i++)
        {
            var (from, to) = (Second(c.Instants[i]), Second(c.Instants[i + 4]));
            var counted = 0;
            for (var s = from; s < to; s++) if (counts[s]) counted++;
            Assert.Equal(Duration.FromSeconds(counted), calendar.Between(At(from), At(to), pauses));

            var (due, wanted) = (from, c.Seconds[i]);
            for (; due < counts.Length && wanted > 0; due++) if (counts[due]) wanted--;
            AssertSame(wanted == 0 ? At(due) : null, calendar.Add(At(from), Duration.FromSeconds(c.Seconds[i]), pauses));
        }

        // What the stepping does not find in its days, the engine may find only after them.
        void AssertSame(Instant? found, Instant? given)
        {
            if (found is null && given >= At(counts.Length)) return;
            Assert.Equal(found, given);
        }
    }, 200);

    private sealed record DutyCase(RotaDefinition Rota, Instant From, IReadOnlyList<int> Minutes)
    {
        public override string ToString() => $"from {From} minutes {string.Join(" ", Minutes)} layers {string.Join(" | ", Rota.Layers.Select(l => $"{l.Zone} {l.Start} until {l.Until} {l.Every} {l.Unit} {string.Join(",", l.Users)} windows {l.Windows?.Sum(w => w.Value.Count)}"))} overrides {string.Join(" | ", Rota.Overrides)}";
    }

    private static readonly Gen<DutyCase> DutyCases =
        from zone in Random.Zone
        from day in Random.Day(zone)
        let start = day - Duration.FromDays(Days / 2)
        from rota in Random.Rota(start)
        from sameZone in Gen.Elements(true, false)
        from minutes in Gen.ListOf(Gen.Choose(0, Days * 1440), 20)
        select new DutyCase(sameZone ? rota with { Layers = [rota.Layers[0] with { Zone = zone }, .. rota.Layers.Skip(1)] } : rota, start, [.. minutes]);

    [Fact]
    public void Duty_is_what_stepping_through_the_minutes_gives() => DutyCases.Holds(c =>
    {
        var rota = new Rota(c.Rota);
        var onDuty = SteppedTime.OnDuty(c.Rota, c.From, Days);
        const int margin = SteppedTime.MarginDays * 1440;
        Instant At(int minute) => c.From + Duration.FromMinutes(minute);

        foreach (var minute in c.Minutes) Assert.Equal(onDuty[margin + minute], rota.OnCall(At(minute)));

        var (from, to) = (c.Minutes.Min(), c.Minutes.Max());
        var turns = new List<DutyTurn>();
        for (var i = from; i < to; i++)
        {
            if (turns.Count > 0 && turns[^1].User == onDuty[margin + i]) turns[^1] = turns[^1] with { To = At(i + 1) };
            else turns.Add(new DutyTurn(At(i), At(i + 1), onDuty[margin + i]));
        }
        Assert.Equal(turns, rota.Timeline(At(from), At(to)));
        Assert.Equal(turns.Where(t => t.User is null).Select(t => new Interval(t.From, t.To)), rota.Gaps(At(from), At(to)));

        var layer = c.Rota.Layers[0];
        var zone = DateTimeZoneProviders.Tzdb[layer.Zone];
        var stepped = new SteppedTime(zone, c.From, Days);
        var handoffs = new SortedSet<Instant>();
        for (var k = 0; stepped.Reach(SteppedTime.Handoff(layer, k)) is var minute && minute < stepped.Length; k++)
            if (minute > 0 && stepped.At(minute) >= At(from) && stepped.At(minute) < At(to)) handoffs.Add(stepped.At(minute));
        Assert.Equal(handoffs, new Rotation(zone, layer.Start, layer.Unit, layer.Every).Handoffs(At(from), At(to)));
    }, 200);
}
