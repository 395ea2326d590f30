using System.Globalization;
using NodaTime;
using Throughline.Modules.Improvement.Similarity;

namespace Throughline.Tests.Improvement.Similarity;

public class SameAnswersTests
{
    static readonly Instant Start = Instant.FromUtc(2026, 1, 1, 0, 0);
    static readonly string[] Things = ["uplink", "switch", "firewall", "optic", "router", "trunk", "handset", "camera", "antenna", "modem", "tunnel"];
    static readonly string[] Faults = ["flapping", "dark", "slow", "unreachable", "dropping", "misconfigured", "overheating", "silent", "looping"];

    static TicketRecord Ticket(int i, int edition = 0)
    {
        var random = new Random(i * 31 + edition);
        string Some(string[] words) => words[random.Next(words.Length)];
        return new TicketRecord
        {
            Id = i.ToString(CultureInfo.InvariantCulture),
            Title = $"{Some(Things)} {Some(Faults)} at place{random.Next(40)}",
            Body = string.Join(' ', Enumerable.Range(0, random.Next(5, 40)).Select(_ => random.Next(3) == 0 ? $"word{random.Next(900)}" : Some(Faults))),
            Created = Start + Duration.FromHours(i * 5),
            Closed = i % 3 == 0 ? null : Start + Duration.FromHours(i * 5 + 60),
            Facets = [new(FacetKind.Component, Some(Things)), new(FacetKind.Network, $"N-{random.Next(30)}"), new(FacetKind.Priority, $"P{random.Next(1, 5)}")],
        };
    }

    static readonly (string, string, Instant)[] Links = [.. Enumerable.Range(0, 60).Select(i => ($"{300 + i * 4}", $"{i * 5}", Start + Duration.FromDays(200 + i)))];

    [Fact]
    public void A_node_that_has_run_for_long_and_one_that_has_just_started_suggest_the_same_with_the_same_scores()
    {
        using var old = new SimilarityEngine();
        for (var i = 0; i < 700; i++) old.Add(old.Prepare(Ticket(i, edition: 1)));
        old.Relink(Links);
        // most were edited since, in no order, and some were erased: also such as people had linked
        foreach (var i in Enumerable.Range(0, 700).OrderBy(i => i * 7919 % 701)) if (i % 4 != 0) old.Add(old.Prepare(Ticket(i, edition: 2)));
        for (var i = 10; i < 700; i += 17) old.Remove(Ticket(i).Id);
        old.Relink(Links);

        using var fresh = new SimilarityEngine();
        for (var i = 0; i < 700; i++) if (i < 10 || (i - 10) % 17 != 0) fresh.Add(fresh.Prepare(Ticket(i, edition: i % 4 != 0 ? 2 : 1)));
        fresh.Relink(Links);

        Assert.Equal(fresh.Links, old.Links);
        for (var i = 0; i < 60; i++)
        {
            var asked = Ticket(1000 + i);
            var (one, other) = (old.Suggest(old.Prepare(asked), 20), fresh.Suggest(fresh.Prepare(asked), 20));
            Assert.Equal(20, one.Count);
            Assert.Equal(other.Select(s => (s.Id, s.Score)), one.Select(s => (s.Id, s.Score)));
        }
    }

    [Fact]
    public void The_best_of_a_stream_are_kept_whatever_its_order()
    {
        var random = new Random(3);
        var scores = Enumerable.Range(0, 5000).Select(i => (Document: i, Score: random.Next(300) / 7f)).ToArray();
        var list = new TopList(64);
        foreach (var (document, score) in scores) list.Offer(document, score);
        var best = list.Take();
        Assert.Equal(scores.Select(s => s.Score).OrderDescending().Take(64), best.Select(b => b.Score));
        Assert.All(best, b => Assert.Equal(scores[b.Document].Score, b.Score));
        Assert.Equal(0, list.Threshold);
    }
}
