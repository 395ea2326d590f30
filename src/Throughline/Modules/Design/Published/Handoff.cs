namespace Throughline.Modules.Design.Published;

/// <summary>Where our network ends and the customer's begins: which plug, over what, how far, and who says so.</summary>
public sealed class Handoff : DesignElement
{
    Handoff() { }

    internal Handoff(int number, string siteCode, LineKind line, LinkEnd? at, int optics, Witness source, string said)
    {
        (Number, Label, SiteCode, Node, Port, Optics, Source, Said) = (number, $"H-{number}", siteCode, at?.Node, at?.Port, optics, source, said);
        (Medium, Connector, RateMbps, DistanceMetres) = line;
    }

    public int Number { get; private set; }
    public string SiteCode { get; private set; } = "";

    /// <summary>Our device that it leaves from; null while it is not decided.</summary>
    public string? Node { get; private set; }
    public string? Port { get; private set; }
    public Medium Medium { get; private set; }
    public string Connector { get; private set; } = "";
    public int RateMbps { get; private set; }
    public int DistanceMetres { get; private set; }

    /// <summary>How many optics we bring: 1 for our end, 2 when the customer's end is ours as well.</summary>
    public int Optics { get; private set; } = 1;

    /// <summary>Who says that it is so.</summary>
    public Witness Source { get; private set; }

    /// <summary>Where it is said: 30 Sep, photo 14.</summary>
    public string Said { get; private set; } = "";

    public LineKind Line => new(Medium, Connector, RateMbps, DistanceMetres);

    internal void Correct(LineKind line, Witness source, string said)
    {
        (Medium, Connector, RateMbps, DistanceMetres) = line;
        (Source, Said) = (source, said);
    }

    /// <summary>survey 30 Sep, photo 14.</summary>
    public string SourceWords => Said.Length == 0 ? Source.ToString().ToLowerInvariant() : $"{Source.ToString().ToLowerInvariant()} {Said}";

    internal override string Content => Canonical.Line(Label, SiteCode, Node, Port, Line, Optics);
}

/// <summary>Who says what a handoff is like; what was seen on site outweighs what was told.</summary>
public enum Witness { Customer, Survey }
