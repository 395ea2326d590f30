namespace Throughline.Modules.Improvement.Similarity;

/// <summary>A ticket to be compared with the index as it stood at one moment.</summary>
internal sealed class Query
{
    internal const int MostSearchTerms = 30;
    internal readonly record struct Word(int Term, int Title, int Body, bool Code, float Rarity, float Weight, string? Text);

    private Query(TicketIndex index, Word[] words, int[] facets, IReadOnlyList<FacetKind> kinds, int titleLength, int bodyLength, ushort[] letters, int before, long moment)
    {
        var (titleNorm, bodyNorm) = (index.TitleNorm(titleLength), index.BodyNorm(bodyLength));
        for (var i = 0; i < words.Length; i++)
        {
            var word = words[i];
            var rarity = index.Rarity(word.Term);
            var often = TicketIndex.TitleWeight * word.Title / titleNorm + word.Body / bodyNorm;
            words[i] = word with { Rarity = rarity, Weight = rarity * (TicketIndex.QuerySaturation + 1) * often / (TicketIndex.QuerySaturation + often) };
        }
        CameBefore = index.CameBefore(moment);
        Words = words;
        SearchTerms = [.. words.Where(w => w.Term >= 0).OrderByDescending(w => w.Weight).Take(MostSearchTerms)];
        OfItself = SearchTerms.Sum(w => w.Weight * TicketIndex.Posted(w.Title, w.Body, titleLength, bodyLength) / TicketIndex.MostImpact);
        Facets = facets;
        Kinds = kinds;
        (TitleLength, BodyLength, Letters, Before, Moment) = (titleLength, bodyLength, letters, before, moment);
    }

    /// <summary>A ticket that is not in the index: new, or still being typed.</summary>
    public static Query Of(TicketIndex index, PreparedTicket prepared) => new(
        index,
        [.. prepared.Terms.Select(t => new Word(index.TermOf(t.Hash), Math.Min(t.Title, VectorStore.MostInTitle), Math.Min(t.Body, VectorStore.MostInBody), t.Code, 0, 0, t.Text))],
        [.. prepared.Facets.Select(index.FacetOf).Where(f => f >= 0)],
        [.. prepared.Facets.Select(f => f.Kind).Distinct()],
        prepared.TitleLength, prepared.BodyLength, prepared.Letters, index.Count, prepared.Ticket.Created.ToUnixTimeSeconds());

    /// <summary>A ticket of the index, asked as at the moment when it came: nothing later is seen.</summary>
    public static Query Of(TicketIndex index, int document)
    {
        var vector = new TermCount[PreparedTicket.MostTerms];
        var count = index.ReadVector(document, vector);
        ref readonly var row = ref index[document];
        return new Query(
            index,
            [.. vector.Take(count).Select(t => new Word(t.Term, t.Title, t.Body, t.Code, 0, 0, null))],
            index.FacetsOf(document).ToArray(),
            [.. index.FacetsOf(document).ToArray().Select(index.KindOf).Distinct()],
            row.TitleLength, row.BodyLength, index.Letters.Read(row.Letters).ToArray(), document, row.Created);
    }

    /// <summary>How many tickets came before the question.</summary>
    public int CameBefore { get; }
    public Word[] Words { get; }
    /// <summary>The words worth looking up, heaviest first; among equals as they stand in the text.</summary>
    public Word[] SearchTerms { get; }
    /// <summary>What these words weigh in a ticket with the same text.</summary>
    public float OfItself { get; }
    public int[] Facets { get; }
    /// <summary>The kinds of thing it names, known to the index or not.</summary>
    public IReadOnlyList<FacetKind> Kinds { get; }
    public int TitleLength { get; }
    public int BodyLength { get; }
    public ushort[] Letters { get; }
    /// <summary>Only documents before this place are known.</summary>
    public int Before { get; }
    /// <summary>Seconds since 1970 at which the question is asked.</summary>
    public long Moment { get; }
}
