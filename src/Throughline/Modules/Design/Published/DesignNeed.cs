namespace Throughline.Modules.Design.Published;

/// <summary>Something that the design needs beside devices and lines: a licence, support, routing, rack space, power.</summary>
public sealed class DesignNeed : DesignElement
{
    DesignNeed() { }

    internal DesignNeed(string label, NeedKind kind, string words) => (Label, Kind, Words) = (label, kind, words);

    public NeedKind Kind { get; private set; }
    public string Words { get; private set; } = "";

    internal override string Content => Canonical.Line(Label, Kind, Words);
}

/// <summary>What kind of thing a design needs.</summary>
public enum NeedKind { Routing, Licence, Support, Rack, Power, Installation, Other }

/// <summary>What a site can take: free rack units and watts, and who says so. Null is not known yet.</summary>
public sealed class SiteRoom
{
    SiteRoom() { }

    internal SiteRoom(string siteCode) => SiteCode = siteCode;

    public Guid Id { get; init; } = Guid.CreateVersion7();
    public string SiteCode { get; private set; } = "";
    public decimal? FreeUnits { get; private set; }
    public decimal? FreeWatts { get; private set; }

    /// <summary>survey 30 Sep.</summary>
    public string Said { get; private set; } = "";

    internal void Say(decimal? units, decimal? watts, string said) => (FreeUnits, FreeWatts, Said) = (units, watts, said);
}
