using System.Globalization;

namespace Throughline.Modules.Improvement.Similarity;

/// <summary>Says in words why an older ticket is suggested, the most telling first; always at least two reasons.</summary>
internal static class Reasons
{
    private const int MostReasons = 5;
    private const long Day = 86400;

    private static readonly char[] Between = [' ', '\t', '\r', '\n', ',', '.', ':', ';', '!', '?', '"', '\'', '(', ')', '[', ']', '/', '“', '”', '‘', '’'];

    private static readonly (FacetKind Kind, string Name)[] Things =
    [
        (FacetKind.Reference, "circuit or order"), (FacetKind.Cause, "cause"), (FacetKind.Network, "network"), (FacetKind.Site, "site"), (FacetKind.Model, "model"), (FacetKind.Service, "service"),
        (FacetKind.Customer, "customer"), (FacetKind.Component, "component"), (FacetKind.Platform, "platform"), (FacetKind.Version, "version"), (FacetKind.Product, "product"),
    ];

    public static IReadOnlyList<string> For(TicketIndex index, KnownLinks known, PreparedTicket ticket, int document)
    {
        var reasons = new List<string>();
        var (codes, words) = Shared(index, ticket, document);
        if (codes.Count > 0) reasons.Add($"same code {string.Join(", ", codes.Take(2))}");
        var theirs = index.FacetsOf(document).ToArray();
        foreach (var (kind, name) in Things)
        {
            var same = ticket.Facets.Where(f => f.Kind == kind && theirs.Contains(index.FacetOf(f))).Select(f => AsWritten(ticket, f)).FirstOrDefault();
            if (same is null) continue;
            var elsewhere = kind == FacetKind.Customer && theirs.Any(f => index.KindOf(f) == FacetKind.Site) && !ticket.Facets.Any(f => f.Kind == FacetKind.Site && theirs.Contains(index.FacetOf(f)));
            reasons.Add(elsewhere ? $"another site of {same}" : $"same {name} {same}");
            if (reasons.Count == 3) break;
        }
        if (words.Count > 0) reasons.Insert(Math.Min(1, reasons.Count), $"same words: {string.Join(", ", words.Take(3))}");
        var now = ticket.Ticket.Created.ToUnixTimeSeconds();
        reasons.Add(When(index, known, document, now));
        reasons.Add(State(index, document, now));
        return reasons.Count <= MostReasons ? reasons : [.. reasons.Take(MostReasons - 2), .. reasons.TakeLast(2)];
    }

    private static (List<string> Codes, List<string> Words) Shared(TicketIndex index, PreparedTicket ticket, int document)
    {
        var vector = new TermCount[PreparedTicket.MostTerms];
        var theirs = vector.Take(index.ReadVector(document, vector)).Select(t => t.Term).ToHashSet();
        var shared = ticket.Terms.Where(t => t.Text is not null && theirs.Contains(index.TermOf(t.Hash)))
            .OrderByDescending(t => index.Rarity(index.TermOf(t.Hash)) * (t.Title > 0 ? 2 : 1)).ToList();
        var written = (ticket.Ticket.Title + " " + ticket.Ticket.Body).Split(Between, StringSplitOptions.RemoveEmptyEntries);
        string Word(string stem) => written.FirstOrDefault(w => w.StartsWith(stem, StringComparison.OrdinalIgnoreCase)) ?? stem;
        return ([.. shared.Where(t => t.Code).Select(t => t.Text!).Where(t => !t.StartsWith("ifclass:", StringComparison.Ordinal))],
            [.. shared.Where(t => !t.Code && index.Words.Frequency(index.TermOf(t.Hash)) * 20 < index.Live + 40).Select(t => Word(t.Text!))]);
    }

    // things are compared in small letters and read as they are written
    private static string AsWritten(PreparedTicket ticket, Facet facet) =>
        ticket.Ticket.Of(facet.Kind).FirstOrDefault(v => string.Equals(v, facet.Value, StringComparison.OrdinalIgnoreCase)) ?? facet.Value;

    private static string When(TicketIndex index, KnownLinks known, int document, long now)
    {
        if (known.Issues.Members(known.Issues.Of(document)) is { Count: > 1 } members)
        {
            var latest = members.Max(m => index[m].Created);
            return $"its issue has {members.Count.ToString(CultureInfo.InvariantCulture)} tickets, the last seen {Ago(now - latest)}";
        }
        return $"seen {Ago(now - index[document].Created)}";
    }

    private static string State(TicketIndex index, int document, long now) =>
        index[document].Closed < now ? $"closed {Ago(now - index[document].Closed)}" : "still open";

    private static string Ago(long seconds)
    {
        var days = Math.Max(0, seconds) / Day;
        return days switch { 0 => "today", 1 => "yesterday", < 60 => $"{days.ToString(CultureInfo.InvariantCulture)} days ago", < 700 => $"{(days / 30).ToString(CultureInfo.InvariantCulture)} months ago", _ => $"{(days / 365).ToString(CultureInfo.InvariantCulture)} years ago" };
    }
}
