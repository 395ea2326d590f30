using Throughline.Data.Names;
using Throughline.Modules.Improvement.Finding;

namespace Throughline.Modules.Dossier.Search;

/// <summary>Finds things by the words of their names and numbers, each word as a beginning, in any order; nothing is walked through but the words that begin so.</summary>
public sealed class FindNames(ThroughlineDb db)
{
    const int MostWords = 6, Looked = 60;

    /// <summary>What was typed, as words of names, the longest and so mostly the rarest first.</summary>
    public static IReadOnlyList<string> Words(string typed)
    {
        var words = WantedWord.In(typed).Select(w => w.Word).OrderByDescending(w => w.Length).Take(MostWords).ToList();
        // one letter is no beginning: half of all things have it
        return words is [{ Length: > 1 }, ..] ? words : [];
    }

    List<NameWord>? own, owners;

    /// <summary>Ids of the things of a kind, the nearest to what was typed first; those that the reader may see.</summary>
    public async Task<IReadOnlyList<Guid>> Of(NamedKind kind, IReadOnlyList<string> words, int most)
    {
        if (await db.SharedNetworks() is not { Length: <= ThroughlineDb.Few } few) return await Ids(db.NameWords.AsNoTracking(), kind, words, most);
        // all words of few networks and no others: the answer to a name that is hidden must not take longer than to one that nobody has
        own ??= await db.NameWords.AsNoTracking().Where(n => few.Contains(n.NetworkId!.Value)).ToListAsync();
        return Among(own, kind, words, most);
    }

    /// <summary>Ids of companies. A partner finds the networks that it shares with their owner by the owner's name, and knows of no other company.</summary>
    public async Task<IReadOnlyList<Guid>> Companies(IReadOnlyList<string> words, int most)
    {
        if (await db.SharedNetworks() is not { } shared) return await Ids(db.NameWords.AsNoTracking(), NamedKind.Organisation, words, most);
        if (owners is null)
        {
            var ids = await db.Networks.AsNoTracking().Where(n => shared.Contains(n.Id)).Select(n => n.CustomerId).Distinct().ToListAsync();
            owners = await db.NameWords.IgnoreQueryFilters().AsNoTracking().Where(n => ids.Contains(n.ThingId)).ToListAsync();
        }
        return Among(owners, NamedKind.Organisation, words, most);
    }

    static IReadOnlyList<Guid> Among(List<NameWord> names, NamedKind kind, IReadOnlyList<string> words, int most)
    {
        if (words.Count == 0) return [];
        var things = names.Where(n => n.Kind == kind).ToLookup(n => n.ThingId, n => n.Word);
        return [.. things.Where(t => words.All(w => t.Any(n => n.StartsWith(w, StringComparison.Ordinal)))).OrderBy(t => t.Where(n => n.StartsWith(words[0], StringComparison.Ordinal)).Min(StringComparer.Ordinal), StringComparer.Ordinal)
            .ThenBy(t => t.Key).Select(t => t.Key).Take(most)];
    }

    async Task<IReadOnlyList<Guid>> Ids(IQueryable<NameWord> names, NamedKind kind, IReadOnlyList<string> words, int most)
    {
        if (words.Count == 0) return [];
        var (from, to) = Stretch(words[0]);
        names = names.Where(n => n.Kind == kind && string.Compare(n.Word, from) >= 0 && string.Compare(n.Word, to) < 0);
        foreach (var (start, end) in words.Skip(1).Select(Stretch))
            names = names.Where(n => db.NameWords.Any(o => o.ThingId == n.ThingId && string.Compare(o.Word, start) >= 0 && string.Compare(o.Word, end) < 0));
        // the nearest word first; among things of one name the order of the index, which is there without sorting ten thousand
        var ids = await names.OrderBy(n => n.Word).ThenBy(n => n.ThingId).Select(n => n.ThingId).Take(Looked).ToListAsync();
        return [.. ids.Distinct().Take(most)];
    }

    static (string From, string To) Stretch(string word) => (word, word + '\uffff');
}
