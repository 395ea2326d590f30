using Throughline.Modules.Agreements.Published;
using Throughline.Modules.Networks.Published;
using Throughline.Modules.Parties.Published;

namespace Throughline.Modules.Support.Maintenance;

/// <summary>Announced maintenance of a network, the next first, then what is over.</summary>
public sealed record MaintenanceModel(NetworkHeadModel Head, IReadOnlyList<MaintenanceLine> Windows, IReadOnlyList<ServiceChoice> Services, IReadOnlyList<string> Companies, bool MayAnnounce, string Zone, Instant Now);

/// <summary>One window.</summary>
/// <param name="State">announced, under way, over, called off.</param>
/// <param name="Under">What it means under each agreement, in words; for our own people.</param>
public sealed record MaintenanceLine(string Reference, int Version, string State, string What, Instant From, Instant Until, string? Service, string? By, Instant AnnouncedAt, string? Why, IReadOnlyList<string> Under)
{
    public bool CanEnd => State is "announced" or "under way";
}

/// <summary>A service to choose.</summary>
public sealed record ServiceChoice(string Reference, string Kind);

/// <summary>Reads the maintenance of a network.</summary>
public sealed class ReadMaintenance(ThroughlineDb db, ReadNetworkHead heads, CurrentUser user, IClock clock)
{
    public sealed record Input(string Network);

    public async Task<MaintenanceModel> Run(Input input)
    {
        var head = await heads.For(input.Network);
        var now = clock.Now();
        var windows = await db.MaintenanceWindows.AsNoTracking().Where(w => w.NetworkId == head.Id).OrderByDescending(w => w.From).Take(100).ToListAsync();
        var services = (await db.Networks.AsNoTracking().Where(n => n.Id == head.Id).SelectMany(n => n.Services).Select(s => new { s.Id, s.Number, s.Kind }).ToListAsync()).OrderBy(s => s.Number).ToDictionary(s => s.Id, s => new ServiceChoice($"S-{s.Number}", s.Kind));
        var companies = (await db.Organisations.AsNoTracking().Where(o => o.Side == PartyKind.Provider || o.Side == PartyKind.Partner).OrderBy(o => o.Name).Select(o => new { o.Id, o.Name }).Take(200).ToListAsync());
        var agreements = user.SeesAll ? await db.Agreements.AsNoTracking().Whole().Where(a => a.Owes != Owes.TierToUs && a.Covers.Any(c => c.NetworkId == head.Id)).OrderBy(a => a.Number).ToListAsync() : [];
        return new MaintenanceModel(head,
            [.. windows.OrderBy(w => w.Until <= now || w.CancelledAt is not null).ThenBy(w => w.Until > now && w.CancelledAt is null ? w.From.ToUnixTimeSeconds() : -w.From.ToUnixTimeSeconds()).Select(w => new MaintenanceLine(
                w.Reference, w.Version, w.CancelledAt is not null ? "called off" : w.Until <= now ? "over" : w.From <= now ? "under way" : "announced", w.What, w.From, w.Until, w.ServiceId is { } s ? services.GetValueOrDefault(s)?.Reference : null,
                companies.Find(c => c.Id == w.ById)?.Name, w.AnnouncedAt, w.CancelledWhy, [.. agreements.Where(a => a.IsInForceOn(w.From.DateIn(a.Zone))).Select(a => Under(a, w)).OfType<string>()]))],
            [.. services.Values], user.SeesAll ? [.. companies.Select(c => c.Name)] : [], user.Holds(Roles.Technical | Roles.Delivery), user.Zone, now);
    }

    /// <summary>Null for the agreement of a company that has nothing to do with it.</summary>
    static string? Under(Agreement agreement, MaintenanceWindow window)
    {
        Guid? owedBy = agreement.Owes == Owes.UsToCustomer ? null : agreement.OrganisationId;
        if (owedBy is not null && owedBy != window.ById) return null;
        var notice = agreement.TermsOn(window.From.DateIn(agreement.Zone)).MaintenanceNotice;
        if (notice is not { } before) return $"{agreement.Reference}: counts as downtime, maintenance is not excluded";
        var given = (int)(window.From - (owedBy is null ? window.AnnouncedAt : window.ToldAt)).TotalHours;
        return window.CancelledAt is not null ? $"{agreement.Reference}: called off, nothing is excluded" : window.IsExcluded(before, owedBy) ? $"{agreement.Reference}: not counted, announced {given} h before" : $"{agreement.Reference}: counts as downtime, announced {given} h before where {(int)before.TotalHours} h are asked";
    }
}
