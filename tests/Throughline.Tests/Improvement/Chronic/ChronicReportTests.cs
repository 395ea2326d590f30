using System.Text;
using Throughline.Modules.Improvement.Chronic;
using Throughline.Modules.Improvement.Similarity;

namespace Throughline.Tests.Improvement.Chronic;

public sealed class ChronicReportTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("throughline-chronic");

    public void Dispose() => _folder.Delete(true);

    private History Read(string text, string links = "")
    {
        var file = new FileInfo(Path.Combine(_folder.FullName, "tickets.jsonl"));
        File.WriteAllText(file.FullName, text);
        using var reader = new StringReader(links);
        return new HistoryReader(new CostRate(6000, .5m, "EUR"), 2, null).Read(new TicketSource(file, new Dictionary<string, string>()), LinkFile.Read(reader, new FileFaults()), new FileFaults());
    }

    private static string Desk()
    {
        var text = new StringBuilder();
        string[] things = ["printer", "mailbox", "laptop", "monitor", "badge", "projector", "licence", "keyboard"];
        for (var i = 0; i < 400; i++)
        {
            var day = new NodaTime.LocalDate(2025, 1, 1).PlusDays(i).ToString("uuuu-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"{{\"id\":\"d{i}\",\"created\":\"{day}T09:00:00Z\",\"title\":\"{things[i % 8]} request {i * 37 % 91} for desk{i * 7 % 53}\",\"body\":\"{things[i * 5 % 8]} ordered by person{i * 11 % 67}\"}}\n");
            if (i % 20 == 5) text.Append(System.Globalization.CultureInfo.InvariantCulture, $"{{\"id\":\"nte{i}\",\"created\":\"{day}T10:00:00Z\",\"title\":\"NTE-1208 stays dark after power dip <script>\",\"body\":\"%LINK-3-UPDOWN: NTE-1208 dark after a power dip\",\"hours\":2,\"network\":\"N-{i % 3}\"}}\n");
        }
        return text.ToString();
    }

    [Fact]
    public void What_keeps_coming_back_is_first_named_by_its_words_and_costed()
    {
        var history = Read(Desk());
        var first = history.Chronic.First();
        Assert.All(first.Tickets, t => Assert.StartsWith("nte", t.Id, StringComparison.Ordinal));
        Assert.True(first.Tickets.Count >= 15);
        Assert.StartsWith("NTE-1208", first.Name, StringComparison.Ordinal);
        Assert.Equal((first.Tickets.Count - 1) * 2 * 6000, first.RepeatCostMinor);
        Assert.False(first.Confirmed);
    }

    [Fact]
    public void A_linked_issue_is_known()
    {
        var history = Read(Desk(), "id\tmaster\tknown_at\nnte25\tnte5\t2025-03-01T00:00:00Z\n");
        Assert.Equal(1, history.Links);
        Assert.True(history.Chronic.First().Confirmed);
    }

    [Fact]
    public void The_page_needs_nothing_from_outside_and_escapes_what_people_typed()
    {
        var page = new ChronicReport(Read(Desk()), "tickets.jsonl", ["1 passed over"]).Write();
        Assert.DoesNotContain("<script", page);
        Assert.DoesNotContain("http://", page);
        Assert.DoesNotContain("https://", page);
        Assert.Contains("&lt;script&gt;", page);
        Assert.Contains("light-dark(", page);
        Assert.Contains("@media print", page);
        Assert.Contains("Ending the first ten saves", page);
        Assert.Contains("1 passed over", page);
    }

    [Fact]
    public void No_ticket_at_all_is_said_and_is_no_fault()
    {
        var history = Read("");
        Assert.Contains("nothing to look at", new ChronicReport(history, "tickets.jsonl", []).Write());
        using var json = new MemoryStream();
        ChronicJson.Write(json, history, []);
        Assert.True(json.Length > 10);
    }
}
