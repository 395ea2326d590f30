using Throughline.Kernel;

namespace Throughline.Modules.Parties.Published;

/// <summary>A company in the village: ourselves, a partner, a provider whose circuits we use, a customer, a vendor.</summary>
public sealed class Organisation : Root
{
    Organisation() { }

    public Organisation(string name, PartyKind side, string zone, string language = "en-GB")
    {
        (Name, Side, Zone, Language) = (name, side, zone, language);
    }

    public string Name { get; private set; } = "";
    public PartyKind Side { get; private set; }

    /// <summary>IANA zone in which its people read times.</summary>
    public string Zone { get; private set; } = "Etc/UTC";
    public string Language { get; private set; } = "en-GB";

    /// <summary>Mail domain its people write from; a packet to another domain is stopped.</summary>
    public string? Domain { get; set; }

    /// <summary>Number its desk answers day and night.</summary>
    public string? Phone { get; set; }

    /// <summary>How to report a fault to it, in words, and what to quote.</summary>
    public string? FaultProcedure { get; set; }

    /// <summary>Takes what is given and differs, and answers which that was.</summary>
    public IReadOnlyList<string> Correct(string? name, string? zone, string? domain, string? phone, string? faultProcedure)
    {
        var changed = new List<string>();
        if (name is not null && name != Name) changed.Add($"name {Name = name}");
        if (zone is not null && zone != Zone) changed.Add($"time zone {Zone = zone}");
        if (domain is not null && domain != Domain) changed.Add($"mail domain {Domain = domain}");
        if (phone is not null && phone != Phone) changed.Add($"desk {Phone = phone}");
        if (faultProcedure is not null && faultProcedure != FaultProcedure) changed.Add($"faults are reported so: {FaultProcedure = faultProcedure}");
        if (changed.Count > 0) Touch();
        return changed;
    }
}
