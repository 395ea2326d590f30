using System.Globalization;
using Throughline.Modules.Improvement.Finding;
using Throughline.Modules.Improvement.Similarity;
using Throughline.Modules.Support.Published;

namespace Throughline.Modules.Improvement.Suggestions;

/// <summary>What the search for repeats reads of a ticket in the database.</summary>
public sealed record DeskTicket(
    Guid Id, long Number, TicketKind Kind, string Title, string Description, string? Fix, Cause? Cause, int Priority, string? Component,
    Guid? NetworkId, Guid? OrganisationId, Guid? SiteId, Guid? ServiceId, Instant OpenedAt, Instant? ResolvedAt, Instant? ErasedAt, string ReporterName, string? CustomerReference, string? ProviderReference)
{
    public static IQueryable<DeskTicket> Of(IQueryable<Ticket> tickets) => tickets.Select(t => new DeskTicket(
        t.Id, t.Number, t.Kind, t.Title, t.Description, t.Fix, t.Cause, t.Priority, t.Component, t.NetworkId, t.OrganisationId, t.SiteId, t.ServiceId, t.OpenedAt, t.ResolvedAt, t.ErasedAt, t.ReporterName, t.CustomerReference, t.ProviderReference));

    public static DeskTicket Of(Ticket t) => new(
        t.Id, t.Number, t.Kind, t.Title, t.Description, t.Fix, t.Cause, t.Priority, t.Component, t.NetworkId, t.OrganisationId, t.SiteId, t.ServiceId, t.OpenedAt, t.ResolvedAt, t.ErasedAt, t.ReporterName, t.CustomerReference, t.ProviderReference);

    /// <summary>Its name in the index.</summary>
    public string Key => KeyOf(Number);

    public static string KeyOf(long number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>As the engine reads it: the things it is about by the names that people use.</summary>
    /// <param name="asNew">Without what was written when it was resolved: as it was when it came.</param>
    public TicketRecord Record(DeskPlaces places, bool asNew = false)
    {
        var facets = new List<Facet>(10) { new(FacetKind.Kind, Kind.ToString()), new(FacetKind.Priority, $"P{Priority}") };
        void Add(FacetKind kind, string? value) { if (!string.IsNullOrWhiteSpace(value)) facets.Add(new(kind, value.Replace(';', ','))); }
        Add(FacetKind.Network, places.Network(NetworkId));
        Add(FacetKind.Site, places.Site(SiteId));
        Add(FacetKind.Service, places.Service(ServiceId));
        Add(FacetKind.Product, places.ServiceKind(ServiceId));
        Add(FacetKind.Customer, places.Customer(OrganisationId));
        Add(FacetKind.Component, Component);
        Add(FacetKind.Model, places.Model(NetworkId, Component));
        if (!asNew && Cause is { } cause and not Support.Published.Cause.NoFaultFound and not Support.Published.Cause.Answered) Add(FacetKind.Cause, cause.Word());
        return new TicketRecord { Id = Key, Key = $"T-{Number}", Created = OpenedAt, Closed = ResolvedAt, Title = Title, Body = Description, Resolution = asNew ? "" : Fix ?? "", Facets = facets };
    }

    /// <summary>As it is looked for: what whoever sees the ticket may read of it, and whose it is.</summary>
    public IndexedTicket Words(DeskPlaces places)
    {
        var texts = new[] { $"T-{Number}", Title, Description, Fix, Component, ReporterName, CustomerReference, ProviderReference, places.Network(NetworkId), places.NetworkName(NetworkId), places.SiteName(SiteId),
            places.Service(ServiceId), places.Circuit(ServiceId), places.Customer(OrganisationId) }.Where(t => !string.IsNullOrEmpty(t)).Select(t => t!).ToList();
        var key = NetworkId is { } network ? TicketKeys.OfNetwork(network) : OrganisationId is { } house ? TicketKeys.OfHouse(house) : null;
        return new IndexedTicket(Number, DeskIndex.Mark([.. texts, key ?? ""]), texts, key is null ? [] : [key]);
    }
}
