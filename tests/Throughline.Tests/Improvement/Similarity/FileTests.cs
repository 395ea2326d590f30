using System.Text;
using Throughline.Modules.Improvement.Similarity;

namespace Throughline.Tests.Improvement.Similarity;

public sealed class FileTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("throughline-similarity");

    public void Dispose() => _folder.Delete(true);

    private FileInfo Write(string name, string text)
    {
        var file = new FileInfo(Path.Combine(_folder.FullName, name));
        File.WriteAllText(file.FullName, text);
        return file;
    }

    private static List<TicketRecord> Read(FileInfo file, FileFaults faults, params (string, string)[] map) =>
        [.. new TicketSource(file, map.ToDictionary(m => m.Item1, m => m.Item2)).InOrder(faults)];

    [Fact]
    public void Each_kind_of_bad_line_is_named_and_none_is_fatal()
    {
        var faults = new FileFaults();
        var file = Write("t.jsonl", """
            {"id": 1, "created": "2026-01-01T00:00:00Z", "title": "good"}
            {"id": 2, "created":
            {"id": 1, "created": "2026-01-02T00:00:00Z", "title": "doubled"}
            {"id": 3, "title": "no date"}
            {"id": 4, "created": "yesterday"}
            [1,2]
            {"created": "2026-01-02T00:00:00Z"}

            {"id": "x-5", "created": "2026-01-03T00:00:00+01:00", "component": ["a","b"], "hours": "1.5", "body": null}
            """);
        var tickets = Read(file, faults);
        Assert.Equal(["1", "x-5"], tickets.Select(t => t.Id));
        Assert.Equal(1.5m, tickets[1].Hours);
        Assert.Equal("a;b", tickets[1].Of(FacetKind.Component).Single());
        foreach (var kind in new[] { "not JSON", "id seen before", "not an object", "no id" }) Assert.Equal(1, faults.Of(kind));
        Assert.Equal(2, faults.Of("no usable date"));
        Assert.Contains(faults.Sentences(), s => s.Contains("line 3: 1", StringComparison.Ordinal));
    }

    [Fact]
    public void An_endless_line_is_cut_off_and_the_next_one_is_read()
    {
        var faults = new FileFaults();
        var file = Write("long.jsonl", "{\"id\":1,\"title\":\"" + new string('x', 17 * 1024 * 1024) + "\n{\"id\":2,\"created\":\"2026-01-01T00:00:00Z\"}\n");
        Assert.Equal(["2"], Read(file, faults).Select(t => t.Id));
        Assert.Equal(1, faults.Of("line too long"));
    }

    [Fact]
    public void A_file_of_nothing_gives_nothing() => Assert.Empty(Read(Write("empty.jsonl", ""), new FileFaults()));

    [Fact]
    public void Of_a_long_text_the_beginning_and_the_end_are_kept_and_that_is_said()
    {
        var faults = new FileFaults();
        var ticket = Assert.Single(Read(Write("log.jsonl", $"{{\"id\":1,\"created\":\"2026-01-01T00:00:00Z\",\"title\":\"x\",\"body\":\"start {new string('y', 900_000)} %LINK-3-UPDOWN\"}}\n"), faults));
        Assert.Equal(32_000, ticket.Body.Length);
        Assert.StartsWith("start ", ticket.Body);
        Assert.EndsWith("%LINK-3-UPDOWN", ticket.Body);
        Assert.Contains(faults.Sentences(), s => s.StartsWith("1 shortened: text longer than 32,000 letters (line 1: 900,021 letters", StringComparison.Ordinal));
        // what is searched is the same as of the whole text
        static IEnumerable<ulong> Words(TicketRecord t) => new TicketPreparer().Prepare(t).Terms.Select(w => w.Hash);
        Assert.Equal(Words(ticket with { Body = $"start {new string('y', 900_000)} %LINK-3-UPDOWN" }), Words(ticket));
    }

    [Fact]
    public void A_ticket_with_fields_that_nobody_can_read_is_read_without_them()
    {
        var faults = new FileFaults();
        var ticket = Assert.Single(Read(Write("odd.jsonl", """
            {"id": 1, "created": "2026-01-01T00:00:00Z", "closed": "soon", "reopened": "9999-12-31", "hours": "many", "visits": 999999999, "cost": -5, "title": "cut \ud83d", "body": "whole \ud83d\ude00"}
            {"id": 2, "created": "9999-01-01T00:00:00Z"}
            """), faults));
        Assert.Equal((null, null, null, null, null), (ticket.Closed, ticket.Reopened, ticket.Hours, ticket.Visits, ticket.CostMinor));
        Assert.Equal(("cut \ufffd", "whole 😀"), (ticket.Title, ticket.Body));
        foreach (var kind in new[] { "closed is no date", "reopened is no date", "hours is no usable number", "visits is no usable number", "cost is no usable number", "half a sign in a text", "no usable date" }) Assert.Equal(1, faults.Of(kind));
        Assert.Contains(faults.Sentences(), s => s == "1 read without it: closed is no date (line 1: soon)");
    }

    [Fact]
    public void What_comes_after_the_last_ticket_that_is_taken_is_counted()
    {
        var faults = new FileFaults();
        using var reader = new StringReader(string.Concat(Enumerable.Range(0, 9).Select(i => $"{{\"id\":{i},\"created\":\"2026-01-0{i + 1}\"}}\n")));
        Assert.Equal(4, new TicketFile(reader, faults, 4).Read().Count());
        Assert.Equal(5, faults.Of("beyond the first 4 tickets; split the file by years"));
        using var csv = new StringReader("id,created\n" + string.Concat(Enumerable.Range(0, 9).Select(i => $"{i},2026-01-0{i + 1}\n")));
        Assert.Equal(3, new TicketCsv(csv, new Dictionary<string, string>(), faults, 3).Read().Count());
        Assert.Equal(6, faults.Of("beyond the first 3 tickets; split the file by years"));
    }

    [Fact]
    public void A_file_out_of_order_that_is_more_than_is_held_at_once_is_read_in_the_order_of_time_with_nothing_lost()
    {
        var text = new StringBuilder();
        for (var i = 0; i < 500; i++) text.Append(System.Globalization.CultureInfo.InvariantCulture, $"{{\"id\":\"t{i}\",\"key\":\"K-{i}\",\"created\":\"2026-01-{28 - i / 24:00}T{23 - i % 24:00}:{i * 13 % 7:00}:00Z\",\"closed\":\"2026-02-01\",\"title\":\"title {i}\",\"body\":\"{new string('b', i % 90)}\",\"site\":\"s{i % 9}\",\"hours\":1.5,\"cost\":2,\"visits\":1}}\n");
        var file = Write("newest-first.jsonl", text.ToString());
        List<TicketRecord> Held(long letters) => [.. new TicketSource(file, new Dictionary<string, string>(), letters).InOrder(new FileFaults())];
        var (few, all) = (Held(5_000), Held(64_000_000));
        Assert.Equal(500, few.Count);
        Assert.Equal(few.OrderBy(t => t.Created).Select(t => t.Id), few.Select(t => t.Id));
        Assert.Equal(all.Select(Text), few.Select(Text));
        Assert.Contains("\"Hours\":1.5", Text(few[0]));
        static string Text(TicketRecord t) => System.Text.Json.JsonSerializer.Serialize(new { t.Id, t.Key, Created = t.Created.ToString(), Closed = t.Closed.ToString(), t.Reopened, t.Title, t.Body, t.Resolution, Facets = string.Join(',', t.Facets), t.Hours, t.CostMinor, t.Visits });
    }

    [Fact]
    public void A_file_out_of_order_is_read_in_the_order_of_time()
    {
        var text = new StringBuilder();
        for (var i = 0; i < 300; i++) text.Append(System.Globalization.CultureInfo.InvariantCulture, $"{{\"id\":{i},\"created\":\"2026-01-01T{i * 7 % 24:00}:{i * 13 % 60:00}:00Z\"}}\n");
        var tickets = Read(Write("mixed.jsonl", text.ToString()), new FileFaults());
        Assert.Equal(300, tickets.Count);
        Assert.Equal(tickets.OrderBy(t => t.Created).Select(t => t.Created), tickets.Select(t => t.Created));
    }

    [Fact]
    public void The_columns_of_a_help_desk_export_are_found_by_their_usual_names()
    {
        var faults = new FileFaults();
        var tickets = Read(Write("e.csv", "Number;Opened at;Short description;Description;Company;Location;Category\r\nINC1;2026-01-02 10:00;\"Line; down\";\"two\nlines with \"\"quotes\"\"\";Acme;Oslo;WAN\r\nINC0;2026-01-01 10:00;x;y;Acme;Bergen;LAN\r\nINC2;;x;y;;;\r\n"), faults);
        Assert.Equal(["INC0", "INC1"], tickets.Select(t => t.Id));
        Assert.Equal(("Line; down", "two\nlines with \"quotes\""), (tickets[1].Title, tickets[1].Body));
        Assert.Equal("Oslo", tickets[1].Of(FacetKind.Site).Single());
        Assert.Equal(1, faults.Of("no usable date"));
    }

    [Fact]
    public void Other_columns_are_found_by_a_mapping()
    {
        var faults = new FileFaults();
        Assert.Empty(Read(Write("m.csv", "Nr,Kdaj,Kaj\n1,2026-01-01,izpad\n"), faults));
        Assert.Equal(1, faults.Of("no column for created"));
        var ticket = Assert.Single(Read(Write("n.csv", "Nr,Kdaj,Kaj\n1,2026-01-01,izpad\n"), new FileFaults(), ("id", "Nr"), ("created", "Kdaj"), ("title", "kaj")));
        Assert.Equal(("1", "izpad"), (ticket.Id, ticket.Title));
    }

    [Fact]
    public void A_quote_that_never_ends_is_named()
    {
        var faults = new FileFaults();
        Read(Write("q.csv", "id,created,title\n1,2026-01-01,ok\n2,2026-01-02,\"never\nends\n"), faults);
        Assert.Equal(1, faults.Of("quote without an end"));
    }

    [Fact]
    public void Links_come_in_the_order_in_which_they_were_known_and_bad_ones_are_named()
    {
        var faults = new FileFaults();
        using var reader = new StringReader("id\tmaster\tsplit\tknown_at\n5\t1\ttrain\t2026-02-01T00:00:00Z\n6\t2\ttrain\t2026-01-01T00:00:00Z\n7\t7\ttrain\t2026-01-01T00:00:00Z\n8\t1\n9\t1\tx\tsoon\n");
        Assert.Equal(["6", "5"], LinkFile.Read(reader, faults).Select(l => l.Id));
        Assert.Equal((1, 1, 1), (faults.Of("link to itself"), faults.Of("link line too short"), faults.Of("link without a usable date")));
    }
}
