using System.Collections.Concurrent;

namespace Throughline.Modules.Improvement.Similarity;

/// <summary>Two tickets of the history that may be the same issue.</summary>
/// <param name="Later">The later ticket.</param>
/// <param name="Earlier">The earlier one.</param>
/// <param name="Probability">That they are, 0..1.</param>
/// <param name="Share">The earlier one's share of the softmax over all candidates of the later one, 0..1.</param>
/// <param name="Row">The measures, kept only when asked for.</param>
internal readonly record struct Pair(int Later, int Earlier, float Probability, float Share, float[]? Row);

/// <summary>Looks through the whole history, each ticket against those before it; several processors at once.</summary>
internal static class HistorySearch
{
    /// <summary>Tickets looked back over: so the cost of a ticket does not grow with the history.</summary>
    private const int LookBack = 150_000;
    private const int PairsOfTicket = 6;
    private static readonly SearchWidth Width = new(80, 30, 30, 30, 6);

    /// <param name="every">Only each so manieth ticket is compared: to measure what the whole costs.</param>
    public static Pair[] Run(SimilarityEngine engine, int processors, Action<int>? progress = null, bool withRows = false, int every = 1)
    {
        var index = engine.Index;
        var ranker = engine.Ranker;
        var found = new Pair[index.Count][];
        var done = 0;
        // kept from one stretch of a processor's work to the next: they hold a place for every word
        var idle = new ConcurrentStack<(CandidateSearch Search, FeatureBuilder Builder)>();
        Parallel.For(0, index.Count, new ParallelOptions { MaxDegreeOfParallelism = processors },
            () => idle.TryPop(out var tools) ? tools : (Search: new CandidateSearch(index), Builder: new FeatureBuilder(index, issueTitles: false)),
            (document, _, tools) =>
            {
                found[document] = index[document].Removed || document % every > 0 ? [] : Best(engine, ranker, document, tools.Search, tools.Builder, withRows);
                var now = Interlocked.Increment(ref done);
                if (now % 500 == 0) progress?.Invoke(now);
                return tools;
            },
            idle.Push);
        progress?.Invoke(index.Count);
        var all = new Pair[found.Sum(f => f.Length)];
        var at = 0;
        foreach (var pairs in found)
        {
            pairs.CopyTo(all, at);
            at += pairs.Length;
        }
        return all;
    }

    private static Pair[] Best(SimilarityEngine engine, Ranker ranker, int document, CandidateSearch search, FeatureBuilder builder, bool withRows)
    {
        var query = Query.Of(engine.Index, document);
        var candidates = search.Find(query, engine.Known.Issues, Width, Math.Max(0, document - LookBack));
        if (candidates.Count == 0) return [];
        var rows = builder.Measure(query, candidates, engine.Known);
        var scores = Array.ConvertAll(rows, ranker.Score);
        var top = scores.Max();
        double all = 0;
        foreach (var score in scores) all += Math.Exp(score - top);
        var pairs = new List<Pair>();
        foreach (var i in Enumerable.Range(0, scores.Length).OrderByDescending(i => scores[i]).Take(PairsOfTicket))
        {
            var share = (float)(Math.Exp(scores[i] - top) / all);
            var pair = new Pair(document, candidates[i], ranker.Pair.Probability(rows[i], share), share, withRows ? rows[i] : null);
            // what cannot weigh in the grouping is not kept: of a million tickets nearly all
            if (withRows || Grouping.Weighs(pair)) pairs.Add(pair);
        }
        return [.. pairs];
    }
}
