using NodaTime;

namespace Throughline.Modules.Improvement.Similarity;

/// <summary>A ticket as the search for repeats sees it: when, what was written, and which things it is about.</summary>
public sealed record TicketRecord
{
    /// <summary>The ticket's own id, as the desk writes it.</summary>
    public required string Id { get; init; }
    public required Instant Created { get; init; }
    /// <summary>When it was closed; null while it is open or when nobody knows.</summary>
    public Instant? Closed { get; init; }
    public string? Key { get; init; }
    public string Title { get; init; } = "";
    public string Body { get; init; } = "";
    /// <summary>What mended it, as written at closing.</summary>
    public string Resolution { get; init; } = "";
    /// <summary>The things it is about, each with its kind: component, network, site; empty where nothing is known.</summary>
    public IReadOnlyList<Facet> Facets { get; init; } = [];
    /// <summary>People's time booked on it, in hours; null when none was booked.</summary>
    public decimal? Hours { get; init; }
    /// <summary>Other cost (travel, parts, credits) in minor units of the report's currency; null when unknown.</summary>
    public long? CostMinor { get; init; }
    /// <summary>Times a person went to a site for it; null when unknown.</summary>
    public int? Visits { get; init; }
    /// <summary>When it was opened again after closing; null when it never was.</summary>
    public Instant? Reopened { get; init; }

    /// <summary>The values of one kind, in the order given.</summary>
    public IEnumerable<string> Of(FacetKind kind) => Facets.Where(f => f.Kind == kind).Select(f => f.Value);
}

/// <summary>The kinds of thing that two tickets can share.</summary>
public enum FacetKind : byte { Product, Component, Version, Platform, Kind, Priority, Network, Site, Service, Customer, Model, Cause, Reference }

/// <summary>One thing a ticket is about.</summary>
public readonly record struct Facet(FacetKind Kind, string Value);
