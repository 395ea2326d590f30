using NodaTime;
using Throughline.Modules.Improvement.Similarity;

namespace Throughline.Modules.Improvement.Chronic;

/// <summary>What the report keeps of a ticket: enough to count, cost and name; never its text.</summary>
internal sealed record HistoryTicket(
    string Id, string? Key, Instant Created, Instant? Closed, Instant? Reopened, string Title, decimal? Hours, long? CostMinor, int? Visits,
    string? Network, string? Site, string? Customer, string? Component, string? Product, string? Service, string? Model)
{
    private const int LongestTitle = 140;

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
