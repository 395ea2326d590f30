using Throughline.Modules.Networks.Published;

namespace Throughline.Modules.Delivery.Plans;

/// <summary>A task that every plan of a kind begins with.</summary>
/// <param name="Key">Stable word by which others refer to it: <c>install</c>.</param>
/// <param name="Role">Who of the party does it.</param>
/// <param name="Days">Working days on the calendar of its party.</param>
/// <param name="After">Keys of the tasks that it waits for.</param>
/// <param name="Gate">The phase that the network may reach only when it is done.</param>
/// <param name="Quoted">The range in calendar days that providers quote, when they quote one.</param>
public sealed record TemplateTask(
    string Key, string Name, TaskParty Party, string Role, int Days, IReadOnlyList<TemplateLink> After, bool IsInternal = false, Phase? Gate = null, (int Low, int High)? Quoted = null, bool IsMilestone = false);

/// <summary>A link by key, as a template writes it.</summary>
public sealed record TemplateLink(string Key, LinkKind Kind = LinkKind.FinishToStart, int Lag = 0)
{
    public static implicit operator TemplateLink(string key) => new(key);
}

/// <summary>The tasks that bring one kind of service live, in order, with a version that a plan remembers.</summary>
/// <param name="Aim">Key of the task whose finish must meet the deadline.</param>
public sealed record PlanTemplate(string Name, int Version, string Aim, IReadOnlyList<TemplateTask> Tasks)
{
    const TaskParty Us = TaskParty.Us, Provider = TaskParty.Provider, Customer = TaskParty.Customer, Authority = TaskParty.Authority;

    /// <summary>An Ethernet line to a site that has none: with permits and 60 to 90 days of construction.</summary>
    public static readonly PlanTemplate ELineNewSite = new("E-Line, new site", 14, "acceptance",
    [
        new("authorization", "Project authorization", Us, "Manager", 1, [], IsInternal: true),
        new("kickoff", "Kickoff call", Us, "Project manager", 1, [new("authorization", Lag: 2)]),
        new("survey", "Site survey", Us, "Engineer", 2, [new("kickoff", Lag: 2)]),
        new("permits", "Street-works permit", Authority, "City council", 7, ["survey"]),
        new("consent", "Landlord consent", Customer, "Site contact", 12, ["survey"]),
        new("order", "Order kit", Us, "Engineer", 1, ["survey"], IsInternal: true),
        new("construction", "Construction", Provider, "Civil works", 54, ["permits"], Quoted: (60, 90)),
        new("delivery", "Kit delivery", Us, "Logistics", 28, ["order"]),
        new("crew", "Book the crew", Us, "Project manager", 2, [new("delivery", LinkKind.StartToStart, 13)], IsInternal: true),
        new("install", "Install and cross-connect", Us, "Field crew", 2, ["construction", "consent", "delivery", "crew"]),
        new("configure", "Configure and turn up", Us, "Engineer", 2, ["install"], IsInternal: true),
        new("test", "Service test, Y.1564", Us, "Engineer", 2, ["configure"], Gate: Phase.ReadyForUse),
        new("customer-tests", "Customer tests", Customer, "Site contact", 5, ["test"]),
        new("acceptance", "Acceptance, billing starts", Customer, "Signatory", 1, ["customer-tests"], Gate: Phase.InService, IsMilestone: true),
        new("packet", "Welcome packet", Us, "Engineer", 2, ["acceptance"]),
        new("handover", "Handover to in service", Us, "Engineer", 1, ["packet"], IsInternal: true),
    ]);

    /// <summary>All templates, by name.</summary>
    public static readonly IReadOnlyDictionary<string, PlanTemplate> All = new Dictionary<string, PlanTemplate>(StringComparer.OrdinalIgnoreCase) { [ELineNewSite.Name] = ELineNewSite };
}
