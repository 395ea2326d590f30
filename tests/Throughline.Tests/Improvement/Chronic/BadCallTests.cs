using System.Text;
using Throughline.Modules.Improvement.Chronic;
using Throughline.Modules.Improvement.Similarity;

namespace Throughline.Tests.Improvement.Chronic;

/// <summary>The two commands on what people really give them.</summary>
public sealed class BadCallTests : IDisposable
{
    readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("throughline-bad");
    readonly StringBuilder said = new();
    static readonly Lock OneConsole = new();

    public void Dispose() => folder.Delete(true);

    string In(string name, string? text = null)
    {
        var path = Path.Combine(folder.FullName, name);
        if (text is not null) File.WriteAllText(path, text);
        return path;
    }

    int Call(System.CommandLine.Command command, params string[] args)
    {
        lock (OneConsole)
        {
            var (output, error) = (Console.Out, Console.Error);
            using var writer = new StringWriter(said);
            Console.SetOut(writer);
            Console.SetError(writer);
            try { return command.Parse(args).Invoke(); }
            finally { Console.SetOut(output); Console.SetError(error); }
        }
    }

    const string Mixed = """
        {"id": 1, "created": "2026-01-01T00:00:00Z", "title": "router reboots"}
        {"id": 2, "created":
        {"id": 1, "created": "2026-01-02T00:00:00Z", "title": "doubled"}
        {"id": 3, "title": "no date"}
        {"id": 4, "created": "2026-01-03T00:00:00Z", "title": "router reboots again"}

        """;

    [Fact]
    public void Chronic_names_every_kind_of_bad_line_and_still_writes_its_report()
    {
        var links = In("l.tsv", "id\tmaster\tknown_at\n4\t1\t2026-01-04\n4\t77\t2026-01-04\n");
        Assert.Equal(0, Call(ChronicCommand.Create(), "--tickets", In("t.jsonl", Mixed), "--links", links, "--html", In("r.html"), "--json", In("r.json"), "--clusters", In("c.tsv")));
        foreach (var sentence in new[] { "1 passed over: not JSON (line 2:", "1 passed over: id seen before (line 3: 1)", "1 passed over: no usable date (line 4: created = nothing)", "1 passed over: link to a ticket that is not in the file (line 3: 4 → 77)" })
        {
            Assert.Contains(sentence, said.ToString());
            Assert.Contains(sentence[..30], File.ReadAllText(In("r.html")));
        }
        Assert.Equal(2, File.ReadAllLines(In("c.tsv")).Length);
    }

    [Fact]
    public void Similar_names_every_kind_of_bad_line_and_still_answers()
    {
        var links = In("l.tsv", "id\tmaster\tknown_at\n4\t77\t2026-01-02\n");
        Assert.Equal(0, Call(SimilarCommand.Create(), "--tickets", In("t.jsonl", Mixed), "--links", links, "--queries", In("q.txt", "4\n99\n"), "--out", In("run.tsv")));
        Assert.StartsWith("4\t1\t1\t", File.ReadAllText(In("run.tsv")));
        foreach (var sentence in new[] { "1 passed over: not JSON (line 2:", "id seen before (line 3: 1)", "no usable date (line 4:", "1 passed over: link to a ticket that is not in the file (line 2: 4 → 77)", "1 passed over: query that is not in the file (line 2: 99)", "2 tickets, 0 links, 1 answered" })
            Assert.Contains(sentence, said.ToString());
    }

    [Theory]
    [InlineData("empty.jsonl", "")]
    [InlineData("head.csv", "id,created,title\n")]
    [InlineData("nothing.csv", "")]
    [InlineData("noise.jsonl", "\u0000\u0001PK\u0003\u0004\n\n\n")]
    public void No_ticket_at_all_is_no_fault_of_the_call(string name, string text)
    {
        Assert.Equal(0, Call(ChronicCommand.Create(), "--tickets", In(name, text), "--html", In("r.html")));
        Assert.Equal(0, Call(SimilarCommand.Create(), "--tickets", In(name), "--out", In("run.tsv")));
        Assert.Contains("0 tickets", said.ToString());
        Assert.Contains("nothing to look at", File.ReadAllText(In("r.html")));
    }

    [Fact]
    public void Files_that_are_not_there_or_cannot_be_written_are_said_before_the_work()
    {
        Assert.Equal(2, Call(ChronicCommand.Create(), "--tickets", In("none.jsonl"), "--html", Path.Combine(folder.FullName, "no", "r.html"), "--json", folder.FullName));
        Assert.Equal(2, Call(SimilarCommand.Create(), "--tickets", folder.FullName, "--out", Path.Combine(folder.FullName, "no", "run.tsv")));
        foreach (var sentence in new[] { "There is no file", "There is no folder", "is a folder; name a file in it to write to", "is a folder; name a file in it." }) Assert.Contains(sentence, said.ToString());
    }

    [Fact]
    public void The_tickets_of_a_csv_newest_first_are_replayed_oldest_first()
    {
        Assert.Equal(0, Call(SimilarCommand.Create(), "--tickets", In("d.csv", "id,created,title\n3,2026-01-03,router reboots\n1,2026-01-01,router reboots\n"), "--out", In("run.tsv")));
        Assert.StartsWith("3\t1\t1\t", File.ReadAllText(In("run.tsv")));
    }
}
