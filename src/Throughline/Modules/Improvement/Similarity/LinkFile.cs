using NodaTime;

namespace Throughline.Modules.Improvement.Similarity;

/// <summary>People said that a ticket repeats an older one, and when they said it.</summary>
/// <param name="Line">Where it stood in its file; 0 where it came from none.</param>
public sealed record Link(string Id, string Master, Instant KnownAt, long Line = 0);

/// <summary>A tab-separated file of confirmed links: id, master, split, known_at; the columns are found by their names.</summary>
public static class LinkFile
{
    /// <summary>All usable links in the order in which they became known.</summary>
    public static IReadOnlyList<Link> Read(TextReader reader, FileFaults faults)
    {
        var links = new List<Link>();
        var lines = new LineReader(reader, 1 << 20);
        int id = 0, master = 1, known = 3, number = 0;
        while (lines.Next() is { } line)
        {
            number++;
            if (lines.TooLong) { faults.Add("link line too long", number, line[..40]); continue; }
            var cells = line.Split('\t');
            if (number == 1 && Array.IndexOf(cells, "id") >= 0)
            {
                (id, master, known) = (Array.IndexOf(cells, "id"), Array.IndexOf(cells, "master"), Array.IndexOf(cells, "known_at"));
                if (master < 0 || known < 0)
                {
                    faults.Add("link file without a column", number, "needs id, master and known_at");
                    return links;
                }
                continue;
            }
            if (line.Length == 0) continue;
            if (cells.Length <= Math.Max(id, Math.Max(master, known))) { faults.Add("link line too short", number, line); continue; }
            if (Times.Read(cells[known]) is not { } at) { faults.Add("link without a usable date", number, line); continue; }
            if (cells[id] == cells[master]) { faults.Add("link to itself", number, line); continue; }
            links.Add(new Link(cells[id], cells[master], at, number));
        }
        return [.. links.OrderBy(l => l.KnownAt)];
    }
}
