using System.Numerics;

namespace Throughline.Modules.Improvement.Similarity;

/// <summary>How many candidates each way of searching may bring.</summary>
public sealed record SearchWidth(int Text = 400, int Recent = 200, int SameThing = 200, int Title = 150, int SamePlace = 20)
{
    /// <summary>Narrower where there are so many tickets that each candidate must be worth its time.</summary>
    public static SearchWidth For(int tickets) => tickets < 100_000 ? new() : new(150, 50, 50, 50, 20);
}

/// <summary>
/// Older tickets worth a closer look: the best by words in the whole history, among the last 90 days, among those of the same
/// component, by title alone, the latest of the same network, site, service or customer, and the issues they belong to.
/// Sums are kept for a stretch of documents at a time, newest first, so they stay in the processor's cache however many tickets there are.
/// Where an alarm brought the same text ten thousand times the lists are soon full of it: then what is older is not looked at any more.
/// </summary>
internal sealed class CandidateSearch(TicketIndex index)
{
    private const int Window = 16384;
    private const long RecentSeconds = 90L * 86400;
    private const int MostRecent = 60_000;

    /// <summary>A list whose last is as like as this, of what the ticket is like itself, is full of the same text.</summary>
    private const float TheSame = .9f;

    /// <summary>To look a word up in one document costs as much as to read so many of its postings.</summary>
    private const int LookUp = 12;
    private static readonly FacetKind[] Places = [FacetKind.Network, FacetKind.Site, FacetKind.Service, FacetKind.Customer, FacetKind.Model, FacetKind.Reference];

    private readonly float[] _sums = new float[Window];
    private readonly float[] _titles = new float[Window];
    private readonly int[] _buffer = new int[Window];
    private int _from;
    private readonly List<int> _found = [];
    private readonly HashSet<int> _seen = [];

    public IReadOnlyList<int> Find(Query query, Issues issues, SearchWidth width, int from = 0)
    {
        _from = from / Window * Window;
        _found.Clear();
        _seen.Clear();
        SearchWords(query, width);
        foreach (var facet in query.Facets)
            if (Places.Contains(index.KindOf(facet))) TakeLatest(facet, query, width.SamePlace);
        AddIssues(issues, query);
        return _found;
    }

    private void Take(int document)
    {
        if (!index[document].Removed && _seen.Add(document)) _found.Add(document);
    }

    private void SearchWords(Query query, SearchWidth width)
    {
        var best = new TopList(width.Text);
        var recent = new TopList(width.Recent);
        var same = new TopList(width.SameThing);
        var title = new TopList(width.Title);
        var terms = query.SearchTerms;
        var (recentStart, recentSince) = (RecentStart(query), query.Moment - RecentSeconds);
        var thing = query.Facets.Where(f => index.KindOf(f) is FacetKind.Component).DefaultIfEmpty(-1).MinBy(f => f < 0 ? int.MaxValue : index.Things.Frequency(f));
        if (thing < 0) thing = query.Facets.Where(f => index.KindOf(f) is FacetKind.Product).DefaultIfEmpty(-1).First();
        var things = thing < 0 ? default : index.Things.Open(thing);
        var cursors = new Postings.Cursor[terms.Length];
        for (var i = 0; i < cursors.Length; i++) cursors[i] = index.Words.Open(terms[i].Term);
        var (full, fullTitle) = (TheSame * query.OfItself, TheSame * terms.Sum(TitleWeight));
        // of a stretch, if all of it is summed
        var postings = terms.Sum(t => (long)index.Words.Frequency(t.Term)) * Window / Math.Max(1, index.Count);

        for (var start = (query.Before - 1) / Window * Window; start >= _from; start -= Window)
        {
            var end = Math.Min(start + Window, query.Before);
            var about = thing < 0 ? [] : index.Things.Read(ref things, start, end, _buffer);
            var isFull = end <= recentStart && best.Threshold >= full && title.Threshold >= fullTitle;
            if (isFull && (thing < 0 || same.Threshold >= full)) break;
            var sums = _sums.AsSpan(0, end - start);
            var titles = _titles.AsSpan(0, end - start);
            sums.Clear();
            titles.Clear();
            if (isFull && about.Length * terms.Length * LookUp < postings)
            {
                for (var i = 0; i < cursors.Length; i++)
                    index.Words.Accumulate(ref cursors[i], about, start, Weight(terms[i]), sums, TitleWeight(terms[i]), titles);
            }
            else
            {
                for (var i = 0; i < cursors.Length; i++)
                    index.Words.Accumulate(ref cursors[i], start, end, Weight(terms[i]), sums, TitleWeight(terms[i]), titles);
                Collect(sums, start, best);
                Collect(titles, start, title);
                if (end > recentStart)
                {
                    var from = Math.Max(start, recentStart);
                    Collect(sums[(from - start)..], from, recent, recentSince);
                }
            }
            for (var i = about.Length - 1; i >= 0; i--) Offer(sums[about[i] - start], about[i], same, long.MinValue);
        }
        foreach (var (document, _) in best.Take()) Take(document);
        foreach (var (document, _) in recent.Take()) Take(document);
        foreach (var (document, _) in same.Take()) Take(document);
        foreach (var (document, _) in title.Take()) Take(document);
    }

    private static float Weight(Query.Word term) => term.Weight / TicketIndex.MostImpact;
    private static float TitleWeight(Query.Word term) => term.Title > 0 ? term.Rarity : 0;

    /// <summary>Offers every sum above the list's threshold, the newest first: eight are compared at a time.</summary>
    private void Collect(Span<float> sums, int start, TopList list, long since = long.MinValue)
    {
        var lanes = Vector<float>.Count;
        var i = sums.Length;
        for (; i % lanes > 0; i--) Offer(sums[i - 1], start + i - 1, list, since);
        for (; i > 0; i -= lanes)
        {
            if (!Vector.GreaterThanAny(new Vector<float>(sums[(i - lanes)..]), new Vector<float>(list.Threshold))) continue;
            for (var j = i - 1; j >= i - lanes; j--) Offer(sums[j], start + j, list, since);
        }
    }

    private void Offer(float score, int document, TopList list, long since)
    {
        if (score > list.Threshold && !index[document].Removed && index[document].Created >= since) list.Offer(document, score);
    }

    private int RecentStart(Query query)
    {
        var (low, high) = (Math.Max(0, query.Before - MostRecent), query.Before);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (index[middle].NewestUntil < query.Moment - RecentSeconds) low = middle + 1;
            else high = middle;
        }
        return low;
    }

    private void TakeLatest(int facet, Query query, int count)
    {
        // twice as many as wanted: some were erased or stand at the end because they were edited
        var found = index.Things.ReadLatest(facet, query.Before, _buffer.AsSpan(0, 2 * count));
        foreach (var document in _buffer.Take(found).Where(d => d >= _from && !index[d].Removed).OrderByDescending(d => index[d].Created).ThenBy(d => d).Take(count)) Take(document);
    }

    private void AddIssues(Issues issues, Query query)
    {
        var found = _found.Count;
        for (var i = 0; i < found; i++)
        {
            if (issues.Members(issues.Of(_found[i])) is not { } members) continue;
            foreach (var member in members.Where(m => m < query.Before).OrderByDescending(m => index[m].Created).Take(10)) Take(member);
        }
    }
}
