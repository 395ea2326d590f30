using Throughline.Modules.Improvement.Similarity;
using Throughline.Modules.Improvement.Suggestions;

namespace Throughline.Modules.Improvement.Learning;

/// <summary>Learns to rank from what people confirmed on this installation; the new weights are used only if they win on links held back, which they have not seen.</summary>
public sealed class LearnFromLinks(ThroughlineDb db, ReadDesk desk, Numbers numbers, IClock clock)
{
    /// <summary>Null when there is nothing new to learn from, or too little.</summary>
    public async Task<LearnedRanker?> Run(CancellationToken stop = default)
    {
        var last = await db.LearnedRankers.AsNoTracking().OrderByDescending(r => r.Number).Select(r => (Instant?)r.At).FirstOrDefaultAsync(stop);
        var links = db.TicketLinks.Where(l => l.Verdict == LinkVerdict.Same);
        if (await links.CountAsync(stop) < RankerLearner.FewestExamples) return null;
        if (last is { } then && !await db.TicketLinks.AnyAsync(l => l.At > then, stop)) return null;

        var usesOwn = await LearnedRanker.Newest(db, stop) is not null;
        using var engine = await desk.Into(asNew: true, stop: stop);
        var report = await Task.Run(engine.Learn, stop);
        if (report.HeldBack == 0) return null;
        var now = clock.Now();
        var learned = new LearnedRanker(await numbers.Next("LR", stop: stop), now, report, report.Adopted ? Text(engine.Ranker) : null);
        db.LearnedRankers.Add(learned);
        if (learned.Adopted) db.Facts.Add(Fact.Of(new RankerAdopted(learned.Number, learned.Examples, learned.HeldBack, learned.Before, learned.After), null, null, now));
        else if (usesOwn) db.Facts.Add(Fact.Of(new RankerSetAside(learned.Number, learned.Examples, learned.Before, learned.After), null, null, now));
        await db.SaveChangesAsync(stop);
        return learned;
    }

    static string Text(Ranker ranker)
    {
        using var writer = new StringWriter();
        ShippedRanker.Write(ranker.Whole(), writer);
        return writer.ToString();
    }
}
