using System.Globalization;
using System.Text;
using NodaTime;
using Throughline.Modules.Improvement.Similarity;

namespace Throughline.Tests.Improvement.Similarity;

public class ReplayTests
{
    private const int Count = 560;
    private static readonly Instant Start = Instant.FromUtc(2025, 1, 1, 0, 0);

    /// <summary>A desk where every third ticket repeats an older one, linked some days later, so that learning takes place.</summary>
    private static (List<TicketRecord> Tickets, List<Link> Links) Desk()
    {
        var random = new Random(5);
        string[] faults = ["flapping", "dark", "slow", "unreachable", "dropping", "misconfigured", "overheating", "silent"];
        string[] things = ["uplink", "switch", "firewall", "optic", "router", "trunk", "handset", "camera", "antenna", "modem"];
        var tickets = new List<TicketRecord>();
        var links = new List<Link>();
        for (var i = 0; i < Count; i++)
        {
            var created = Start + Duration.FromHours(i * 9);
            string title;
            if (i > 20 && i % 3 == 0)
            {
                var older = tickets[i - 1 - random.Next(18)];
                title = $"{older.Title} again {random.Next(99)}";
                links.Add(new Link($"{i}", older.Id, created + Duration.FromDays(random.Next(1, 30))));
            }
            else title = $"{things[random.Next(things.Length)]} {faults[random.Next(faults.Length)]} at place{random.Next(60)}";
            tickets.Add(new TicketRecord { Id = $"{i}", Title = title, Body = $"customer says {faults[random.Next(faults.Length)]}", Created = created, Closed = created + Duration.FromDays(random.Next(1, 200)) });
        }
        return (tickets, [.. links.OrderBy(l => l.KnownAt)]);
    }

    private static (string Answers, Replay Replay) Play(IEnumerable<TicketRecord> tickets, IReadOnlyList<Link> links, int until)
    {
        using var engine = new SimilarityEngine();
        var replay = new Replay(engine, links, null, 50);
        var answers = new StringBuilder();
        foreach (var (id, found) in replay.Run(tickets))
        {
            if (int.Parse(id, CultureInfo.InvariantCulture) >= until) continue;
            foreach (var suggestion in found) answers.Append(CultureInfo.InvariantCulture, $"{id}\t{suggestion.Id}\t{suggestion.Score:R}\n");
        }
        return (answers.ToString(), replay);
    }

    [Fact]
    public void The_answers_before_a_date_are_the_same_bytes_whether_or_not_later_lines_exist()
    {
        var (tickets, links) = Desk();
        const int Until = 480;
        var date = tickets[Until].Created;
        var (whole, replay) = Play(tickets, links, Until);
        Assert.Contains(replay.Nights, n => n.Examples >= 100);
        var (cut, _) = Play(tickets.Take(Until), [.. links.Where(l => l.KnownAt < date)], Until);
        Assert.Equal(cut, whole);
        Assert.True(whole.Length > 10_000);
    }

    [Fact]
    public void A_link_changes_nothing_before_it_was_known()
    {
        var (tickets, links) = Desk();
        var (whole, _) = Play(tickets.Take(260), links, 260);
        var date = tickets[130].Created;
        var (early, _) = Play(tickets.Take(260), [.. links.Where(l => l.KnownAt < date)], 260);
        string Before(string answers) => string.Concat(answers.Split('\n').TakeWhile(l => !l.StartsWith("130\t", StringComparison.Ordinal)));
        Assert.Equal(Before(early), Before(whole));
        Assert.NotEqual(early, whole);
    }

    [Fact]
    public void A_suggestion_is_always_older_than_its_query()
    {
        var (tickets, links) = Desk();
        var (answers, _) = Play(tickets.Take(300), links, 300);
        foreach (var line in answers.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var cells = line.Split('\t');
            Assert.True(int.Parse(cells[1], CultureInfo.InvariantCulture) < int.Parse(cells[0], CultureInfo.InvariantCulture));
        }
    }

    [Fact]
    public void New_weights_are_used_only_when_they_win_on_links_held_back()
    {
        var (tickets, links) = Desk();
        using var engine = new SimilarityEngine();
        var replay = new Replay(engine, links, new HashSet<string>(), 1);
        foreach (var _ in replay.Run(tickets)) { }
        Assert.NotEmpty(replay.Nights);
        Assert.All(replay.Nights.Where(n => n.Adopted), night => Assert.True(night.HeldBack > 0 && night.After > night.Before));
        Assert.Contains(replay.Nights, n => n.HeldBack > 0);
    }
}
