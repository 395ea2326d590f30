using Throughline.Host;
using Throughline.Ui;

namespace Throughline.Modules.Networks.Published;

/// <summary>What stands on top of every page of a network: its name, its pages, who is accountable and who answers now.</summary>
/// <param name="Delegated">Delegations that hold now: <c>Priya Nair leads the plan</c>.</param>
/// <param name="Tabs">The pages of the network that exist and open to the reader.</param>
public sealed record NetworkHeadModel(
    Guid Id, string Reference, string Name, string Purpose, Guid CustomerId, string Customer, Phase Phase, int Criticality, int Version,
    Guid? EngineerId, string? Engineer, string? EngineerPhone, Instant? Since,
    Answering Answering, OnDuty? Duty, Guid AccountManagerId, string AccountManager, string? AccountManagerPhone,
    IReadOnlyList<string> Delegated, IReadOnlyList<Tab> Tabs, string Zone)
{
    /// <summary>Address of the network's overview.</summary>
    public string Href => $"/networks/{Reference}";
}

/// <summary>Reads the head of a network for any of its pages.</summary>
public sealed class ReadNetworkHead(ThroughlineDb db, AnsweringNow answers, CurrentUser user, IClock clock, AccessTable? access = null)
{
    static readonly (string Label, string Page)[] Pages =
    [
        ("Overview", ""), ("Design", "/design"), ("Kit list", "/kit-list"), ("Proposal", "/proposal"), ("Readiness", "/readiness"), ("Plan", "/plan"),
        ("Acceptance", "/acceptance"), ("Tickets", "/tickets"), ("Dossier", "/dossier"), ("Journal", "/journal"), ("Handover", "/handover"),
    ];

    /// <param name="reference"><c>N-1042</c> or the id.</param>
    public async Task<NetworkHeadModel> For(string reference) => await For(await db.Networks.IdOf(reference));

    public async Task<NetworkHeadModel> For(Guid networkId)
    {
        var now = clock.Now();
        var n = await Head.Row(db, networkId) ?? throw new NotFoundException("The network");
        var delegated = await Delegated.Rows(db, networkId, now);
        var (answering, duty) = await answers.For(networkId, n.EngineerId, n.TeamId, now, user.Zone);
        var reference = $"N-{n.Number}";
        var tabs = Pages.Where(p => access is null || access.Opens("/networks/{network}" + p.Page, user.Roles)).Select(p => new Tab(p.Label, $"/networks/{reference}{p.Page}")).ToList();
        return new NetworkHeadModel(networkId, reference, n.Name, n.Purpose, n.CustomerId, n.Customer, n.Phase, n.Criticality, n.Version,
            n.EngineerId, n.Engineer, n.EngineerPhone, n.Since, answering, duty, n.AccountManagerId, n.Manager, n.ManagerPhone,
            [.. delegated.Select(d => $"{d.Name}: {d.What}")], tabs, user.Zone);
    }

    sealed record Row(long Number, string Name, string Purpose, Guid CustomerId, string Customer, Phase Phase, int Criticality, int Version, Guid? EngineerId, string? Engineer, string? EngineerPhone,
        Guid AccountManagerId, string Manager, string? ManagerPhone, Guid? TeamId, Instant? Since);

    static readonly KnownQuery<Guid, Row> Head = new((db, id) =>
        from network in db.Networks.AsNoTracking()
        where network.Id == id
        join customer in db.Organisations on network.CustomerId equals customer.Id
        join manager in db.People on network.AccountManagerId equals manager.Id
        join person in db.People on network.EngineerId equals person.Id into holders
        from engineer in holders.DefaultIfEmpty()
        select new Row(network.Number, network.Name, network.Purpose, network.CustomerId, customer.Name, network.Phase, network.Criticality, network.Version,
            network.EngineerId, engineer == null ? null : engineer.Name, engineer == null ? null : engineer.Phone, network.AccountManagerId, manager.Name, manager.Phone, network.TeamId,
            db.AccountabilityTerms.Where(t => t.NetworkId == id && t.Until == null).Select(t => (Instant?)t.From).FirstOrDefault()));

    sealed record Part(string Name, string What);

    static readonly KnownQuery<Guid, Instant, Part> Delegated = new((db, network, now) =>
        from d in db.Delegations.AsNoTracking()
        join p in db.People on d.DelegateId equals p.Id
        where d.NetworkId == network && d.From <= now && now < d.Until
        orderby d.From
        select new Part(p.Name, d.What));
}
