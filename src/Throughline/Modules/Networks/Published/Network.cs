using NodaTime;
using Throughline.Kernel;

namespace Throughline.Modules.Networks.Published;

/// <summary>A customer's network: one thread from the first visit to retirement, under one number.</summary>
public sealed class Network : Root, INumbered
{
    Network() { }

    public Network(long number, string name, string purpose, Guid customerId, Guid accountManagerId, string region, Instant now)
    {
        (Number, Name, Purpose, CustomerId, AccountManagerId, Region, CreatedAt) = (number, name, purpose, customerId, accountManagerId, region, now);
        Changes.Add(new PhaseChange(Phase.Lead, now, accountManagerId));
    }

    public long Number { get; private set; }
    public static string Prefix => "N-";
    public string Reference => $"{Prefix}{Number}";
    public string Name { get; private set; } = "";

    /// <summary>What it is for, in the customer's words.</summary>
    public string Purpose { get; private set; } = "";
    public Guid CustomerId { get; private set; }
    public Guid? PartnerId { get; set; }
    public Guid AccountManagerId { get; private set; }
    public Guid? TeamId { get; set; }

    /// <summary>Who is accountable now: the holder of the open term, repeated here for lists. Null before Presales and after the end.</summary>
    public Guid? EngineerId { get; private set; }
    public string Region { get; private set; } = "";

    /// <summary>How much it hurts when it is down, 1 to 5.</summary>
    public int Criticality { get; set; } = 3;

    /// <summary>Skills that its engineer needs.</summary>
    public List<string> SkillsNeeded { get; set; } = [];

    /// <summary>Language its customer wants to be spoken to in.</summary>
    public string Language { get; set; } = "en";
    public Phase Phase { get; private set; }
    public Instant CreatedAt { get; private set; }
    public List<PhaseChange> Changes { get; private set; } = [];
    public List<Site> Sites { get; private set; } = [];
    public List<Service> Services { get; private set; } = [];
    public List<NetworkContact> Contacts { get; private set; } = [];

    /// <summary>What stands in the way of a phase, so far as the network itself knows; other modules answer through IPhaseGate.</summary>
    public IReadOnlyList<Obstacle> ObstaclesTo(Phase next) => Phases.After(Phase).Contains(next)
        ? []
        : [new("phase-order", $"{Reference} is in {Phase.Word()}; {next.Word()} does not follow it. What can follow: {string.Join(", ", Phases.After(Phase).Select(p => p.Word()))}.", "/phase")];

    /// <summary>Moves on. Ask the gates first: this checks only the order of phases.</summary>
    public void MoveTo(Phase next, Guid? by, Instant now)
    {
        RuleException.ThrowIfAny(ObstaclesTo(next));
        Phase = next;
        Changes.Add(new PhaseChange(next, now, by));
        Touch();
    }

    /// <summary>Notes who is accountable from now on; goes with a new AccountabilityTerm in the same transaction.</summary>
    internal void IsAnsweredForBy(Guid engineerId)
    {
        EngineerId = engineerId;
        Touch();
    }

    /// <summary>The network came to its end: nobody is accountable any more.</summary>
    internal void NobodyAnswers()
    {
        EngineerId = null;
        Touch();
    }

    /// <summary>What stands in the way of a site with this short code.</summary>
    public IReadOnlyList<Obstacle> ObstaclesToAddSite(string code) =>
        Sites.Any(s => s.Code == code) ? [new("site-code-taken", $"{Reference} already has a site {code}. Choose another short code.", "/code")] : [];

    public Site AddSite(string code, string name, string address, string zone)
    {
        RuleException.ThrowIfAny(ObstaclesToAddSite(code));
        var site = new Site(code, name, address, zone);
        Sites.Add(site);
        Touch();
        return site;
    }

    public Service AddService(long number, string kind, string description, Guid? siteId = null)
    {
        var service = new Service(number, kind, description, siteId);
        Services.Add(service);
        Touch();
        return service;
    }

    /// <summary>Takes what is given and differs, and answers in words what that was; empty when nothing did.</summary>
    public string Correct(Service service, string? description, string? circuitId, long? committedKbps, string? howToReport)
    {
        var changed = new List<string>();
        if (description is not null && description != service.Description) changed.Add(service.Describe(description));
        if (circuitId is not null && circuitId != service.CircuitId) changed.Add($"circuit {service.CircuitId = circuitId}");
        if (committedKbps is { } rate && rate != service.CommittedKbps) changed.Add(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{(service.CommittedKbps = rate) / 1000m:0.###} Mbit/s committed"));
        if (howToReport is not null && howToReport != service.HowToReport) changed.Add($"faults are reported so: {service.HowToReport = howToReport}");
        if (changed.Count > 0) Touch();
        return string.Join(", ", changed);
    }

    /// <summary>Takes what is given and differs of a site, and answers in words what that was; empty when nothing did.</summary>
    public string Correct(Site site, string? name, string? address, string? zone, string? access)
    {
        var changed = site.Correct(name, address, zone, access);
        if (changed.Length > 0) Touch();
        return changed;
    }

    /// <summary>Takes what is given and differs of the network itself, and answers in words what that was; empty when nothing did.</summary>
    public string Correct(string? name, string? purpose, string? region, int? criticality, string? language, IReadOnlyList<string>? skills, Guid? team)
    {
        var changed = new List<string>();
        if (name is not null && name != Name) changed.Add($"name {Name = name}");
        if (purpose is not null && purpose != Purpose) changed.Add($"it is for: {Purpose = purpose}");
        if (region is not null && region != Region) changed.Add($"region {Region = region}");
        if (criticality is { } hurts && hurts != Criticality) changed.Add(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"criticality {Criticality = hurts}"));
        if (language is not null && language != Language) changed.Add($"language {Language = language}");
        if (skills is { Count: > 0 } && !skills.SequenceEqual(SkillsNeeded)) changed.Add($"skills {string.Join(", ", SkillsNeeded = [.. skills])}");
        if (team is { } covers && covers != TeamId) changed.Add("another team covers it");
        TeamId = team ?? TeamId;
        if (changed.Count > 0) Touch();
        return string.Join("; ", changed);
    }

    /// <summary>From now on they are not asked for this there; false when they were not.</summary>
    public bool EndContact(Guid personId, ContactPurpose purpose, Guid? siteId)
    {
        if (Contacts.RemoveAll(c => c.PersonId == personId && c.Purpose == purpose && c.SiteId == siteId) == 0) return false;
        Touch();
        return true;
    }

    public void AddContact(Guid personId, ContactPurpose purpose, Guid? siteId = null, string? hours = null)
    {
        if (Contacts.Any(c => c.PersonId == personId && c.Purpose == purpose && c.SiteId == siteId)) return;
        Contacts.Add(new NetworkContact(personId, purpose, siteId, hours));
        Touch();
    }

    public void Describe(string name, string purpose)
    {
        (Name, Purpose) = (name, purpose);
        Touch();
    }
}

/// <summary>When a network reached a phase, and who said so.</summary>
public sealed class PhaseChange
{
    PhaseChange() { }

    public PhaseChange(Phase to, Instant at, Guid? by) => (To, At, By) = (to, at, by);

    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Phase To { get; private set; }
    public Instant At { get; private set; }
    public Guid? By { get; private set; }
}

/// <summary>A place of the customer that the network reaches.</summary>
public sealed class Site
{
    Site() { }

    public Site(string code, string name, string address, string zone) => (Code, Name, Address, Zone) = (code, name, address, zone);

    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid NetworkId { get; private set; }

    /// <summary>Two or three letters that begin the names of its equipment: HS.</summary>
    public string Code { get; private set; } = "";
    public string Name { get; private set; } = "";
    public string Address { get; private set; } = "";
    public string Zone { get; private set; } = "Etc/UTC";

    /// <summary>How to get in: hours, keys, alarm, guard. Never a secret: name the place in the vault.</summary>
    public string? Access { get; set; }

    internal string Correct(string? name, string? address, string? zone, string? access)
    {
        var changed = new List<string>();
        if (name is not null && name != Name) changed.Add($"name {Name = name}");
        if (address is not null && address != Address) changed.Add($"address {Address = address}");
        if (zone is not null && zone != Zone) changed.Add($"time zone {Zone = zone}");
        if (access is not null && access != Access) changed.Add($"how to get in: {Access = access}");
        return string.Join("; ", changed);
    }
}

/// <summary>What the customer gets: an E-Line, a backup, with our number and the provider's.</summary>
public sealed class Service
{
    Service() { }

    public Service(long number, string kind, string description, Guid? siteId) => (Number, Kind, Description, SiteId) = (number, kind, description, siteId);

    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid NetworkId { get; private set; }
    public long Number { get; private set; }
    public string Reference => $"S-{Number}";
    public string Kind { get; private set; } = "";
    public string Description { get; private set; } = "";
    public Guid? SiteId { get; private set; }
    public Guid? ProviderId { get; set; }

    /// <summary>The provider's number for it: what to quote on the phone.</summary>
    public string? CircuitId { get; set; }
    public long CommittedKbps { get; set; }
    public long MonthlyMinor { get; set; }
    public long MonthlyCostMinor { get; set; }
    public string Currency { get; set; } = "GBP";

    /// <summary>How to report a fault on it and what to say.</summary>
    public string? HowToReport { get; set; }

    internal string Describe(string description) => Description = description;
}

/// <summary>For what a person of the customer is asked.</summary>
public enum ContactPurpose
{
    Signs,
    OnSite,
    Technical,
    Pays,
    AfterHours,
}

/// <summary>What a contact is there for, as the rest of a sentence that begins with the name.</summary>
public static class ContactPurposes
{
    public static string Does(this ContactPurpose purpose) => purpose switch
    {
        ContactPurpose.Signs => "signs",
        ContactPurpose.OnSite => "is the contact on site",
        ContactPurpose.Technical => "is the technical contact",
        ContactPurpose.Pays => "is asked about bills",
        _ => "answers after hours",
    };
}

/// <summary>Somebody to ask about this network, and for what.</summary>
public sealed class NetworkContact
{
    NetworkContact() { }

    public NetworkContact(Guid personId, ContactPurpose purpose, Guid? siteId, string? hours) =>
        (PersonId, Purpose, SiteId, Hours) = (personId, purpose, siteId, hours);

    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid NetworkId { get; private set; }
    public Guid PersonId { get; private set; }
    public ContactPurpose Purpose { get; private set; }
    public Guid? SiteId { get; private set; }
    public string? Hours { get; private set; }
}

/// <summary>The right of a partner, provider or customer to see one network, from one instant to another.</summary>
public sealed class Grant : IOfNetwork
{
    Grant() { }

    public Grant(Guid networkId, Guid organisationId, Instant from) => (NetworkId, OrganisationId, From) = (networkId, organisationId, from);

    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid NetworkId { get; private set; }
    public Guid OrganisationId { get; private set; }
    public Instant From { get; private set; }
    public Instant? Until { get; private set; }

    public void End(Instant at) => Until = at;
}
