using Throughline.Modules.Support.Clocks;
using Throughline.Modules.Support.Notices;
using Throughline.Modules.Support.Published;
using Throughline.Web;

namespace Throughline.Modules.Support.Tickets;

/// <summary>Two reports of one fault become one ticket: the other's clocks and reporter come along, nothing that accrued is lost.</summary>
public sealed class MergeTicket(ThroughlineDb db, ClockHours hours, CurrentUser user, ExpectedVersion expected, IClock clock)
{
    /// <param name="Into">The ticket that stays: T-20931.</param>
    public sealed record Input(string Ticket, [property: AtMost(40), Words("The ticket that stays")] string Into);

    public async Task<Ticket> Run(Input input)
    {
        var ticket = await db.Tickets.One(input.Ticket);
        expected.Check(ticket);
        var into = await db.Tickets.WithClocks().Referred(input.Into).SingleOrDefaultAsync() ?? throw new RuleException("unknown-ticket", $"There is no ticket {input.Into}.", "/into");
        var now = clock.Now();
        // a clock leaves one ticket before it is found in the other
        db.ChangeTracker.DeleteOrphansTiming = Microsoft.EntityFrameworkCore.ChangeTracking.CascadeTiming.OnSaveChanges;
        ticket.MergeInto(into, now, await hours.For(ticket.Clocks.Concat(into.Clocks)));
        db.Facts.Add(Fact.Of(new TicketMerged(ticket.Id, ticket.Reference, into.Reference), ticket.NetworkId, user.Id, now));
        db.Facts.Add(Fact.Of(new TicketTookOver(into.Id, into.Reference, ticket.Reference, ticket.ReporterName), into.NetworkId, user.Id, now));
        if (ticket.ReporterId is { } reporter && reporter != user.Id)
            db.DueWork.Add(Tell.Person(reporter, ticket, "merged", $"{ticket.Reference} goes on as {into.Reference}", $"The same fault was reported before: {into.Title}. Your report counts from the instant you made it.", now));
        await db.SaveChangesAsync();
        return into;
    }
}

/// <summary>It was the same fault as another ticket.</summary>
public sealed record TicketMerged(Guid TicketId, string Reference, string Into) : TicketHappening(TicketId, Reference)
{
    public override string Sentence => $"{Reference} is the same fault as {Into} and goes on there, with its clocks.";
    public override bool IsKey => true;
}

/// <summary>Another report of the same fault was added.</summary>
public sealed record TicketTookOver(Guid TicketId, string Reference, string From, string Reporter) : TicketHappening(TicketId, Reference)
{
    public override string Sentence => $"{From} of {Reporter} was the same fault: its clocks run on here.";
}
