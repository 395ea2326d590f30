using Throughline.Modules.Parties.Published;
using Throughline.Modules.Support.Published;
using Throughline.Web;

namespace Throughline.Modules.Support.Tickets;

/// <summary>
/// Erases what people wrote on a ticket and who reported it, wherever it was written down again: in its journal, in notices, in
/// what other modules made of it. What was done, when and for what cause stays, and the journal's chain holds. It is never suggested again.
/// </summary>
public sealed class EraseTicket(ThroughlineDb db, IEnumerable<IEraseWords> others, CurrentUser user, ExpectedVersion expected, IClock clock)
{
    /// <summary>Facts in which nobody's words can stand.</summary>
    static readonly string[] WithoutWords = [.. new[] { typeof(TicketAcknowledged), typeof(TicketContinues), typeof(TicketClosed), typeof(TicketPlaced), typeof(TicketMerged), typeof(NoteWithdrawn), typeof(OutageSpread), typeof(ClockStarted), typeof(TicketErased) }.Select(Fact.KindOf)];

    static readonly string TookOver = Fact.KindOf(typeof(TicketTookOver));

    public sealed record Input(string Ticket, [property: AtMost(400), Words("Why it is erased")] string Why);

    public async Task<Ticket> Run(Input input)
    {
        var ticket = await db.Tickets.One(input.Ticket);
        expected.Check(ticket);
        var now = clock.Now();
        var words = new ErasedWords(ticket.Id, ticket.Reference, [.. new[] { ticket.Title, ticket.Description, ticket.Fix }.OfType<string>().Select(w => w.Trim())]);
        ticket.Erase(now);
        await db.InTransaction(async () =>
        {
            foreach (var note in await db.TicketNotes.Where(n => n.TicketId == ticket.Id).ToListAsync()) note.Erase();
            await db.NoteFiles.Where(f => f.TicketId == ticket.Id).ExecuteDeleteAsync();
            foreach (var work in await db.WorkEntries.Where(w => w.TicketId == ticket.Id).ToListAsync()) work.Erase();
            await db.SaveChangesAsync();
            var subjects = new HashSet<Guid>();
            foreach (var other in others) subjects.UnionWith(await other.Erase(words));
            await EraseFacts(ticket, words, subjects, input.Why, now);
            await EraseCopies(words);
        });
        return ticket;
    }

    async Task EraseFacts(Ticket ticket, ErasedWords words, HashSet<Guid> subjects, string why, Instant now)
    {
        if (ticket.MergedIntoId is { } into) subjects.Add(into);
        subjects.Remove(ticket.Id);
        var facts = await db.Facts.Where(f => f.Subject == ticket.Id && f.Digest == null && !WithoutWords.Contains(f.Kind)).OrderBy(f => f.Sequence).ToListAsync();
        foreach (var some in subjects.Chunk(500))
            facts.AddRange((await db.Facts.AsNoTracking().Where(f => some.Contains(f.Subject!.Value) && f.Digest == null && f.Kind != Fact.Erasing).OrderBy(f => f.Sequence).ToListAsync())
                .Where(f => words.StandIn(f.Sentence) || (f.Kind == TookOver && f.Sentence.StartsWith(ticket.Reference + " ", StringComparison.Ordinal))));
        db.Facts.AttachRange(facts);
        var erasing = Fact.Of(new TicketErased(ticket.Id, ticket.Reference, why, [.. facts.Select(f => f.DigestOfWords())]), ticket.NetworkId, user.Id, now);
        db.Facts.Add(erasing);
        await db.SaveChangesAsync();
        foreach (var fact in facts) fact.Erase(erasing);
        await db.SaveChangesAsync();
    }

    /// <summary>Notices that were told, work that is queued or done, and answers kept for a repeated request.</summary>
    async Task EraseCopies(ErasedWords words)
    {
        var page = $"/tickets/{words.Reference}";
        var (json, more) = ($"{page}\"", $"{page}/");
        await db.Notices.Where(n => n.Href == page).ExecuteUpdateAsync(n => n.SetProperty(x => x.Subject, $"{words.Reference} was erased").SetProperty(x => x.Text, ""));
        await db.DueWork.Where(w => w.Kind == NoticeData.Kind && w.Data.Contains(json)).ExecuteUpdateAsync(w => w.SetProperty(x => x.Data, x => "{}").SetProperty(x => x.DoneAt, x => x.DoneAt ?? clock.Now()));
        await db.Set<IdempotentReply>().Where(r => r.Location == page || r.Location!.StartsWith(more)).ExecuteDeleteAsync();
        foreach (var word in words.Telling)
        {
            var escaped = System.Text.Json.JsonEncodedText.Encode(word).ToString();
            await db.Notices.Where(n => n.Subject.Contains(word) || n.Text.Contains(word)).ExecuteUpdateAsync(n => n.SetProperty(x => x.Subject, ErasedWords.Instead).SetProperty(x => x.Text, ""));
            await db.DueWork.Where(w => w.DoneAt != null && (w.Data.Contains(word) || w.Data.Contains(escaped))).ExecuteUpdateAsync(w => w.SetProperty(x => x.Data, "{}"));
            await db.Set<IdempotentReply>().Where(r => r.Body!.Contains(word) || r.Body.Contains(escaped)).ExecuteDeleteAsync();
        }
    }
}

/// <summary>The text of a ticket was erased.</summary>
/// <param name="Digests">Of the words of every journal entry that was erased with it: what the chain of the journal goes over in their place.</param>
public sealed record TicketErased(Guid TicketId, string Reference, string Why, IReadOnlyList<string> Digests) : TicketHappening(TicketId, Reference)
{
    public override Readers Readers => Readers.Us;
    public override string Sentence => $"The text of {Reference} was erased: {Why}.";
    public override bool IsKey => true;
}
