using Throughline.Modules.Delivery.Plans;
using Throughline.Modules.Design.Published;

namespace Throughline.Modules.Delivery.Readiness;

/// <summary>How far the survey of a site is.</summary>
public enum SurveyState
{
    Planned,
    Booked,
    OnSite,
    Submitted,
    Reviewed,
    Ready,
    ReadyWithActions,
    NotReady,
    Revalidate,
}

/// <summary>What was found at a site. Null is not looked at.</summary>
public sealed record SurveyFindings(
    string? DemarcPlace, string? EquipmentPlace, decimal? RackFreeUnits, int? RackDepthMm, int? AcVolts, int? FreeOutlets, decimal? PowerDistanceMetres, bool? Dc48, decimal? FreeWatts, bool? Ups, bool? Earth,
    Medium? Medium, string? Connector, int? RateMbps, int? Ports, decimal? DistanceMetres, string? AccessHours, string? AfterHoursContact, string? Hazards, string? Photos)
{
    /// <summary>Copper Ethernet reaches 100 m (IEEE 802.3); power should be within 2 m of the equipment.</summary>
    public const decimal CopperReachMetres = 100, PowerReachMetres = 2;

    /// <summary>What contradicts itself, whatever kit is planned.</summary>
    public IReadOnlyList<Obstacle> Obstacles()
    {
        var all = new List<Obstacle>();
        if (RackFreeUnits < 0) all.Add(new("out-of-range", "Free rack units cannot be below 0. Write 0 when the rack is full.", "/rackFreeUnits"));
        if (FreeOutlets < 0) all.Add(new("out-of-range", "Free outlets cannot be below 0.", "/freeOutlets"));
        if (DistanceMetres < 0) all.Add(new("out-of-range", "The distance cannot be below 0 m.", "/distanceMetres"));
        if (AcVolts is not null and (< 100 or > 480)) all.Add(new("out-of-range", $"{AcVolts} V is no mains voltage; it lies between 100 and 480 V.", "/acVolts"));
        return all;
    }
}

/// <summary>The survey of one site: who goes when, what was found, and whether the site is ready.</summary>
public sealed class Survey : Root, IOfNetwork
{
    /// <summary>A survey older than this says nothing certain any more.</summary>
    public const int ValidDays = 120;

    Survey() { }

    public Survey(Guid networkId, Guid siteId) => (NetworkId, SiteId) = (networkId, siteId);

    public Guid NetworkId { get; private set; }
    public Guid SiteId { get; private set; }
    public SurveyState State { get; private set; }
    public LocalDate? BookedFor { get; private set; }
    public string? Surveyor { get; private set; }
    public LocalDate? SurveyedOn { get; private set; }
    public LocalDate? ReviewedOn { get; private set; }
    public Guid? ReviewedBy { get; private set; }

    public string? DemarcPlace { get; private set; }
    public string? EquipmentPlace { get; private set; }
    public decimal? RackFreeUnits { get; private set; }
    public int? RackDepthMm { get; private set; }
    public int? AcVolts { get; private set; }
    public int? FreeOutlets { get; private set; }
    public decimal? PowerDistanceMetres { get; private set; }
    public bool? Dc48 { get; private set; }
    public decimal? FreeWatts { get; private set; }
    public bool? Ups { get; private set; }
    public bool? Earth { get; private set; }
    public Medium? Medium { get; private set; }
    public string? Connector { get; private set; }
    public int? RateMbps { get; private set; }
    public int? Ports { get; private set; }
    public decimal? DistanceMetres { get; private set; }
    public string? AccessHours { get; private set; }
    public string? AfterHoursContact { get; private set; }
    public string? Hazards { get; private set; }
    public string? Photos { get; private set; }

    /// <summary>What was found last.</summary>
    public SurveyFindings Found => new(DemarcPlace, EquipmentPlace, RackFreeUnits, RackDepthMm, AcVolts, FreeOutlets, PowerDistanceMetres, Dc48, FreeWatts, Ups, Earth, Medium, Connector, RateMbps, Ports, DistanceMetres, AccessHours, AfterHoursContact, Hazards, Photos);

    /// <summary>What the customer hands over: multimode LC, 1 Gbit/s, 2 ports; null when nothing of it was found.</summary>
    public string? HandoffWords => string.Join(", ", new[] { Medium is { } m ? m.Word() + (Connector is null ? "" : " " + Connector) : Connector, RateMbps is { } r ? Media.Rate(r) : null, Ports is { } p ? $"{p} port{(p == 1 ? "" : "s")}" : null }.OfType<string>()) is { Length: > 0 } words ? words : null;

    public bool HasFindings => State >= SurveyState.Submitted;

    /// <summary>Where it is said: survey 30 Sep.</summary>
    public string Said => SurveyedOn is { } on ? $"survey {on.ToString("d MMM", System.Globalization.CultureInfo.InvariantCulture)}" : "survey";

    internal string Opening => Said.Capital();

    public bool IsStale(LocalDate today) => SurveyedOn is { } on && Period.DaysBetween(on, today) > ValidDays;

    public void Book(LocalDate on, string surveyor, LocalDate today)
    {
        if (on < today) throw new RuleException("in-the-past", $"{DayWords.Short(on)} is past; today is {DayWords.Short(today)}. Book today or later, or submit what was found.", "/on");
        (BookedFor, Surveyor, State) = (on, surveyor, SurveyState.Booked);
        Touch();
    }

    /// <summary>Takes what was found on site; an earlier survey is replaced, the journal keeps it.</summary>
    public void Submit(SurveyFindings found, LocalDate on, string surveyor, LocalDate today)
    {
        var obstacles = found.Obstacles().ToList();
        if (on > today) obstacles.Add(new("in-the-future", $"The survey cannot have been on {DayWords.Short(on)}: today is {DayWords.Short(today)}. Book it for that day instead.", "/surveyedOn"));
        RuleException.ThrowIfAny(obstacles);
        (SurveyedOn, Surveyor, State) = (on, surveyor, SurveyState.Submitted);
        (DemarcPlace, EquipmentPlace, RackFreeUnits, RackDepthMm) = (found.DemarcPlace, found.EquipmentPlace, found.RackFreeUnits, found.RackDepthMm);
        (AcVolts, FreeOutlets, PowerDistanceMetres, Dc48, FreeWatts, Ups, Earth) = (found.AcVolts, found.FreeOutlets, found.PowerDistanceMetres, found.Dc48, found.FreeWatts, found.Ups, found.Earth);
        (Medium, Connector, RateMbps, Ports, DistanceMetres) = (found.Medium, found.Connector, found.RateMbps, found.Ports, found.DistanceMetres);
        (AccessHours, AfterHoursContact, Hazards, Photos) = (found.AccessHours, found.AfterHoursContact, found.Hazards, found.Photos);
        Touch();
    }

    /// <summary>The engineer read it; it is ready when no action is open on the site.</summary>
    public void Review(int openActions, int contradictions, LocalDate today, Guid? by)
    {
        if (!HasFindings) throw new RuleException("nothing-found", "Nothing was submitted yet for this site. Submit what was found, then review it.", null);
        State = contradictions > 0 ? SurveyState.NotReady : openActions > 0 ? SurveyState.ReadyWithActions : SurveyState.Ready;
        (ReviewedOn, ReviewedBy) = (today, by);
        Touch();
    }

    /// <summary>What kit and design need at the site, against what was found: each difference in words on both sides.</summary>
    public IReadOnlyList<Obstacle> Contradictions(string site, SiteNeed need)
    {
        if (!HasFindings) return [];
        var all = new List<Obstacle>();
        if (RackFreeUnits is { } free && need.RackUnits > free)
            all.Add(new("no-rack-space", $"{Opening}, {site}: {Number(free)} U free; the kit needs {Number(need.RackUnits)} U ({string.Join(", ", need.Devices)}). Free rack units, or choose smaller kit.", "/rackFreeUnits"));
        if (FreeWatts is { } watts && need.Watts > watts)
            all.Add(new("no-power", $"{Opening}, {site}: {Number(watts)} W free; the kit draws {Number(need.Watts)} W. Add a circuit, or choose other kit.", "/freeWatts"));
        if (Medium is { } medium && need.Handoffs.Count > 0 && need.Handoffs.All(h => h.Medium != medium))
            all.AddRange(need.Handoffs.Select(h => new Obstacle("medium-differs", $"{Opening}, {site}: {medium.Word()} {Connector}; {h.Label}: {h.Medium.Word()} {h.Connector}{(h.Kit is null ? "" : $", {h.Kit}")}. Correct the handoff and its optic, or have the cabling changed.", "/medium")));
        else if (Medium is { } same && Connector is { Length: > 0 } plug && need.Handoffs.Where(h => h.Medium == same).ToList() is { Count: > 0 } like && like.All(h => !h.Connector.Equals(plug, StringComparison.OrdinalIgnoreCase)))
            all.Add(new("connector-differs", $"{Opening}, {site}: connector {plug}; {like[0].Label}: {like[0].Connector}. Correct the handoff, or bring the other cord.", "/connector"));
        if (DistanceMetres > SurveyFindings.CopperReachMetres)
            all.AddRange(need.Handoffs.Where(h => h.Medium == Design.Published.Medium.Copper).Select(h => new Obstacle("too-far", $"{Opening}, {site}: {Number(DistanceMetres.Value)} m to the equipment; {h.Label} is copper, which reaches 100 m. Use fibre, or move the equipment.", "/distanceMetres")));
        if (Ports is { } ports && need.Handoffs.Count > ports)
            all.Add(new("too-few-ports", $"{Opening}, {site}: the customer has {ports} free port{(ports == 1 ? "" : "s")}; the design hands over {need.Handoffs.Count} ({string.Join(", ", need.Handoffs.Select(h => h.Label))}). Ask the customer for ports, or take a handoff out.", "/ports"));
        return all;
    }

    static string Number(decimal value) => value.ToString("0.##", System.Globalization.CultureInfo.InvariantCulture);
}
