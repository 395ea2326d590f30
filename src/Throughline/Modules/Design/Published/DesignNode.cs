namespace Throughline.Modules.Design.Published;

/// <summary>A device of the design at a site, by the name that will stand on its label.</summary>
public sealed class DesignNode : DesignElement
{
    DesignNode() { }

    internal DesignNode(string label, string siteCode, string deviceType, bool twoSupplies, string? country, string? place)
    {
        (Label, SiteCode, DeviceType, TwoSupplies, Country, Place) = (label, siteCode, deviceType, twoSupplies, country, place);
    }

    public string SiteCode { get; private set; } = "";

    /// <summary>Slug of the device type in the catalogue.</summary>
    public string DeviceType { get; private set; } = "";

    /// <summary>Must survive the loss of one power supply.</summary>
    public bool TwoSupplies { get; private set; }

    /// <summary>ISO 3166 code of the country whose wall outlets feed it; null when that is not known yet.</summary>
    public string? Country { get; private set; }

    /// <summary>Where it stands: comms room, rack 2, U 18.</summary>
    public string? Place { get; private set; }

    internal override string Content => Canonical.Line(Label, SiteCode, DeviceType, TwoSupplies, Country);
}
