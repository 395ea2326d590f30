using System.Globalization;
using Throughline.Modules.Networks.Published;
using Throughline.Ui;

namespace Throughline.Modules.Dossier.Dossiers;

/// <summary>Lists whom to call at this hour: who stands on site, the provider's desk with what to quote, the engineer, the manager.</summary>
public sealed class ListCalls(ThroughlineDb db, CurrentUser user)
{
    /// <param name="site">Where it is broken: its contacts come first.</param>
    public async Task<IReadOnlyList<ToCall>> For(NetworkHeadModel head, IReadOnlyList<ServiceRow> services, IReadOnlyList<SiteRow> sites, Guid? site, Instant now)
    {
        var contacts = await Contacts.Rows(db, head.Id);
        var manager = await Manager.Row(db, head.Id);

        var list = new List<ToCall>();
        list.AddRange(contacts.OrderByDescending(c => c.SiteId == site && site is not null).ThenBy(c => Rank(c.Purpose)).ThenBy(c => c.Name, StringComparer.Ordinal)
            .Select(c => new ToCall(c.Name, Join(Word(c.Purpose), sites.FirstOrDefault(s => s.Id == c.SiteId)?.Name ?? head.Customer, c.Hours), c.Phone, Side.Customer)));
        list.AddRange(services.Where(s => s.Provider is not null).GroupBy(s => s.ProviderId).Select(g => new ToCall($"{g.First().Provider} NOC",
            Join(g.Any(s => s.CircuitId is not null) ? $"quote {string.Join(", ", g.Select(s => s.CircuitId).OfType<string>().Distinct())}" : null, There(g.First().ProviderZone, head.Zone, now)), g.First().Phone, Side.Provider)));
        if (head.Duty is { } duty && duty.PersonId != user.Id) list.Add(new ToCall(duty.Name, "on duty now", duty.Phone, Side.Us));
        if (head.Engineer is { } engineer) list.Add(new ToCall(engineer, Join(head.EngineerId == user.Id ? "you, accountable" : "accountable", head.Answering.PersonId == head.EngineerId ? "answers now" : null), head.EngineerPhone, Side.Us));
        if (manager is not null && manager.Id != head.EngineerId) list.Add(new ToCall(manager.Name, "manager, next step of escalation", manager.Phone, Side.Us));
        return list;
    }

    sealed record Contact(string Name, string? Phone, ContactPurpose Purpose, Guid? SiteId, string? Hours);

    static readonly KnownQuery<Guid, Contact> Contacts = new((db, network) =>
        from c in db.Set<NetworkContact>().AsNoTracking()
        where c.NetworkId == network && c.Purpose != ContactPurpose.Signs && c.Purpose != ContactPurpose.Pays
        join p in db.People on c.PersonId equals p.Id
        where p.DisabledAt == null
        select new Contact(p.Name, p.Phone, c.Purpose, c.SiteId, c.Hours));

    sealed record Next(Guid Id, string Name, string? Phone);

    static readonly KnownQuery<Guid, Next> Manager = new((db, network) =>
        from n in db.Networks.AsNoTracking()
        where n.Id == network
        join t in db.Teams on n.TeamId equals t.Id
        join p in db.People on t.ManagerId equals p.Id
        select new Next(p.Id, p.Name, p.Phone));

    static int Rank(ContactPurpose purpose) => purpose switch { ContactPurpose.OnSite => 0, ContactPurpose.AfterHours => 1, _ => 2 };

    static string Word(ContactPurpose purpose) => purpose switch { ContactPurpose.OnSite => "on site", ContactPurpose.AfterHours => "after hours", ContactPurpose.Technical => "technical", _ => purpose.ToString().ToLowerInvariant() };

    /// <summary>The time at the other end, when it is not ours.</summary>
    static string? There(string? zone, string ours, Instant now)
    {
        if (zone is null) return null;
        var (there, here) = (now.InZone(Times.ZoneOf(zone)), now.InZone(Times.ZoneOf(ours)));
        return there.Offset == here.Offset ? null : there.ToString("HH:mm x", CultureInfo.InvariantCulture) + " there";
    }

    static string Join(params string?[] parts) => string.Join(" · ", parts.Where(p => !string.IsNullOrEmpty(p)));
}
