using System.Globalization;
using Throughline.Modules.Parties.Published;
using Throughline.Web;

namespace Throughline.Modules.Parties.People;

/// <summary>A page of people by name.</summary>
public sealed record PeopleModel(IReadOnlyList<PersonLine> People, string? Next, ReadPeople.Input Asked, IReadOnlyList<string> Companies, bool MayAdd);

/// <summary>Somebody in a list.</summary>
public sealed record PersonLine(Guid Id, string Name, string? JobTitle, string Organisation, PartyKind Side, Role Roles, string? Email, string? Phone, string Region, int? Tier, bool IsActive, LocalDate? OnLeaveUntil);

/// <summary>Lists people by name, found by name, address or number, narrowed by company, side and role.</summary>
public sealed class ReadPeople(ThroughlineDb db, CurrentUser user, IClock clock)
{
    const int PageSize = 50;

    /// <param name="Cursor">Where the page before ended.</param>
    public sealed record Input([property: AtMost(100)] string? Q = null, [property: AtMost(200)] string? Organisation = null, PartyKind? Side = null, Role? Role = null, [property: AtMost(300)] string? Cursor = null);

    public async Task<PeopleModel> Run(Input input)
    {
        var today = clock.Now().DateIn(user.Zone);
        var people = db.People.AsNoTracking();
        if (input.Q is { } q)
        {
            var (words, digits) = (q.ToLowerInvariant(), Phones.Digits(q));
            people = people.Where(p => p.Name.ToLower().Contains(words) || (p.Email != null && p.Email.ToLower().Contains(words))
                || (digits.Length > 4 && p.Phone != null && p.Phone.Replace(" ", "").Contains(digits)));
        }
        if (input.Role is { } role) people = people.Where(p => (p.Roles & role) != 0);
        if (After(input.Cursor) is var (name, id)) people = people.Where(p => p.Name.CompareTo(name) > 0 || (p.Name == name && p.Id.CompareTo(id) > 0));
        var rows = await (
            from p in people
            join o in db.Organisations.AsNoTracking() on p.OrganisationId equals o.Id
            where (input.Organisation == null || o.Name == input.Organisation) && (input.Side == null || o.Side == input.Side)
            orderby p.Name, p.Id
            select new PersonLine(p.Id, p.Name, p.JobTitle, o.Name, o.Side, p.Roles, p.Email, p.Phone, p.Region, p.Tier, p.DisabledAt == null,
                p.Leave.Where(l => l.From <= today && l.To >= today).Select(l => (LocalDate?)l.To).FirstOrDefault())).Take(PageSize + 1).ToListAsync();
        var last = rows.Count > PageSize ? rows[PageSize - 1] : null;
        var companies = await db.Organisations.AsNoTracking().OrderBy(o => o.Name).Select(o => o.Name).Take(300).ToListAsync();
        return new PeopleModel([.. rows.Take(PageSize)], last is null ? null : $"{last.Id:N}{last.Name}", input, companies, user.Holds(Role.Manager | Role.Administrator));
    }

    // the id has a fixed length and stands first, so that a name may hold anything
    static (string Name, Guid Id)? After(string? cursor) =>
        cursor is { Length: > 32 } && Guid.TryParseExact(cursor[..32], "N", out var id) ? (cursor[32..], id) : null;
}
