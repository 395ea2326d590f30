using Throughline.Modules.Calendars.Published;
using Throughline.Modules.Networks.Published;
using Throughline.Modules.Support.Clocks;
using Throughline.Modules.Support.Published;

namespace Throughline.Modules.Exchange.Demo;

/// <summary>Two years of tickets: chronic trouble where it was sown, and the usual trouble around it, less of it every month.</summary>
static class DemoTickets
{
    /// <summary>The number of the ticket that is open tonight; all others are older and smaller.</summary>
    public const int Tonight = 20931;

    /// <summary>Tickets of the history, tonight's and the other open ones not counted.</summary>
    const int History = 590;

    sealed record Line(int Network, Trouble Trouble, Instant Opened, int Site, int RespondMinutes, int RestoreMinutes, int Kind);

    public static void Plan(DemoWorld world)
    {
        // the two that people tell of stand among them in their place of time
        var told = DemoTicketsOpen.Before(world);
        var all = Lines(world).Select(l => (l.Opened, Line: (Line?)l)).Concat(told.Select(t => (t.Opened, Line: (Line?)null))).OrderBy(l => l.Opened).ToList();
        var first = DemoTicketsOpen.FirstNumber - all.Count;
        var numbered = all.Select((l, i) => (l.Opened, l.Line, Number: first + i)).ToList();
        foreach (var (opened, minutes) in told) DemoTicketsOpen.Before(world, opened, minutes, numbered.First(n => n.Line is null && n.Opened == opened).Number);
        foreach (var network in numbered.Where(n => n.Line is not null).Select(n => (Line: n.Line!, n.Number)).ToLookup(l => l.Line.Network))
            world.At(network.Min(l => l.Line.Opened) - Duration.FromHours(1), () => Tell(world, network.Key, [.. network]));
    }

    static IEnumerable<Line> Lines(DemoWorld world)
    {
        var dice = new Dice(20_931);
        var alive = DemoNetworkLines.All.Where(n => n.Phases.Any(p => p.Phase == Phase.InService)).Select(n => (n.Number, n.Sites.Length, n.Customer,
            From: n.Phases.Single(p => p.Phase == Phase.InService).Ago - 2, Until: n.Phases.Where(p => p.Phase == Phase.Decommissioning).Select(p => p.Ago).DefaultIfEmpty(5).Max())).ToList();
        var count = 0;
        foreach (var (number, all) in DemoTroubles.Chronic)
            foreach (var (trouble, days) in all)
                foreach (var day in days)
                {
                    count++;
                    yield return Of(number, trouble, day, ref dice, alive.Single(n => n.Number == number).Length);
                }
        while (count < History)
        {
            var network = dice.Pick(alive);
            var day = network.Until + dice.Roll(Math.Max(1, network.From - network.Until));
            // the house became better: what happens today is kept less often than what happened two years ago
            if (dice.Roll(100) > 45 + day / 12) continue;
            count++;
            yield return Of(network.Number, DemoTroubles.Any(ref dice), day, ref dice, network.Length);
        }

        Line Of(int network, Trouble trouble, int day, ref Dice dice, int sites)
        {
            var night = trouble.Impact == Impact.Down && dice.Roll(3) == 0;
            var opened = world.Ago(day, night ? dice.Between(0, 5) : dice.Between(7, 18), dice.Roll(60));
            var respond = trouble.Impact == Impact.Down ? dice.Between(3, 22) : dice.Between(6, 180);
            return new(network, trouble, opened, dice.Roll(sites), respond, Math.Max(respond + 5, trouble.Minutes * dice.Between(60, 190) / 100), dice.Roll(100));
        }
    }

    // the network stands now: what happened on it is told with its own people, places and promises
    static async Task Tell(DemoWorld world, int number, IReadOnlyList<(Line Line, int Number)> lines) => await world.Save(null, async db =>
    {
        var known = DemoNetworkLines.All.Single(n => n.Number == number);
        var network = await db.Networks.AsNoTracking().One($"N-{number}");
        var norrvik = await db.Organisations.Where(o => o.Name == DemoCompanies.Norrvik).Select(o => o.Id).SingleAsync();
        var calendars = (await db.WorkingCalendars.AsNoTracking().ToListAsync()).ToDictionary(c => c.Id, c => c.Compiled);
        var agreement = DemoAgreements.NumberOf(number) is { } a ? world.Agreement(a) : null;
        var callers = DemoCompanies.People.Where(p => p.Company == known.Customer).Select(p => world.Person(p.Name)).ToList();
        string[] desk = known.Region == DemoStaff.Texas ? ["Dana Whitlock", known.Engineer!] : known.Region == DemoStaff.North ? ["Callum Price", known.Engineer!] : ["Tomás Reyes", "Aisha Bello", known.Engineer!];
        foreach (var (line, ticketNumber) in lines)
        {
            var solver = world.Person(line.Trouble.Kind != TicketKind.Incident && known.Region == DemoStaff.South ? "Aisha Bello" : desk[line.Kind % desk.Length]);
            var caller = callers[line.Kind % callers.Count];
            var place = new StoryPlace(network.Id, network.CustomerId, network.TeamId, (solver.Id, solver.Name, solver.Tier ?? 2), (caller.Id, caller.Name), (norrvik, DemoCompanies.Norrvik),
                priority => PromisedBy(agreement, priority), id => id is { } key ? calendars[key] : StandardHours.Always);
            var restored = line.Opened + Duration.FromMinutes(line.RestoreMinutes);
            var closed = restored + Duration.FromDays(7);
            var site = network.Sites.Count == 0 ? null : network.Sites.OrderBy(s => s.Code, StringComparer.Ordinal).ElementAt(line.Site % network.Sites.Count);
            var service = line.Trouble.AtProvider ? network.Services.OrderBy(s => s.Number).FirstOrDefault(s => s.CircuitId is not null) : null;
            var story = Story.Tell(ticketNumber, line.Trouble, place, new StoryTimes(line.Opened, line.RespondMinutes, line.RestoreMinutes, closed < world.Anchor ? closed : null, world.Anchor), site?.Id, service?.Id,
                line.Trouble.Component is { } part ? $"{site?.Code}-{part}" : null, line.Kind switch { < 40 => Channel.Portal, < 75 => Channel.Phone, < 85 => Channel.Email, < 95 => Channel.Direct, _ => Channel.Api },
                line.Kind % 2 == 0 ? DemoTroubles.Notes[line.Kind % DemoTroubles.Notes.Length] : null, Math.Max(6, line.RestoreMinutes / 3));
            world.Tell(line.Opened, d =>
            {
                d.Tickets.Add(story.Ticket);
                if (story.Work is { } work) d.WorkEntries.Add(work);
                if (story.Note is { } note) d.TicketNotes.Add(note);
            });
            foreach (var fact in story.Facts) world.Tell(fact.At, d => d.Facts.Add(fact));
        }
    });

    public static Promised PromisedBy(Agreements.Published.Agreement? agreement, int priority) => agreement?.TargetFor(priority) is { } target
        ? new(target.RespondMinutes, target.RestoreMinutes, target.DayAndNight ? null : agreement.CalendarId, agreement.Id, agreement.Reference, agreement.Latest.ClockPauses)
        : Promised.OfTheHouse(priority);
}
