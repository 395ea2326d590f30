using NodaTime;

namespace Throughline.Modules.Improvement.Chronic;

/// <summary>An issue that keeps coming back: its tickets, what they cost, and by which rules it is chronic.</summary>
internal sealed class ChronicIssue
{
    /// <summary>Tickets that come within four hours of an event's first one belong to it: an outage is one event.</summary>
    private static readonly Duration OneEvent = Duration.FromHours(4);
    private static readonly Duration FewestObserved = Duration.FromDays(90);

    public ChronicIssue(IReadOnlyList<HistoryTicket> tickets, bool confirmed, CostRate rate, Instant end)
    {
        Tickets = [.. tickets.OrderBy(t => t.Created)];
        Confirmed = confirmed;
        Events = CountEvents();
        CostMinor = Tickets.Sum(rate.Cost);
        RepeatCostMinor = Tickets.Skip(1).Sum(rate.Cost);
        Hours = Tickets.Sum(rate.Hours);
        var observed = end - Tickets[0].Created;
        if (observed < FewestObserved) observed = FewestObserved;
        ObservedDays = (int)Math.Ceiling(observed.TotalDays);
        RunRateMinor = (long)(RepeatCostMinor / observed.TotalDays * 365);
        Rules = [.. ChronicRules.That(this)];
    }

    /// <summary>Oldest first.</summary>
    public IReadOnlyList<HistoryTicket> Tickets { get; }
    /// <summary>A person linked at least two of its tickets: it is known. Otherwise it is new.</summary>
    public bool Confirmed { get; }
    /// <summary>The first ticket of each event.</summary>
    public IReadOnlyList<HistoryTicket> Events { get; }
    public long CostMinor { get; }
    /// <summary>The cost of all but the first ticket.</summary>
    public long RepeatCostMinor { get; }
    public decimal Hours { get; }
    public int ObservedDays { get; }
    /// <summary>What the repeats cost in a year at the pace observed from the first ticket to the end of the file, over at least 90 days.</summary>
    public long RunRateMinor { get; }
    public IReadOnlyList<string> Rules { get; }
    public string Name { get; set; } = "";
    public IReadOnlyList<string> Signature { get; set; } = [];
    public int Networks => Tickets.Select(t => t.Network ?? t.Customer).Where(n => n is not null).Distinct().Count();
    public int Customers => Tickets.Select(t => t.Customer).Where(n => n is not null).Distinct().Count();
    public bool IsChronic => Rules.Count > 0;
    /// <summary>Rank: run rate × customers touched (at least one).</summary>
    public double Weight => RunRateMinor * (double)Math.Max(1, Customers);

    private List<HistoryTicket> CountEvents()
    {
        var events = new List<HistoryTicket>();
        foreach (var ticket in Tickets)
            if (events.Count == 0 || ticket.Created - events[^1].Created > OneEvent) events.Add(ticket);
        return events;
    }

    /// <summary>Tickets in each month from the first of the two to the second.</summary>
    public IReadOnlyList<int> ByMonth(YearMonth from, YearMonth to)
    {
        var counts = new int[(to.Year - from.Year) * 12 + to.Month - from.Month + 1];
        foreach (var ticket in Tickets)
        {
            var month = ticket.Created.InUtc().Date.ToYearMonth();
            var at = (month.Year - from.Year) * 12 + month.Month - from.Month;
            if (at >= 0 && at < counts.Length) counts[at]++;
        }
        return counts;
    }
}
