using Throughline.Modules.Support.Clocks;
using Throughline.Modules.Support.Notices;
using Throughline.Modules.Support.Published;
using Throughline.Modules.Agreements.Published;
using Throughline.Web;

namespace Throughline.Modules.Support.Tickets;

/// <summary>Corrects a fact of a clock that was noted wrong, or takes it back; the wrong one stays in the record.</summary>
public sealed class CorrectClock(ThroughlineDb db, ClockHours hours, CurrentUser user, ExpectedVersion expected, IClock clock)
{
    /// <param name="Fact">Id of the fact that was wrong.</param>
    /// <param name="At">When it really was; without it the fact never was.</param>
    public sealed record Input(string Ticket, Guid Fact, [property: AtMost(400)] string Why, Instant? At = null);

    public async Task<Ticket> Run(Input input)
    {
        var ticket = await db.Tickets.One(input.Ticket);
        expected.Check(ticket);
        var now = clock.Now();
        var clockOf = ticket.Clocks.FirstOrDefault(c => c.Facts.Any(f => f.Id == input.Fact)) ?? throw new RuleException("unknown-fact", $"No clock of {ticket.Reference} has that fact. Read the ticket for the ids.", "/fact");
        var wrong = clockOf.Facts.Single(f => f.Id == input.Fact);
        if (input.At is { } given && (given > now || given < clockOf.StartedAt))
            throw new RuleException("correction-out-of-range", $"The clock began {clockOf.StartedAt.Text(null)} UTC and it is {now.Text(null)} now: give an instant between.", "/at");
        var right = input.At is { } at
            ? new ClockFact(wrong.Event, at.ToMicroseconds(), now, wrong.TargetMinutes is { } m ? Duration.FromMinutes(m) : null, wrong.CalendarId, wrong.Reason, wrong.WaitingOn, wrong.Evidence, wrong.Id, Until: wrong.Until)
            : new ClockFact(ClockEvent.Withdrawn, now, now, Reason: input.Why, Corrects: wrong.Id);
        RuleException.ThrowIfAny(clockOf.ObstaclesToCorrect(wrong, right, ticket.IsOpen));
        ticket.Correct(clockOf, right, await hours.For(ticket));
        db.DueWork.AddRange(ticket.SettleAgain(now));
        var what = input.At is { } moved ? $"{wrong.Event.ToString().ToLowerInvariant()} {wrong.At.Text(null)} → {moved.Text(null)} UTC" : $"{wrong.Event.ToString().ToLowerInvariant()} {wrong.At.Text(null)} UTC never was";
        db.Facts.Add(Kernel.Fact.Of(new ClockCorrected(ticket.Id, ticket.Reference, clockOf.IsCustomers ? "Customer" : "Provider", what, input.Why), ticket.NetworkId, user.Id, now));
        await db.SaveChangesAsync();
        return ticket;
    }
}
