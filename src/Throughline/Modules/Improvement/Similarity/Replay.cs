using NodaTime;

namespace Throughline.Modules.Improvement.Similarity;

/// <summary>
/// Plays a file of tickets in order, as if they came one by one: a link is applied only once it was known, a ticket is compared
/// only with older ones, and weights are learned at the turn of a day from what was confirmed by then.
/// </summary>
public sealed class Replay(SimilarityEngine engine, IReadOnlyList<Link> links, IReadOnlySet<string>? queries, int top)
{
    private const int FewestNewLinks = 20;
    private const double Growth = 1.2;

    /// <summary>Links that were known before one of their tickets came, by the ticket that is missing.</summary>
    private readonly Dictionary<string, List<Link>> _waiting = [];
    private int _next;
    private int _learnedAt;
    private LocalDate _day;

    /// <summary>Each night's learning, in order.</summary>
    public List<LearningReport> Nights { get; } = [];
    public bool Learns { get; init; } = true;
    /// <summary>Links of which a ticket never came, as far as the replay has got.</summary>
    public IEnumerable<Link> Unused => _waiting.Values.SelectMany(l => l);

    /// <summary>The suggestions of each ticket that was asked for, in the order of the file.</summary>
    public IEnumerable<(string Id, IReadOnlyList<Suggestion> Found)> Run(IEnumerable<TicketRecord> tickets)
    {
        foreach (var ticket in tickets)
        {
            ApplyLinks(ticket.Created);
            LearnOvernight(ticket.Created);
            var prepared = engine.Prepare(ticket);
            if (queries is null || queries.Contains(ticket.Id)) yield return (ticket.Id, engine.Suggest(prepared, top));
            engine.Add(prepared);
            if (_waiting.Remove(ticket.Id, out var came)) foreach (var link in came) Apply(link);
        }
    }

    private void ApplyLinks(Instant now)
    {
        for (; _next < links.Count && links[_next].KnownAt <= now; _next++) Apply(links[_next]);
    }

    private void Apply(Link link)
    {
        if (engine.Link(link.Id, link.Master, link.KnownAt)) return;
        var missing = engine.Index.TryFind(link.Id, out _) ? link.Master : link.Id;
        if (!_waiting.TryGetValue(missing, out var waiting)) _waiting[missing] = waiting = [];
        waiting.Add(link);
    }

    private void LearnOvernight(Instant now)
    {
        var day = now.InUtc().Date;
        if (day == _day) return;
        _day = day;
        if (!Learns || engine.Links < _learnedAt + FewestNewLinks || engine.Links < _learnedAt * Growth) return;
        _learnedAt = engine.Links;
        Nights.Add(engine.Learn());
    }
}
