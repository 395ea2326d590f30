using System.Diagnostics;
using Throughline.Modules.Improvement.Finding;
using Throughline.Modules.Improvement.Learning;
using Throughline.Modules.Improvement.Similarity;
using Throughline.Modules.Networks.Networks;
using Throughline.Modules.Networks.Sites;
using Throughline.Modules.Parties.Organisations;

namespace Throughline.Modules.Improvement.Suggestions;

/// <summary>
/// The search for repeats and the search by words of this node: all tickets of the database, in memory. It is read from the database at the start and
/// follows the facts from then on, so nothing of it can be lost, every node has the same, and writing a ticket costs nothing more.
/// </summary>
public sealed class DeskIndex(IServiceScopeFactory scopes) : IDisposable
{
    const int Page = 1000;
    const int MostFacts = 2000;

    /// <summary>So many are added while those who ask wait: some milliseconds.</summary>
    const int AtOnce = 250;

    /// <summary>Whoever corrects one of these may change what its tickets are found by.</summary>
    static readonly string[] Renaming = [Fact.KindOf(typeof(NetworkCorrected)), Fact.KindOf(typeof(SiteCorrected)), Fact.KindOf(typeof(ServiceCorrected)), Fact.KindOf(typeof(OrganisationCorrected))];

    readonly DeskPlaces places = new();
    readonly FactCursor cursor = new();
    readonly SemaphoreSlim oneAtATime = new(1);
    Dictionary<(long Later, long Earlier), ConfirmedLink> links = [];
    volatile Generation now = new();

    /// <summary>An engine, and what is in it: the number of each ticket with the mark of its text.</summary>
    sealed class Generation
    {
        public SimilarityEngine Engine { get; } = new();
        public Dictionary<long, ulong> Marks { get; } = [];

        /// <summary>Texts that another took the place of; they go on taking room.</summary>
        public int Replaced { get; set; }
        public bool IsWorn => Replaced > 2000 && Replaced > Engine.Count / 4;
    }

    /// <summary>Asked by pages; changed only here.</summary>
    public SimilarityEngine Engine => now.Engine;
    public DeskPlaces Places => places;
    public WordIndex Words { get; } = new();
    internal FoundAtRest AtRest { get; } = new();

    /// <summary>True as soon as every ticket of the database was read once.</summary>
    public bool Ready { get; private set; }

    /// <summary>Reads everything at the first call, and from then on what happened since the last.</summary>
    public async Task CatchUp(CancellationToken stop = default)
    {
        await oneAtATime.WaitAsync(stop);
        try
        {
            if (!Ready || now.IsWorn) await Build(stop);
            while (await Follow(stop)) { }
        }
        finally
        {
            oneAtATime.Release();
        }
    }

    async Task Build(CancellationToken stop)
    {
        await using var scope = Scope(out var db);
        // what happens while we read is followed afterwards; a transaction may be open whose fact has a lower number
        var last = await db.Facts.AsNoTracking().Select(f => (long?)f.Sequence).MaxAsync(stop) ?? 0;
        var recent = await db.Facts.AsNoTracking().Where(f => f.Sequence > last - Page).OrderBy(f => f.Sequence).Select(f => f.Sequence).ToListAsync(stop);
        cursor.StartAfter(recent.Count == 0 ? last : recent[0]);
        cursor.Came(recent, Since);

        // an index in use goes on answering until the new one is there
        var fresh = Ready ? new Generation() : now;
        fresh.Engine.Ranker = await LearnedRanker.Newest(db, stop) ?? fresh.Engine.Ranker;
        // the next page is read while one is taken in
        var coming = Read(db, 0, stop);
        while (true)
        {
            var (some, until, any) = await coming;
            if (!any) break;
            coming = Read(db, until, stop);
            try
            {
                await Task.WhenAll(Task.Run(() => PutAll(fresh, some.ConvertAll(t => (t.Number, t.Record))), stop), Task.Run(() => Words.Put(some.ConvertAll(t => t.Words)), stop));
            }
            catch
            {
                await ((Task)coming).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                throw;
            }
        }
        links = await ConfirmedLinks.Of(db, stop: stop);
        fresh.Engine.Relink(InOrder(links));
        // the old one is not disposed: a page may be asking it at this moment
        now = fresh;
        Ready = true;
    }

    /// <summary>The next page of tickets after a number, the erased ones left out, and the last number that was looked at.</summary>
    Task<(List<(long Number, TicketRecord Record, IndexedTicket Words)> Tickets, long Last, bool Any)> Read(ThroughlineDb db, long after, CancellationToken stop) => Task.Run(async () =>
    {
        var some = await DeskTicket.Of(db.Tickets.AsNoTracking().Where(t => t.Number > after).OrderBy(t => t.Number).Take(Page)).ToListAsync(stop);
        await places.Know(db, some, again: false, stop);
        return (some.Where(t => t.ErasedAt is null).Select(t => (t.Number, t.Record(places), t.Words(places))).ToList(), some.Count == 0 ? after : some[^1].Number, some.Count > 0);
    }, stop);

    /// <summary>Puts a page of tickets into the index, those that it does not know at once and on all processors.</summary>
    static void PutAll(Generation into, List<(long Number, TicketRecord Record)> tickets)
    {
        foreach (var (number, record) in tickets.Where(t => into.Marks.ContainsKey(t.Number))) Put(into, number, record);
        var unknown = tickets.Where(t => !into.Marks.ContainsKey(t.Number)).ToList();
        var prepared = into.Engine.Prepare(unknown.ConvertAll(t => t.Record), Environment.ProcessorCount);
        foreach (var some in prepared.Chunk(AtOnce)) into.Engine.AddMany(some, Environment.ProcessorCount);
        foreach (var (number, record) in unknown) into.Marks[number] = Mark(record);
    }

    /// <summary>Takes over what happened since the last time; true when there may be more.</summary>
    async Task<bool> Follow(CancellationToken stop)
    {
        await using var scope = Scope(out var db);
        var after = cursor.After;
        var came = await db.Facts.AsNoTracking().Where(f => f.Sequence > after).OrderBy(f => f.Sequence).Take(MostFacts).Select(f => new { f.Sequence, f.Subject, f.NetworkId, f.Kind }).ToListAsync(stop);
        var more = came.Count == MostFacts;
        if (cursor.Missing.Count > 0)
        {
            var missing = cursor.Missing.ToList();
            came.InsertRange(0, await db.Facts.AsNoTracking().Where(f => missing.Contains(f.Sequence)).OrderBy(f => f.Sequence).Select(f => new { f.Sequence, f.Subject, f.NetworkId, f.Kind }).ToListAsync(stop));
        }
        if (came.Count > 0)
        {
            if (came.Any(f => f.Kind == RankerAdopted.FactKind || f.Kind == RankerSetAside.FactKind)) now.Engine.Ranker = await LearnedRanker.Newest(db, stop) ?? ShippedRanker.Load();
            await Take(db, [.. came.Select(f => f.Subject).OfType<Guid>().Distinct()], stop);
            await Rename(db, [.. came.Where(f => Renaming.Contains(f.Kind)).Select(f => f.NetworkId ?? f.Subject).OfType<Guid>().Distinct()], stop);
        }
        // only now: what failed half-way is read again
        cursor.Came(came.Select(f => f.Sequence), Since);
        return more;
    }

    async Task Take(ThroughlineDb db, List<Guid> subjects, CancellationToken stop)
    {
        var relink = false;
        foreach (var some in subjects.Chunk(500))
        {
            var tickets = await DeskTicket.Of(db.Tickets.AsNoTracking().Where(t => some.Contains(t.Id)).OrderBy(t => t.Number)).ToListAsync(stop);
            if (tickets.Count == 0) continue;
            await places.Know(db, tickets, again: true, stop);
            foreach (var ticket in tickets)
            {
                if (ticket.ErasedAt is null) relink |= Put(now, ticket.Number, ticket.Record(places));
                else if (now.Marks.Remove(ticket.Number)) relink |= now.Engine.Remove(ticket.Key);
            }
            Words.Remove(tickets.Where(t => t.ErasedAt is not null).Select(t => t.Number));
            PutWords(tickets);
            var numbers = tickets.Select(t => t.Number).ToHashSet();
            var said = await ConfirmedLinks.Of(db, [.. some], stop);
            foreach (var gone in links.Keys.Where(l => (numbers.Contains(l.Later) || numbers.Contains(l.Earlier)) && !said.ContainsKey(l)).ToList()) relink |= links.Remove(gone);
            foreach (var (pair, link) in said) (relink, links[pair]) = (relink || !links.ContainsKey(pair), link);
        }
        if (relink && (links.Count > 0 || now.Engine.Links > 0)) now.Engine.Relink(InOrder(links));
    }

    /// <summary>What is called otherwise now is found by its new name.</summary>
    /// <param name="called">Networks and companies.</param>
    async Task Rename(ThroughlineDb db, Guid[] called, CancellationToken stop)
    {
        if (called.Length == 0) return;
        var networks = await db.Networks.AsNoTracking().Where(n => called.Contains(n.Id) || called.Contains(n.CustomerId)).Select(n => n.Id).ToListAsync(stop);
        places.Forget([.. called, .. networks]);
        foreach (var part in networks.Chunk(20))
        {
            for (var after = 0L; ;)
            {
                var some = await DeskTicket.Of(db.Tickets.AsNoTracking().Where(t => part.Contains(t.NetworkId!.Value) && t.Number > after).OrderBy(t => t.Number).Take(Page)).ToListAsync(stop);
                if (some.Count == 0) break;
                after = some[^1].Number;
                await places.Know(db, some, again: false, stop);
                PutWords(some);
            }
        }
        var waiting = await DeskTicket.Of(db.Tickets.AsNoTracking().Where(t => t.NetworkId == null && called.Contains(t.OrganisationId!.Value))).ToListAsync(stop);
        await places.Know(db, waiting, again: false, stop);
        PutWords(waiting);
    }

    void PutWords(IEnumerable<DeskTicket> tickets) => Words.Put(tickets.Where(t => t.ErasedAt is null).Select(t => t.Words(places)));

    /// <summary>Puts a ticket into the index, or its new text in place of the old; true when it was there with another.</summary>
    static bool Put(Generation into, long number, TicketRecord record)
    {
        var mark = Mark(record);
        if (into.Marks.TryGetValue(number, out var old) && old == mark)
        {
            into.Engine.SetClosed(record.Id, record.Closed);
            return false;
        }
        into.Engine.Add(into.Engine.Prepare(record));
        into.Marks[number] = mark;
        if (old != 0) into.Replaced++;
        return old != 0;
    }

    static ulong Mark(TicketRecord record) => Mark(TextsOf(record));

    /// <summary>All of a ticket that is searched.</summary>
    internal static IEnumerable<string> TextsOf(TicketRecord record) => [record.Title, record.Body, record.Resolution, .. record.Facets.Select(f => f.Value)];

    /// <summary>FNV-1a over all that is searched, 64 bits: two texts of one ticket never share it in practice.</summary>
    internal static ulong Mark(IEnumerable<string> texts)
    {
        var hash = 14695981039346656037UL;
        foreach (var text in texts)
        {
            foreach (var c in text) hash = (hash ^ c) * 1099511628211UL;
            hash = (hash ^ 0xFFFF) * 1099511628211UL;
        }
        return hash | 1;
    }

    internal static IEnumerable<(string, string, Instant)> InOrder(Dictionary<(long Later, long Earlier), ConfirmedLink> links) =>
        links.OrderBy(l => l.Value.At).ThenBy(l => l.Key).Select(l => (DeskTicket.KeyOf(l.Key.Later), DeskTicket.KeyOf(l.Key.Earlier), l.Value.At));

    AsyncServiceScope Scope(out ThroughlineDb db)
    {
        var scope = scopes.CreateSystemScope();
        db = scope.ServiceProvider.GetRequiredService<ThroughlineDb>();
        return scope;
    }

    static TimeSpan Since => Stopwatch.GetElapsedTime(0);

    public void Dispose()
    {
        now.Engine.Dispose();
        oneAtATime.Dispose();
    }
}
