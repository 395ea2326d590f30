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

    private static readonly SearchWidth Narrow = new(Text: 60, Recent: 30, SameThing: 20, Title: 15, SamePlace: 0);
    private static readonly Instant Start = Instant.FromUtc(2020, 1, 1, 0, 0);
    private static readonly Duration Apart = Duration.FromMinutes(20);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Every_list_holds_the_best_of_all_tickets_and_among_equals_the_newest(int seed)
    {
        var random = new Random(seed);
        // a few words stand in nearly every ticket, most in few
        string Words(int n) => string.Join(' ', Enumerable.Range(0, n).Select(_ => $"w{(int)(Math.Pow(random.NextDouble(), 3) * 3000)}q"));
        Compare(60_000, random, () => (Words(5), Words(30)));
    }

    [Theory]
    [InlineData(4)]
    [InlineData(5)]
    public void Where_an_alarm_brought_the_same_texts_over_and_over_the_newest_of_them_are_found(int seed)
    {
        var random = new Random(seed);
        string Words(int n) => string.Join(' ', Enumerable.Range(0, n).Select(_ => $"w{random.Next(80)}q"));
        var texts = Enumerable.Range(0, 25).Select(_ => (Words(6), Words(12))).ToList();
        Compare(120_000, random, () => texts[random.Next(texts.Count)]);
    }

    private static void Compare(int tickets, Random random, Func<(string Title, string Body)> text)
    {
        var index = new TicketIndex();
        var preparer = new TicketPreparer();
        PreparedTicket Ticket(int number)
        {
            var (title, body) = text();
            return preparer.Prepare(new TicketRecord { Id = $"{number}", Title = title, Body = body, Created = Start + number * Apart, Facets = [new(FacetKind.Component, $"c{random.Next(1 + random.Next(40))}")] });
        }
        for (var i = 0; i < tickets; i++) index.Add(Ticket(i));
        for (var i = 0; i < tickets; i += 97) index.Remove($"{i}");
        var search = new CandidateSearch(index);
        for (var i = 0; i < 25; i++)
        {
            var query = Query.Of(index, Ticket(tickets));
            Assert.Equal(BestOfAll(index, query).Order(), search.Find(query, new Issues(), Narrow).Order());
        }
    }

    /// <summary>The slow reference: the sums of all tickets, each list out of all of them.</summary>
    private static HashSet<int> BestOfAll(TicketIndex index, Query query)
    {
        var (sums, titles) = (new float[index.Count], new float[index.Count]);
        foreach (var word in query.SearchTerms)
        {
            var cursor = index.Words.Open(word.Term);
            index.Words.Accumulate(ref cursor, 0, index.Count, word.Weight / TicketIndex.MostImpact, sums, word.Title > 0 ? word.Rarity : 0, titles);
        }
        IEnumerable<int> Best(int most, float[] scores, Func<int, bool> which) =>
            Enumerable.Range(0, index.Count).Where(i => scores[i] > 0 && !index[i].Removed && which(i)).OrderByDescending(i => scores[i]).ThenByDescending(i => i).Take(most);
        return [.. Best(Narrow.Text, sums, _ => true), .. Best(Narrow.Title, titles, _ => true),
            .. Best(Narrow.Recent, sums, i => index[i].Created >= query.Moment - 90L * 86400),
            .. Best(Narrow.SameThing, sums, i => index.FacetsOf(i).Contains(query.Facets.Single()))];
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
