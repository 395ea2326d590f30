using Throughline.Modules.Support.Clocks;
using Throughline.Modules.Support.Notices;
using Throughline.Modules.Support.Published;
using Throughline.Modules.Agreements.Published;
using Throughline.Web;

namespace Throughline.Modules.Support.Tickets;

/// <summary>Writes a note: private to our own people unless it is shared in so many words; what a partner or customer writes is shared always.</summary>
public sealed class AddNote(ThroughlineDb db, CurrentUser user, IClock clock)
{
    /// <param name="Text">May be missing when a file says it.</param>
    /// <param name="Shared">True: every company with a seat on the network reads it.</param>
    /// <param name="Files">Photos, logs, configurations: read by whoever reads the note.</param>
    public sealed record Input(string Ticket, [property: AtMost(8000), Words("The note")] string? Text = null, bool Shared = false, IReadOnlyList<Upload>? Files = null);

    public async Task<TicketNote> Run(Input input)
    {
        var ticket = await db.Tickets.Referred(input.Ticket).Select(t => (Guid?)t.Id).SingleOrDefaultAsync() ?? throw new NotFoundException($"Ticket {input.Ticket}");
        var files = input.Files ?? [];
        List<Obstacle> obstacles = [.. NoteFile.ObstaclesToKeep(files)];
        if (string.IsNullOrWhiteSpace(input.Text) && files.Count == 0) obstacles.Add(new("missing", "The note is missing. Write a word, or attach a file.", "/text"));
        RuleException.ThrowIfAny(obstacles);
        var readers = input.Shared || user.Side != PartyKind.Us ? Readers.Everyone : Readers.Us;
        var note = new TicketNote(ticket, user.Id ?? throw new RuleException("nobody-asks", "Sign in to write a note."), input.Text ?? "", readers, clock.Now());
        db.TicketNotes.Add(note);
        db.NoteFiles.AddRange(files.Select(f => new NoteFile(note, f)));
        await db.SaveChangesAsync();
        return note;
    }
}

/// <summary>Takes back, within five minutes, a note that was shared by mistake.</summary>
public sealed class WithdrawNote(ThroughlineDb db, CurrentUser user, IClock clock)
{
    public sealed record Input(string Ticket, Guid Note);

    public async Task<Ticket> Run(Input input)
    {
        var ticket = await db.Tickets.One(input.Ticket);
        var note = await db.TicketNotes.SingleOrDefaultAsync(n => n.Id == input.Note && n.TicketId == ticket.Id) ?? throw new NotFoundException("The note");
        var now = clock.Now();
        note.Withdraw(user.Id ?? Guid.Empty, now);
        db.Facts.Add(Fact.Of(new NoteWithdrawn(ticket.Id, ticket.Reference, note.Id), ticket.NetworkId, user.Id, now));
        await db.SaveChangesAsync();
        return ticket;
    }
}

/// <summary>Notes time spent on a ticket, a trip to its site, and what was paid for travel and parts: what a fault costs is the sum of it.</summary>
public sealed class LogWork(ThroughlineDb db, CurrentUser user, IClock clock)
{
    public sealed record Input(string Ticket, [property: Between(1, 1440)] int Minutes, [property: AtMost(400), Words("What was done")] string What, bool Billable = false,
        [property: Words("Trip to the site")] bool SiteTrip = false, [property: Between(0, 1_000_000), Words("Travel and parts")] decimal Expenses = 0);

    public async Task<WorkEntry> Run(Input input)
    {
        var ticket = await db.Tickets.AsNoTracking().Referred(input.Ticket).Select(t => new { t.Id, t.Tier }).SingleOrDefaultAsync() ?? throw new NotFoundException($"Ticket {input.Ticket}");
        var person = user.Id ?? throw new RuleException("nobody-asks", "Sign in to note time.");
        var tier = await db.People.AsNoTracking().Where(p => p.Id == person).Select(p => p.Tier).SingleOrDefaultAsync() ?? ticket.Tier;
        var entry = new WorkEntry(ticket.Id, person, input.What, input.Minutes, tier, input.Billable, clock.Now()).OnSite(input.SiteTrip, Money.MinorOf(input.Expenses));
        db.WorkEntries.Add(entry);
        await db.SaveChangesAsync();
        return entry;
    }
}
