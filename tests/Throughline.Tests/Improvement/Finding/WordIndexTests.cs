using Throughline.Modules.Improvement.Finding;

namespace Throughline.Tests.Improvement.Finding;

public class WordIndexTests
{
    static readonly string[] Vocabulary = ["uplink", "uplinks", "dark", "SFP-10G-LR", "%OSPF-5-ADJCHG", "NVK/ETH/448-21907", "10.4.0.7", "10.4.0.71", "Kovač", "no", "light", "the", "路由器坏", "port", "ports", "up", "u", "T-7", "7"];

    static string Text(Random random) => string.Join(random.Next(5) == 0 ? ", " : " ", Enumerable.Range(0, random.Next(1, 7)).Select(_ => random.Next(4) == 0 ? $"w{random.Next(300)}" : Vocabulary[random.Next(Vocabulary.Length)]));

    static string Typed(Random random)
    {
        var words = Enumerable.Range(0, random.Next(1, 4)).Select(_ => random.Next(5) == 0 ? $"w{random.Next(300)}" : Vocabulary[random.Next(Vocabulary.Length)]).ToArray();
        if (random.Next(2) == 0) words[^1] = words[^1][..random.Next(1, words[^1].Length + 1)];
        return string.Join(' ', words);
    }

    /// <summary>Slow and plain: every ticket is cut anew and asked for every word.</summary>
    static List<long> Reference(Dictionary<long, IndexedTicket> tickets, string typed, string[]? keys) =>
        [.. tickets.Values.Where(t => (keys is null || t.Keys.Any(keys.Contains)) && TextWordsTests.Finds(typed, [.. t.Texts])).Select(t => t.Number).OrderDescending()];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void After_any_history_of_arrivals_edits_and_erasures_it_finds_what_reading_every_ticket_finds(int seed)
    {
        var random = new Random(seed);
        var (index, tickets) = (new WordIndex(), new Dictionary<long, IndexedTicket>());
        for (var round = 0; round < 120; round++)
        {
            var some = Enumerable.Range(0, random.Next(1, round % 10 == 0 ? 700 : 12)).Select(_ => random.NextInt64(1, 4000)).Distinct()
                .Select(n => new IndexedTicket(n, (ulong)random.NextInt64(1, long.MaxValue), [$"T-{n}", Text(random), Text(random)], [$"\u0001{n % 9}"])).ToList();
            index.Put(some);
            foreach (var ticket in some) tickets[ticket.Number] = ticket;
            var gone = tickets.Keys.Where(_ => random.Next(60) == 0).Append(9999).ToList();
            index.Remove(gone);
            foreach (var number in gone) tickets.Remove(number);

            var typed = Typed(random);
            var keys = random.Next(3) == 0 ? new[] { $"\u0001{random.Next(9)}", $"\u0001{random.Next(12)}" } : null;
            var expected = Reference(tickets, typed, keys);
            var found = index.Find(WantedWord.In(typed), keys);
            Assert.Equal(tickets.Count, index.Count);
            Assert.Equal(expected.Count, found.Count);
            Assert.Equal(expected, found.Newest(int.MaxValue));
            var below = random.NextInt64(1, 4200);
            Assert.Equal(expected.Where(n => n < below).Take(5), found.Newest(5, below));
            foreach (var number in tickets.Keys.Take(50)) Assert.Equal(expected.Contains(number), found.Has(number));
        }
    }

    [Fact]
    public void What_was_found_stays_as_it_was_when_tickets_come_and_go_meanwhile()
    {
        var index = new WordIndex();
        index.Put(Enumerable.Range(1, 500).Select(n => new IndexedTicket(n, 1, ["dark uplink"], [])));
        var found = index.Find(WantedWord.In("uplink"));
        index.Remove(Enumerable.Range(1, 400).Select(n => (long)n));
        index.Put(Enumerable.Range(501, 3000).Select(n => new IndexedTicket(n, 1, ["dark uplink"], [])));

        Assert.Equal((500, 500L), (found.Count, found.Newest(1)[0]));
        Assert.Equal((3100, 3500L), (index.Find(WantedWord.In("uplink")).Count, index.Find(WantedWord.In("uplink")).Newest(1)[0]));
    }

    [Fact]
    public void A_ticket_that_did_not_change_is_passed_over_and_one_that_did_is_found_by_its_new_words_alone()
    {
        var index = new WordIndex();
        index.Put([new(7, 1, ["dark uplink"], [])]);
        index.Put([new(7, 1, ["never read"], [])]);
        Assert.Equal([7], index.Find(WantedWord.In("uplink")).Newest(9));
        index.Put([new(7, 2, ["dark optic"], [])]);
        Assert.Empty(index.Find(WantedWord.In("uplink")).Newest(9));
        Assert.Equal([7], index.Find(WantedWord.In("optic")).Newest(9));
    }

    [Fact]
    public void Nobody_can_type_the_key_by_which_a_ticket_belongs_to_somebody()
    {
        var index = new WordIndex();
        index.Put([new(7, 1, ["dark"], ["\u0001abc"])]);
        foreach (var typed in new[] { "\u0001abc", "\u0001", "abc", "dark \u0001abc" }) Assert.Empty(index.Find(WantedWord.In(typed)).Newest(9));
    }
}
