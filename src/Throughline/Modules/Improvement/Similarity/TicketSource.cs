namespace Throughline.Modules.Improvement.Similarity;

/// <summary>
/// Tickets of a file in the order in which they came, whatever the order of the file, with bounded memory: a file out of order is
/// read several times, a stretch of time at each reading.
/// </summary>
public sealed class TicketSource(FileInfo file, IReadOnlyDictionary<string, string> mapping)
{
    private const int Stretch = 100_000;
    /// <summary>More tickets than this do not fit into the memory that the program allows itself.</summary>
    public const int MostTickets = 1_500_000;

    private bool IsCsv => file.Extension.Equals(".csv", StringComparison.OrdinalIgnoreCase) || file.Extension.Equals(".tsv", StringComparison.OrdinalIgnoreCase);

    /// <summary>Every usable ticket once, oldest first; what cannot be used is named in <paramref name="faults"/>.</summary>
    public IEnumerable<TicketRecord> InOrder(FileFaults faults, Action<string, long, long>? progress = null)
    {
        var times = new List<long>();
        var sorted = true;
        foreach (var ticket in Read(faults, (done, all) => progress?.Invoke("looking", done, all)))
        {
            if (times.Count == MostTickets) { faults.Add($"beyond the first {MostTickets} tickets", times.Count, "split the file by years"); break; }
            var time = ticket.Created.ToUnixTimeTicks();
            sorted &= times.Count == 0 || time >= times[^1];
            times.Add(time);
        }
        var silent = new FileFaults();
        void Reading(long done, long all) => progress?.Invoke("reading", done, all);
        if (sorted)
        {
            foreach (var ticket in Read(silent, Reading).Take(times.Count)) yield return ticket;
            yield break;
        }
        var order = Enumerable.Range(0, times.Count).ToArray();
        Array.Sort([.. times], order);
        var rank = new int[order.Length];
        for (var i = 0; i < order.Length; i++) rank[order[i]] = i;
        for (var from = 0; from < order.Length; from += Stretch)
        {
            var part = new List<(int Rank, TicketRecord Ticket)>();
            var at = 0;
            foreach (var ticket in Read(silent, Reading).Take(order.Length))
            {
                if (rank[at] >= from && rank[at] < from + Stretch) part.Add((rank[at], ticket));
                at++;
            }
            foreach (var (_, ticket) in part.OrderBy(p => p.Rank)) yield return ticket;
        }
    }

    private IEnumerable<TicketRecord> Read(FileFaults faults, Action<long, long>? progress)
    {
        using var stream = file.OpenRead();
        using var reader = new StreamReader(stream);
        var tickets = IsCsv ? new TicketCsv(reader, mapping, faults).Read() : new TicketFile(reader, faults).Read();
        var count = 0;
        foreach (var ticket in tickets)
        {
            if (++count % 1000 == 0) progress?.Invoke(stream.Position, stream.Length);
            yield return ticket;
        }
    }
}
