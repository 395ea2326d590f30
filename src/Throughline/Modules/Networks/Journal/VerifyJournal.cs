using System.Globalization;
using Throughline.Modules.Networks.Published;

namespace Throughline.Modules.Networks.Journal;

/// <summary>What verifying a journal found.</summary>
/// <param name="Break">The first break in words; null when the chain is whole.</param>
public sealed record Verified(string Network, long Entries, string? Break);

/// <summary>Recomputes the hash chain of journals and names the first break.</summary>
public sealed class VerifyJournal(ThroughlineDb db)
{
    const int Batch = 1000;

    /// <summary>Walks one network's journal from its first entry; a batch at a time, so that any length fits in memory.</summary>
    public async Task<Verified> Run(Guid networkId, CancellationToken stop = default)
    {
        var number = await db.Networks.AsNoTracking().IgnoreQueryFilters().Where(n => n.Id == networkId).Select(n => (long?)n.Number).SingleOrDefaultAsync(stop);
        var network = number is { } known ? $"N-{known}" : networkId.ToString();
        var head = await db.JournalHeads.AsNoTracking().SingleOrDefaultAsync(h => h.NetworkId == networkId, stop);
        long entry = 0;
        string? hash = null;
        while (true)
        {
            var facts = await db.Facts.AsNoTracking().IgnoreQueryFilters().Where(f => f.NetworkId == networkId && f.Entry > entry).OrderBy(f => f.Entry).Take(Batch).ToListAsync(stop);
            foreach (var fact in facts)
            {
                if (fact.Entry != entry + 1) return Broken($"entry {N(entry + 1)} is missing; the next is {N(fact.Entry!.Value)}");
                if (fact.PreviousHash != hash) return Broken($"entry {N(fact.Entry.Value)} of {fact.At.Text("Etc/UTC")} does not join the one before it");
                if (fact.Digest is not null && !fact.IsErasedBy(await db.Facts.AsNoTracking().IgnoreQueryFilters().SingleOrDefaultAsync(f => f.Sequence == fact.ErasedBy, stop)))
                    return Broken($"the words of entry {N(fact.Entry.Value)} of {fact.At.Text("Etc/UTC")} were taken out and no erasing tells of it");
                if (fact.ComputeHash() != fact.Hash) return Broken($"entry {N(fact.Entry.Value)} of {fact.At.Text("Etc/UTC")}, “{Short(fact.Sentence)}”, is not what was written");
                (entry, hash) = (fact.Entry.Value, fact.Hash);
            }
            if (facts.Count < Batch) break;
        }
        if (await db.Facts.AsNoTracking().IgnoreQueryFilters().AnyAsync(f => f.NetworkId == networkId && f.Entry == null, stop)) return Broken("a fact stands outside the chain");
        if (entry != (head?.Entries ?? 0)) return Broken($"the journal ends with entry {N(entry)}, but {N(head?.Entries ?? 0)} were written");
        return hash == head?.Hash ? new Verified(network, entry, null) : Broken($"the last entry, {N(entry)}, is not the one that was written last");

        Verified Broken(string what) => new(network, entry, $"{network}: {what}.");
    }

    static string N(long entry) => entry.ToString(CultureInfo.InvariantCulture);
    static string Short(string text) => text.Length <= 60 ? text : text[..57] + "…";
}
