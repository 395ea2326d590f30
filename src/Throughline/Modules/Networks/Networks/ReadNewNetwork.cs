using Throughline.Modules.Networks.Published;

namespace Throughline.Modules.Networks.Networks;

/// <summary>What the form for a new network offers: customers, partners, teams, regions and skills already known.</summary>
public sealed record NewNetworkModel(IReadOnlyList<string> Customers, IReadOnlyList<string> Partners, IReadOnlyList<string> Teams, IReadOnlyList<string> Regions, IReadOnlyList<string> Skills, string? Region);

/// <summary>Reads what the form for a new network offers.</summary>
public sealed class ReadNewNetwork(ThroughlineDb db, CurrentUser user)
{
    public sealed record Input;

    public async Task<NewNetworkModel> Run(Input _)
    {
        var organisations = await db.Organisations.AsNoTracking().Where(o => o.Side == PartyKind.Customer || o.Side == PartyKind.Partner)
            .OrderBy(o => o.Name).Select(o => new { o.Name, o.Side }).Take(500).ToListAsync();
        var staff = db.People.AsNoTracking().Where(p => p.DisabledAt == null && db.Organisations.Any(o => o.Id == p.OrganisationId && o.Side == PartyKind.Us));
        return new NewNetworkModel(
            [.. organisations.Where(o => o.Side == PartyKind.Customer).Select(o => o.Name)],
            [.. organisations.Where(o => o.Side == PartyKind.Partner).Select(o => o.Name)],
            await db.Teams.AsNoTracking().OrderBy(t => t.Name).Select(t => t.Name).ToListAsync(),
            await staff.Where(p => p.Region != "").Select(p => p.Region).Distinct().OrderBy(r => r).ToListAsync(),
            await staff.SelectMany(p => p.Skills).Select(s => s.Name).Distinct().OrderBy(s => s).Take(200).ToListAsync(),
            await staff.Where(p => p.Id == user.Id).Select(p => p.Region).SingleOrDefaultAsync());
    }
}
