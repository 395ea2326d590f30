using NodaTime;
using Throughline.Modules.Improvement.Similarity;

namespace Throughline.Tests.Improvement.Similarity;

public class CandidateSearchTests
{
    [Fact]
    public void The_search_by_stretches_finds_what_a_search_of_everything_finds()
    {
        var random = new Random(3);
        var index = new TicketIndex();
        var preparer = new TicketPreparer();
        string Words(int n) => string.Join(' ', Enumerable.Range(0, n).Select(_ => $"w{Math.Min(random.Next(400), random.Next(400))}q"));
        var start = Instant.FromUtc(2020, 1, 1, 0, 0);
        for (var i = 0; i < 40_000; i++)
            index.Add(preparer.Prepare(new TicketRecord { Id = $"{i}", Title = Words(4), Body = Words(12), Created = start + Duration.FromHours(i) }));

        var prepared = preparer.Prepare(new TicketRecord { Id = "q", Title = Words(4), Body = Words(12), Created = start + Duration.FromHours(200_000) });
        var query = Query.Of(index, prepared);
        var found = new CandidateSearch(index).Find(query, new Issues(), new SearchWidth(Text: 25, Recent: 0, SameThing: 0, Title: 0, SamePlace: 0)).ToHashSet();

        var all = Exhaustive(index, query);
        var bound = all[24].Score * .999f;
        foreach (var (document, score) in all.Take(25)) if (score > all[25].Score * 1.001f) Assert.Contains(document, found);
        foreach (var document in found) Assert.True(all.First(a => a.Document == document).Score >= bound);
    }

    private static List<(int Document, float Score)> Exhaustive(TicketIndex index, Query query)
    {
        var scores = new float[index.Count];
        foreach (var word in query.SearchTerms)
        {
            var cursor = index.Words.Open(word.Term);
            index.Words.Accumulate(ref cursor, 0, index.Count, word.Weight / TicketIndex.MostImpact, scores, 0, []);
        }
        return [.. scores.Select((score, document) => (document, score)).OrderByDescending(p => p.score)];
    }

    [Fact]
    public void Nothing_that_came_later_is_a_candidate()
    {
        var index = new TicketIndex();
        var preparer = new TicketPreparer();
        for (var i = 0; i < 50; i++) index.Add(preparer.Prepare(new TicketRecord { Id = $"{i}", Title = "same words here", Created = Instant.FromUnixTimeSeconds(i * 1000) }));
        var found = new CandidateSearch(index).Find(Query.Of(index, 20), new Issues(), new SearchWidth());
        Assert.Equal(20, found.Count);
        Assert.All(found, d => Assert.True(d < 20));
    }
}
