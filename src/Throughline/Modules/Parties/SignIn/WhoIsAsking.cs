using System.Security.Claims;
using Throughline.Web;

namespace Throughline.Modules.Parties.SignIn;

/// <summary>Finds out who is asking, by session or by API token, anew for every request: a disabled person is out at once.</summary>
public sealed class WhoIsAsking(RequestDelegate next)
{
    const string Stamp = "AspNet.Identity.SecurityStamp";

    sealed record Known(Guid Id, string Name, Guid OrganisationId, string Organisation, PartyKind Side, Role Roles, Instant? DisabledAt, string Zone);

    public async Task Invoke(HttpContext http, ThroughlineDb db, CurrentUser user, IClock clock)
    {
        if (http.GetEndpoint() is not null && await Find(http, db, clock.Now()) is { DisabledAt: null } known)
            user.SignIn(known.Id, known.Name, known.OrganisationId, known.Organisation, known.Side, known.Roles, known.Zone);
        await next(http);
    }

    static async Task<Known?> Find(HttpContext http, ThroughlineDb db, Instant now)
    {
        var bearer = http.Request.Headers.Authorization.ToString();
        if (bearer.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase))
        {
            var hash = ApiToken.HashOf(bearer["Bearer ".Length..].Trim());
            var token = await db.ApiTokens.AsNoTracking().SingleOrDefaultAsync(t => t.Hash == hash);
            if (token is null || !token.IsValidAt(now)) return null;
            if (token.Scope == "read" && !HttpMethods.IsGet(http.Request.Method) && !HttpMethods.IsHead(http.Request.Method)) return null;
            return await Person(db, token.PersonId);
        }
        // A session opens the API for reading only: a page of another site must not be able to post with it.
        if (Doors.IsApi(http) && !HttpMethods.IsGet(http.Request.Method)) return null;
        if (!Guid.TryParse(http.User.FindFirstValue(ClaimTypes.NameIdentifier), out var accountId)) return null;
        var account = await db.Users.AsNoTracking().Where(a => a.Id == accountId).Select(a => new { a.PersonId, a.SecurityStamp }).SingleOrDefaultAsync();
        if (account is null || account.SecurityStamp != http.User.FindFirstValue(Stamp)) return null;
        return await Person(db, account.PersonId);
    }

    static Task<Known?> Person(ThroughlineDb db, Guid id) =>
        (from p in db.People.AsNoTracking()
         join o in db.Organisations.AsNoTracking() on p.OrganisationId equals o.Id
         where p.Id == id
         select new Known(p.Id, p.Name, o.Id, o.Name, o.Side, p.Roles, p.DisabledAt, o.Zone)).SingleOrDefaultAsync();
}
