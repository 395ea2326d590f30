namespace Throughline.Modules.Delivery.Readiness;

/// <summary>A crew sent to a site on a day, for one task of the plan; with the reason when something that blocked was overridden.</summary>
public sealed class CrewBooking : Root, IOfNetwork
{
    CrewBooking() { }

    public CrewBooking(Guid networkId, Guid siteId, string task, string crew, LocalDate on, Guid? bookedBy, Instant now) =>
        (NetworkId, SiteId, Task, Crew, On, BookedBy, BookedAt) = (networkId, siteId, task, crew, on, bookedBy, now);

    public Guid NetworkId { get; private set; }
    public Guid SiteId { get; private set; }

    /// <summary>Key of the plan's task: install.</summary>
    public string Task { get; private set; } = "";
    public string Crew { get; private set; } = "";
    public LocalDate On { get; private set; }
    public Guid? BookedBy { get; private set; }
    public Instant BookedAt { get; private set; }

    /// <summary>Why the crew goes although something blocked it; the accountable engineer said so.</summary>
    public string? OverrideReason { get; private set; }
    public Guid? OverriddenBy { get; private set; }

    public void Override(Guid by, string reason) => (OverriddenBy, OverrideReason) = (by, reason);
}
