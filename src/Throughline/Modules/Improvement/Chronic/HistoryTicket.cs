using NodaTime;
using Throughline.Modules.Improvement.Similarity;

namespace Throughline.Modules.Improvement.Chronic;

/// <summary>What the report keeps of a ticket: enough to count, cost and name; never its text.</summary>
internal sealed record HistoryTicket(
    string Id, string? Key, Instant Created, Instant? Closed, Instant? Reopened, string Title, decimal? Hours, long? CostMinor, int? Visits,
    string? Network, string? Site, string? Customer, string? Component, string? Product, string? Service, string? Model)
{
    private const int LongestTitle = 140;

    /// <summary>What its hours cost at the rates of those who spent them; null where one rate is taken for all.</summary>
    public long? LabourMinor { get; init; }

    /// <summary>When somebody went to the site; empty where only their number is known.</summary>
    public IReadOnlyList<Instant> Trips { get; init; } = [];

    /// <summary>Whose doing it was by its cause: a provider, the customer, ourselves by a change. Null when it was nobody's, or nobody knows.</summary>
    public string? Party { get; init; }

    public static HistoryTicket Of(TicketRecord ticket)
    {
        string? First(FacetKind kind) => ticket.Of(kind).FirstOrDefault()?.Split(';')[0].Trim() is { Length: > 0 } value ? string.Intern(value) : null;
        var title = ticket.Title.Length > LongestTitle ? ticket.Title[..LongestTitle] + "…" : ticket.Title;
        return new HistoryTicket(
            ticket.Id, ticket.Key, ticket.Created, ticket.Closed, ticket.Reopened, title, ticket.Hours, ticket.CostMinor, ticket.Visits,
            First(FacetKind.Network), First(FacetKind.Site), First(FacetKind.Customer), First(FacetKind.Component), First(FacetKind.Product), First(FacetKind.Service), First(FacetKind.Model));
    }

    /// <summary>How people call it: the key where there is one.</summary>
    public string Name => Key ?? Id;
}
