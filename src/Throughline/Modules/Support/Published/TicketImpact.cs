namespace Throughline.Modules.Support.Published;

/// <summary>How bad a ticket is was judged anew: from when on it is so, and how it was judged before. Appended, never changed.</summary>
public sealed class TicketImpact
{
    TicketImpact() { }

    internal TicketImpact(Impact before, Impact impact, Instant from, Instant recordedAt) => (Before, Impact, From, RecordedAt) = (before, impact, from, recordedAt);

    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Impact Before { get; private set; }
    public Impact Impact { get; private set; }

    /// <summary>Since when it is so; what was judged of later instants before holds no more.</summary>
    public Instant From { get; private set; }
    public Instant RecordedAt { get; private set; }
}

// An outage is the time in which it was down; while it is only impaired the promises run on, and nothing is down.
public sealed partial class Ticket
{
    /// <summary>It is or was judged to be down at some time: it may count as an outage.</summary>
    public bool WasDown { get; private set; }

    /// <summary>Each time the impact was judged anew; without any it is as it was reported.</summary>
    public List<TicketImpact> Impacts { get; private set; } = [];

    /// <summary>Stretches in which it was down, by what is known today: from <see cref="Instant.MinValue"/> when it was so from the beginning, to <see cref="Instant.MaxValue"/> when it was so to the end.</summary>
    public IReadOnlyList<Interval> DownWhile()
    {
        var judged = Impacts.OrderBy(i => i.RecordedAt).ToList();
        List<(Instant From, Impact Impact)> steps = [(Instant.MinValue, judged.Count == 0 ? Impact : judged[0].Before)];
        foreach (var next in judged)
        {
            var from = next.From <= OpenedAt ? Instant.MinValue : next.From;
            steps.RemoveAll(s => s.From >= from);
            steps.Add((from, next.Impact));
        }
        return [.. steps.Select((s, i) => (s.Impact, Time: new Interval(s.From, i + 1 < steps.Count ? steps[i + 1].From : Instant.MaxValue))).Where(s => s.Impact == Impact.Down).Select(s => s.Time)];
    }
}
