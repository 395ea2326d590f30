using System.Globalization;
using Throughline.Modules.Support.Published;
using Throughline.Web;

namespace Throughline.Modules.Support.Tickets;

/// <summary>Puts right an entry of the work log: minutes mistyped, a trip forgotten, travel noted twice. What it was before stands in the journal.</summary>
public sealed class CorrectWork(ThroughlineDb db, CurrentUser user, IClock clock)
{
    /// <summary>What is not given stays as it is.</summary>
    public sealed record Input(string Ticket, Guid Entry, [property: Between(1, 1440)] int? Minutes = null, [property: AtMost(400), Words("What was done")] string? What = null,
        [property: Words("Trip to the site")] bool? SiteTrip = null, [property: Between(0, 1_000_000), Words("Travel and parts")] decimal? Expenses = null);

    public async Task<WorkEntry> Run(Input input)
    {
        var ticket = await db.Tickets.AsNoTracking().Referred(input.Ticket).SingleOrDefaultAsync() ?? throw new NotFoundException($"Ticket {input.Ticket}");
        var entry = await db.WorkEntries.SingleOrDefaultAsync(w => w.Id == input.Entry && w.TicketId == ticket.Id) ?? throw new NotFoundException("The entry of the work log");
        RuleException.ThrowIfAny([.. entry.ObstaclesToCorrect(user.Id, user.Holds(Role.Manager)), .. ticket.ErasedAt is null ? [] : new[] { new Obstacle("erased", $"The text of {ticket.Reference} was erased, and its work log stays as it is.") }]);
        var before = Words(entry);
        entry.Correct(input.Minutes ?? entry.Minutes, input.What ?? entry.What);
        entry.OnSite(input.SiteTrip ?? entry.SiteTrip, Money.MinorOf(input.Expenses) ?? entry.ExpensesMinor);
        if (db.Entry(entry).State == EntityState.Unchanged) return entry;
        var whose = await db.People.AsNoTracking().Where(p => p.Id == entry.PersonId).Select(p => p.Name).SingleAsync();
        db.Facts.Add(Fact.Of(new WorkCorrected(ticket.Id, ticket.Reference, whose, before, Words(entry)), ticket.NetworkId, user.Id, clock.Now()));
        await db.SaveChangesAsync();
        return entry;
    }

    static string Words(WorkEntry entry) => string.Create(CultureInfo.InvariantCulture,
        $"{entry.Minutes} min{(entry.SiteTrip ? ", a trip" : "")}{(entry.ExpensesMinor > 0 ? $", {entry.ExpensesMinor / 100m:N2} paid" : "")}");
}

/// <summary>An entry of the work log was put right.</summary>
public sealed record WorkCorrected(Guid TicketId, string Reference, string Whose, string Before, string Now) : TicketHappening(TicketId, Reference)
{
    public override Readers Readers => Readers.Us;
    public override string Sentence => Before == Now ? $"Work of {Whose} on {Reference} put in other words." : $"Work of {Whose} on {Reference} corrected from {Before} to {Now}.";
}
