using NodaTime;
using Throughline.Modules.Improvement.Similarity;

namespace Throughline.Modules.Improvement.Chronic;

/// <summary>A whole history, grouped: every ticket's family, and the issues in it.</summary>
internal sealed record History(IReadOnlyList<HistoryTicket> Tickets, int[] Families, IReadOnlyList<ChronicIssue> Issues, int Links, CostRate Rate)
{
    public Instant First => Tickets.Count == 0 ? default : Tickets[0].Created;
    public Instant Last => Tickets.Count == 0 ? default : Tickets[^1].Created;

    /// <summary>Issues that meet a rule, the dearest first.</summary>
    public IEnumerable<ChronicIssue> Chronic => Issues.Where(i => i.IsChronic).OrderByDescending(i => i.Weight).ThenByDescending(i => i.Tickets.Count).ThenBy(i => i.Tickets[0].Created);
}

/// <summary>Reads a history into the engine and groups it.</summary>
internal sealed class HistoryReader(CostRate rate, int processors, Action<string, long, long>? progress)
{
    private const int ManyTickets = 100_000;
    private const int BetweenCollections = 10_000;

    public History Read(TicketSource source, IReadOnlyList<Link> links, FileFaults faults)
    {
        using var engine = new SimilarityEngine();
        var tickets = new List<HistoryTicket>();
        var names = new IssueNames();
        engine.AddAll(source.InOrder(faults, progress), processors, ticket =>
        {
            tickets.Add(HistoryTicket.Of(ticket));
            names.Count(ticket.Title);
            // texts that were read and tables that were outgrown would pile up to as much again as what is kept
            if (tickets.Count % BetweenCollections == 0) GC.Collect(2, GCCollectionMode.Forced, blocking: true, compacting: false);
        });
        // the texts are done with: the comparing needs the room
        if (tickets.Count > ManyTickets) GC.Collect(2, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        var linked = 0;
        foreach (var link in links)
        {
            if (engine.Link(link.Id, link.Master, link.KnownAt)) linked++;
            else faults.Add("link to a ticket that is not in the file", link.Line, $"{link.Id} → {link.Master}");
        }
        if (engine.Links > 0) engine.Learn();
        return Group(engine, tickets, names, [], linked);
    }

    /// <summary>Groups what is in the engine: what people confirmed first, what they refused kept apart, then the machine's evidence.</summary>
    /// <param name="tickets">In the order in which they were added.</param>
    public History Group(SimilarityEngine engine, IReadOnlyList<HistoryTicket> tickets, IssueNames names, IReadOnlyList<(string One, string Other)> refused, int linked)
    {
        var pairs = HistorySearch.Run(engine, processors, done => progress?.Invoke("comparing", done, tickets.Count));
        var groups = new Grouping(tickets.Count);
        foreach (var (_, members) in engine.Known.Issues.All)
            foreach (var member in members) groups.Confirm(members[0], member);
        foreach (var (one, other) in refused)
            if (engine.Index.TryFind(one, out var a) && engine.Index.TryFind(other, out var b)) groups.Refuse(a, b);
        groups.Weigh(pairs);
        groups.JoinDownTo(Grouping.IssueStrength);
        var issues = Issues(groups, tickets, names);
        groups.JoinDownTo(Grouping.FamilyStrength);
        return new History(tickets, groups.Labels(), issues, linked, rate);
    }

    private List<ChronicIssue> Issues(Grouping groups, IReadOnlyList<HistoryTicket> tickets, IssueNames names)
    {
        var issues = new List<ChronicIssue>();
        if (tickets.Count == 0) return issues;
        foreach (var group in groups.Labels().Select((label, i) => (label, i)).GroupBy(p => p.label, p => p.i))
        {
            var members = group.Select(i => tickets[i]).ToList();
            if (members.Count < 2 && members[0].Reopened is null && members[0].Visits is null or < 2) continue;
            var issue = new ChronicIssue(members, groups.IsConfirmed(group.Key), rate, tickets[^1].Created);
            (issue.Name, issue.Signature) = (names.Name(issue.Tickets), IssueNames.Signature(issue.Tickets));
            issues.Add(issue);
        }
        return issues;
    }
}
