using NodaTime;

namespace Throughline.Modules.Improvement.Chronic;

/// <summary>When an issue is chronic: three events in 90 days, two on one network and component in 30, opened again within 14, two trips to one site in 30, mended and broken again twice by the same party.</summary>
internal static class ChronicRules
{
    public static IEnumerable<string> That(ChronicIssue issue)
    {
        if (Within(issue.Events.Select(e => e.Created), 3, 90)) yield return "three or more in 90 days";
        if (issue.Events.Where(e => e.Network is not null && e.Component is not null).GroupBy(e => (e.Network, e.Component)).Any(g => Within(g.Select(e => e.Created), 2, 30)))
            yield return "two on one network and component in 30 days";
        if (issue.Tickets.Any(t => t is { Closed: { } closed, Reopened: { } reopened } && reopened >= closed && reopened - closed <= Duration.FromDays(14)))
            yield return "opened again within 14 days";
        if (issue.Tickets.Where(t => t is { Site: not null, Visits: > 0 }).GroupBy(t => t.Site).Any(g => Within(g.SelectMany(t => t.Trips.Count > 0 ? t.Trips : Enumerable.Repeat(t.Created, Math.Min(2, t.Visits!.Value))), 2, 30)))
            yield return "two trips to one site in 30 days";
        if (BrokenAgain(issue) is { } party) yield return $"mended and broken again twice by {party}";
    }

    /// <summary>The party that undid the same mend twice: on one network and component, two events after the first that were their doing.</summary>
    private static string? BrokenAgain(ChronicIssue issue) => issue.Events.Where(e => e.Network is not null && (e.Component ?? e.Service) is not null)
        .GroupBy(e => (e.Network, e.Component ?? e.Service))
        .SelectMany(g => g.Zip(g.Skip(1), (before, again) => before.Closed <= again.Created ? again.Party : null).OfType<string>().GroupBy(p => p))
        .Where(g => g.Count() >= 2).Select(g => g.Key).FirstOrDefault();

    private static bool Within(IEnumerable<Instant> times, int count, int days)
    {
        var ordered = times.Order().ToList();
        for (var i = count - 1; i < ordered.Count; i++) if (ordered[i] - ordered[i - count + 1] <= Duration.FromDays(days)) return true;
        return false;
    }
}
