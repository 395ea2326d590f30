using Throughline.Modules.Agreements.Published;
using Throughline.Modules.Calendars.Published;
using Throughline.Modules.Support.Clocks;
using Throughline.Modules.Support.Published;
using Throughline.Modules.Support.Tickets;

namespace Throughline.Modules.Exchange.Demo;

/// <summary>A kind of trouble: how it shows, what it was, what mended it.</summary>
/// <param name="Component">As it is named in the design, without the code of the site.</param>
/// <param name="Minutes">How long it usually takes.</param>
sealed record Trouble(string Title, string Words, string? Component, Impact Impact, Urgency Urgency, Cause Cause, string Fix, int Minutes, TicketKind Kind = TicketKind.Incident, bool AtProvider = false);

/// <summary>Where a story happens and who takes part in it.</summary>
sealed record StoryPlace(
    Guid NetworkId, Guid CustomerId, Guid? TeamId, (Guid Id, string Name, int Tier) Solver, (Guid? Id, string Name) Reporter,
    (Guid Id, string Name)? Provider, Func<int, Promised> Promised, Func<Guid?, BusinessCalendar> Hours);

/// <summary>When a story happens; what would lie after its end has not happened yet.</summary>
sealed record StoryTimes(Instant Opened, int RespondMinutes, int RestoreMinutes, Instant? Closed, Instant End);

/// <summary>A ticket from the report to the end, as the verbs would have written it: ticket, clocks, notes, work, and its facts in the order of time.</summary>
sealed record Story(Ticket Ticket, IReadOnlyList<Fact> Facts, TicketNote? Note, WorkEntry? Work)
{
    public static Story Tell(long number, Trouble trouble, StoryPlace place, StoryTimes times, Guid? siteId, Guid? serviceId, string? component, Channel channel, string? note, int minutesOfWork)
    {
        var ticket = new Ticket(number, trouble.Kind, trouble.Title, trouble.Words, trouble.Impact, trouble.Urgency, channel, place.Reporter.Id, place.Reporter.Name, times.Opened);
        ticket.IsAbout(place.NetworkId, place.CustomerId, siteId, serviceId, component);
        var promised = place.Promised(ticket.Priority);
        var hours = place.Hours(promised.CalendarId);
        ticket.Promise(new TicketClock(ClockKind.CustomerRespond, times.Opened, promised.RespondMinutes, promised.CalendarId, hours, promised.AgreementId, promised.Agreement, promised.Pauses));
        ticket.Promise(new TicketClock(ClockKind.CustomerRestore, times.Opened, promised.RestoreMinutes, promised.CalendarId, hours, promised.AgreementId, promised.Agreement, promised.Pauses));
        ticket.AssignTo(place.Solver.Id, place.TeamId, 1);
        var facts = new List<Fact> { Say(new TicketOpened(ticket.Id, ticket.Reference, ticket.Title, ticket.Impact, ticket.Priority, channel, place.Reporter.Name), place.Reporter.Id, times.Opened) };

        var restored = times.Opened + Duration.FromMinutes(times.RestoreMinutes);
        var taken = times.Opened + Duration.FromMinutes(times.RespondMinutes);
        if (taken > times.End) return Told();
        ticket.Take(place.Solver.Id, place.Solver.Tier, taken);
        ticket.Note(ClockEvent.Stopped, taken, taken, place.Hours, [ClockKind.CustomerRespond]);
        facts.Add(Say(new TicketAssigned(ticket.Id, ticket.Reference, place.Solver.Id, place.Solver.Name, null), place.Solver.Id, taken));

        if (trouble.AtProvider && place.Provider is { } provider)
        {
            var called = taken + Duration.FromMinutes(Math.Max(1, (times.RestoreMinutes - times.RespondMinutes) / 12));
            if (called > times.End) return Told();
            var theirs = $"{7_700_000 + number}";
            ticket.OpenProviderClock(provider.Id, theirs, new TicketClock(ClockKind.ProviderRestore, called, 360, null, place.Hours(null)));
            ticket.PassBall(PartyKind.Provider, provider.Name, called);
            facts.Add(Say(new ProviderClockOpened(ticket.Id, ticket.Reference, provider.Name, theirs, null), place.Solver.Id, called));
        }
        if (restored > times.End) return Told();
        ticket.Resolve(trouble.Cause, trouble.Fix, restored, restored);
        ticket.Note(ClockEvent.Stopped, restored, restored, place.Hours);
        facts.Add(Say(new TicketResolved(ticket.Id, ticket.Reference, trouble.Cause, trouble.Fix.TrimEnd('.') + ".", times.RestoreMinutes), place.Solver.Id, restored));
        if (times.Closed is { } closed)
        {
            ticket.Close(closed);
            facts.Add(Say(new TicketClosed(ticket.Id, ticket.Reference, BySilence: true), null, closed));
        }
        return Told();

        Story Told() => new(ticket, facts, note is null || taken + Duration.FromMinutes(2) > times.End ? null : new TicketNote(ticket.Id, place.Solver.Id, note, ticket.Number % 3 == 0 ? Readers.Everyone : Readers.Us, taken + Duration.FromMinutes(2)),
            ticket.IsOpen ? null : new WorkEntry(ticket.Id, place.Solver.Id, trouble.Kind == TicketKind.Incident ? "Diagnosis and repair" : "Answer", minutesOfWork, place.Solver.Tier, false, restored));

        Fact Say(TicketHappening what, Guid? by, Instant at) => Fact.Of(what, place.NetworkId, by, at);
    }
}
