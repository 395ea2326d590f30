namespace Throughline.Modules.Improvement.Similarity;

/// <summary>A ticket to be compared with the index as it stood at one moment.</summary>
internal sealed class Query
{
    internal const int MostSearchTerms = 30;
    internal readonly record struct Word(int Term, int Title, int Body, bool Code, bool Lead, float Rarity, float Weight, string? Text);

    public Query(TicketIndex index, PreparedTicket prepared, int before)
    {
        Prepared = prepared;
        Before = before;
        Moment = prepared.Ticket.Created.ToUnixTimeSeconds();
        Words = new Word[prepared.Terms.Length];
        var (titleNorm, bodyNorm) = (index.TitleNorm(prepared.TitleLength), index.BodyNorm(prepared.BodyLength));
        for (var i = 0; i < Words.Length; i++)
        {
            var counted = prepared.Terms[i];
            var term = index.TermOf(counted.Hash);
            var rarity = index.Rarity(term);
            var often = TicketIndex.TitleWeight * counted.Title / titleNorm + counted.Body / bodyNorm;
            var weight = rarity * (TicketIndex.QuerySaturation + 1) * often / (TicketIndex.QuerySaturation + often);
            Words[i] = new Word(term, counted.Title, counted.Body, counted.Code, counted.Lead, rarity, weight, counted.Text);
        }
        SearchTerms = Words.Where(w => w.Term >= 0).OrderByDescending(w => w.Weight).ThenBy(w => w.Term).Take(MostSearchTerms).ToArray();
        Facets = prepared.Facets.Select(index.FacetOf).Where(f => f >= 0).ToArray();
        UnknownFacets = prepared.Facets;
    }

    public PreparedTicket Prepared { get; }
    public Word[] Words { get; }
    /// <summary>The words worth looking up, heaviest first.</summary>
    public Word[] SearchTerms { get; }
    public int[] Facets { get; }
    public Facet[] UnknownFacets { get; }
    /// <summary>Only documents before this place are known.</summary>
    public int Before { get; }
    /// <summary>Seconds since 1970 at which the question is asked.</summary>
    public long Moment { get; }
}
