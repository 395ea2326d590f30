using Throughline.Modules.Improvement.Similarity;

namespace Throughline.Modules.Improvement.Suggestions;

/// <summary>Reads all tickets of the database into an engine of its own, oldest first: for what looks at the whole and must not hold up those who ask.</summary>
public sealed class ReadDesk(ThroughlineDb db, DeskIndex index)
{
    const int Page = 1000;

    /// <param name="asNew">Without what was written when they were resolved: as they were when they came.</param>
    /// <param name="each">Told of every page of tickets after it was added, in order.</param>
    public async Task<SimilarityEngine> Into(bool asNew, Func<IReadOnlyList<DeskTicket>, IReadOnlyList<TicketRecord>, Task>? each = null, CancellationToken stop = default)
    {
        var engine = new SimilarityEngine();
        engine.Ranker = index.Engine.Ranker;
        var places = new DeskPlaces();
        // half of the machine: somebody may be working at night
        var processors = Math.Max(1, Environment.ProcessorCount / 2);
        for (var after = 0L; ;)
        {
            var some = await DeskTicket.Of(db.Tickets.AsNoTracking().Where(t => t.Number > after).OrderBy(t => t.Number).Take(Page)).ToListAsync(stop);
            if (some.Count == 0) break;
            after = some[^1].Number;
            some.RemoveAll(t => t.ErasedAt is not null);
            await places.Know(db, some, again: false, stop);
            var records = some.ConvertAll(t => t.Record(places, asNew));
            engine.AddMany(engine.Prepare(records, processors), processors);
            if (each is not null) await each(some, records);
        }
        engine.Relink(DeskIndex.InOrder(await ConfirmedLinks.Of(db, stop: stop)));
        return engine;
    }

    /// <summary>The pairs that people said are not the same issue.</summary>
    public async Task<IReadOnlyList<(string One, string Other)>> Refused(CancellationToken stop = default) =>
        [.. (await db.TicketLinks.AsNoTracking().Where(l => l.Verdict == LinkVerdict.NotSame).OrderBy(l => l.LaterNumber).ThenBy(l => l.EarlierNumber).Select(l => new { l.LaterNumber, l.EarlierNumber }).ToListAsync(stop))
            .Select(l => (DeskTicket.KeyOf(l.LaterNumber), DeskTicket.KeyOf(l.EarlierNumber)))];
}
