namespace Throughline.Ui;

/// <summary>A place with its devices; drawn as a frame. Note is where in the building: <c>112 Harbour St, cabinet B2</c>.</summary>
public sealed record TopologySite(string Id, string Name, string? Note = null);

/// <summary>A device (at a site) or a provider's network (at none, dashed and square), with one fact under its name.</summary>
public sealed record TopologyNode(string Id, string Name, string? Fact = null, string? SiteId = null)
{
    /// <summary>ok or nothing; bad draws it red; the others tint the edge.</summary>
    public string? StateKind { get; init; }
    public string? Href { get; init; }
    public bool Provider => SiteId is null;
}

/// <summary>A link between ports. Circuit stands over it, Note under it; State words (no light) with Since when it is broken.</summary>
public sealed record TopologyLink(string From, string To)
{
    public string? FromPort { get; init; }
    public string? ToPort { get; init; }
    public string? Circuit { get; init; }
    public string? Note { get; init; }

    /// <summary>ok, bad, warn (degraded), todo (not built yet).</summary>
    public string StateKind { get; init; } = "ok";
    public string? StateText { get; init; }
    public string? Since { get; init; }
    public bool Backup { get; init; }
}

/// <summary>A network to be drawn. The first site stands on the left, the others on the right, providers between.</summary>
public sealed record TopologyModel(string Title, IReadOnlyList<TopologySite> Sites, IReadOnlyList<TopologyNode> Nodes, IReadOnlyList<TopologyLink> Links);
