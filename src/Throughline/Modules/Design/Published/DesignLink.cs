namespace Throughline.Modules.Design.Published;

/// <summary>A link between two of our devices, or from one of them into a provider's network.</summary>
public sealed class DesignLink : DesignElement
{
    DesignLink() { }

    internal DesignLink(int number, LinkEnd from, LinkEnd to, LineKind line)
    {
        (Number, Label, From, FromPort, To, ToPort) = (number, $"L-{number}", from.Node, from.Port, to.Node, to.Port);
        (Medium, Connector, RateMbps, DistanceMetres) = line;
    }

    public int Number { get; private set; }
    public string From { get; private set; } = "";
    public string? FromPort { get; private set; }

    /// <summary>A node's label; any other word names a provider: Norrvik.</summary>
    public string To { get; private set; } = "";
    public string? ToPort { get; private set; }
    public Medium Medium { get; private set; }
    public string Connector { get; private set; } = "";
    public int RateMbps { get; private set; }
    public int DistanceMetres { get; private set; }

    /// <summary>The provider's number for it.</summary>
    public string? CircuitId { get; internal set; }

    /// <summary>Reference of the service that it carries, S-1012.</summary>
    public string? Service { get; internal set; }
    public bool Backup { get; internal set; }

    public LineKind Line => new(Medium, Connector, RateMbps, DistanceMetres);

    internal override string Content => Canonical.Line(Label, From, FromPort, To, ToPort, Line);
}

/// <summary>One end of a link: a node or a provider, and the port there.</summary>
public sealed record LinkEnd(string Node, string? Port);

/// <summary>What a line is made of: medium, connector, rate in Mbit/s, length in metres.</summary>
public sealed record LineKind(Medium Medium, string Connector, int RateMbps, int DistanceMetres)
{
    /// <summary>multimode LC, 1 Gbit/s, 38 m.</summary>
    public override string ToString() => $"{Medium.Word()} {Connector}, {Media.Rate(RateMbps)}, {DistanceMetres} m";
}
