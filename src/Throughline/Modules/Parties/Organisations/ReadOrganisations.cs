using Throughline.Modules.Parties.Published;
using Throughline.Web;

namespace Throughline.Modules.Parties.Organisations;

/// <summary>The companies of the village by name, and our own teams.</summary>
public sealed record OrganisationsModel(IReadOnlyList<OrganisationLine> Organisations, string? Next, PartyKind? Side, IReadOnlyList<TeamLine> Teams, IReadOnlyList<PersonChoice> Managers, bool MayAdd);

/// <summary>A company in the list.</summary>
public sealed record OrganisationLine(Guid Id, string Name, PartyKind Side, string Zone, string? Phone, string? FaultProcedure, int People, string? Domain);

/// <summary>A team in the list.</summary>
public sealed record TeamLine(Guid Id, string Name, string Region, string? Manager, string? DutyPhone, int People);

/// <summary>Somebody to choose.</summary>
public sealed record PersonChoice(Guid Id, string Name);

/// <summary>Lists companies by name, a page at a time.</summary>
public sealed class ReadOrganisations(ThroughlineDb db, CurrentUser user)
{
    const int PageSize = 50;

    public sealed record Input(PartyKind? Side = null, [property: AtMost(200)] string? Cursor = null);

    public async Task<OrganisationsModel> Run(Input input)
    {
        // names of companies are unique: the name is the key of the page
        var rows = await db.Organisations.AsNoTracking()
            .Where(o => (input.Side == null || o.Side == input.Side) && (input.Cursor == null || o.Name.CompareTo(input.Cursor) > 0))
            .OrderBy(o => o.Name).Take(PageSize + 1)
            .Select(o => new OrganisationLine(o.Id, o.Name, o.Side, o.Zone, o.Phone, o.FaultProcedure, db.People.Count(p => p.OrganisationId == o.Id && p.DisabledAt == null), o.Domain)).ToListAsync();
        var teams = await db.Teams.AsNoTracking().OrderBy(t => t.Name)
            .Select(t => new TeamLine(t.Id, t.Name, t.Region, db.People.Where(p => p.Id == t.ManagerId).Select(p => p.Name).FirstOrDefault(), t.DutyPhone, db.People.Count(p => p.TeamId == t.Id && p.DisabledAt == null))).ToListAsync();
        var managers = await db.People.AsNoTracking().Where(p => p.DisabledAt == null && (p.Roles & Role.Manager) != 0).OrderBy(p => p.Name).Select(p => new PersonChoice(p.Id, p.Name)).ToListAsync();
        return new OrganisationsModel([.. rows.Take(PageSize)], rows.Count > PageSize ? rows[PageSize - 1].Name : null, input.Side, teams, managers, user.Holds(Roles.Staff));
    }
}
