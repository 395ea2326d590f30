namespace Throughline.Modules.Improvement.Similarity;

/// <summary>
/// Tickets of a file in the order in which they came, whatever the order of the file, with bounded memory: a file out of order is
/// laid out in temporary files, a stretch of time each.
/// </summary>
/// <param name="lettersAtOnce">Letters held at once while a file out of order is put in order.</param>
public sealed class TicketSource(FileInfo file, IReadOnlyDictionary<string, string> mapping, long lettersAtOnce = 64_000_000)
{
    private const int MostStretches = 200;
    /// <summary>More tickets than this do not fit into the memory that the program allows itself.</summary>
    public const int MostTickets = 1_500_000;

    private bool IsCsv => file.Extension.Equals(".csv", StringComparison.OrdinalIgnoreCase) || file.Extension.Equals(".tsv", StringComparison.OrdinalIgnoreCase);

    /// <summary>Every usable ticket once, oldest first; what cannot be used is named in <paramref name="faults"/>.</summary>
    public IEnumerable<TicketRecord> InOrder(FileFaults faults, Action<string, long, long>? progress = null)
    {
        var (times, letters) = (new List<long>(), new List<int>());
        var sorted = true;
        foreach (var ticket in Read(faults, (done, all) => progress?.Invoke("looking", done, all)))
        {
            var time = ticket.Created.ToUnixTimeTicks();
            sorted &= times.Count == 0 || time >= times[^1];
            times.Add(time);
            letters.Add(TicketSpill.LettersOf(ticket));
        }
        // what is wrong was said at the first reading
        var again = Read(new FileFaults(), (done, all) => progress?.Invoke("reading", done, all)).Take(times.Count);
        return sorted ? again : InOrder(again, times, letters);
    }

    private IEnumerable<TicketRecord> InOrder(IEnumerable<TicketRecord> tickets, List<long> times, List<int> letters)
    {
        var order = Enumerable.Range(0, times.Count).OrderBy(i => times[i]).ToArray();
        var (rank, stretch) = (new int[order.Length], new int[order.Length]);
        var most = Math.Max(lettersAtOnce, letters.Sum(l => (long)l) / MostStretches);
        var (at, held) = (0, 0L);
        for (var i = 0; i < order.Length; i++)
        {
            if (held > 0 && held + letters[order[i]] > most) (at, held) = (at + 1, 0);
            held += letters[order[i]];
            (rank[order[i]], stretch[order[i]]) = (i, at);
        }
        using var spill = new TicketSpill(at + 1);
        var place = 0;
        foreach (var ticket in tickets) spill.Write(stretch[place], rank[place++], ticket);
        for (var i = 0; i <= at; i++)
            foreach (var (_, ticket) in spill.Read(i).OrderBy(p => p.Rank)) yield return ticket;
    }

    private IEnumerable<TicketRecord> Read(FileFaults faults, Action<long, long>? progress)
    {
        using var stream = file.OpenRead();
        using var reader = new StreamReader(stream);
        var tickets = IsCsv ? new TicketCsv(reader, mapping, faults, MostTickets).Read() : new TicketFile(reader, faults, MostTickets).Read();
        var count = 0;
        foreach (var ticket in tickets)
        {
            if (++count % 1000 == 0) progress?.Invoke(stream.Position, stream.Length);
            yield return ticket;
        }
        progress?.Invoke(1, 1);
    }
}
