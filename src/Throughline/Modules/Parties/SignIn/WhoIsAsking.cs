using System.Security.Claims;
using Throughline.Web;

namespace Throughline.Modules.Parties.SignIn;

/// <summary>Finds out who is asking, by session or by API token, for every request: a disabled person is out at once.</summary>
public sealed class WhoIsAsking(RequestDelegate next, KnownCallers callers)
{
    const string Stamp = "AspNet.Identity.SecurityStamp";

    static readonly KnownQuery<string, Caller> ByToken = new((db, hash) =>
        from t in db.ApiTokens
        join p in db.People on t.PersonId equals p.Id
        join o in db.Organisations on p.OrganisationId equals o.Id
        where t.Hash == hash && t.RevokedAt == null
        select new Caller(p.Id, p.Name, o.Id, o.Name, o.Side, p.Roles, p.DisabledAt, o.Zone, t.Scope == "read", t.ExpiresAt));

    static readonly KnownQuery<Guid, string?, Caller> BySession = new((db, account, stamp) =>
        from a in db.Users
        join p in db.People on a.PersonId equals p.Id
        join o in db.Organisations on p.OrganisationId equals o.Id
        where a.Id == account && a.SecurityStamp == stamp
        select new Caller(p.Id, p.Name, o.Id, o.Name, o.Side, p.Roles, p.DisabledAt, o.Zone, false, null));

    public async Task Invoke(HttpContext http, CurrentUser user, IClock clock)
    {
        if (await Find(http) is { DisabledAt: null } known && (known.Until is null || clock.Now() < known.Until))
        {
            if (known.ReadsOnly && !HttpMethods.IsGet(http.Request.Method))
            {
                await Problems.Write(http, 403, [new("reads-only", "This token only reads. Make one that may act, at /me/security.")]);
                return;
            }
            user.SignIn(known.Id, known.Name, known.OrganisationId, known.Organisation, known.Side, known.Roles, known.Zone);
        }
        await next(http);
    }

    ValueTask<Caller?> Find(HttpContext http)
    {
        var bearer = http.Request.Headers.Authorization.ToString();
        if (bearer.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase))
        {
            var hash = ApiToken.HashOf(bearer["Bearer ".Length..].Trim());
            return callers.Find(hash, () => ByToken.Row(Db(http), hash));
        }
        // A session opens the API for reading only: a page of another site must not be able to post with it.
        if (Doors.IsApi(http) && !HttpMethods.IsGet(http.Request.Method)) return default;
        if (!Guid.TryParse(http.User.FindFirstValue(ClaimTypes.NameIdentifier), out var account)) return default;
        var stamp = http.User.FindFirstValue(Stamp);
        return callers.Find($"{account:N} {stamp}", () => BySession.Row(Db(http), account, stamp));
    }

    // only when it is needed: the context of a request costs as much as a query
    static ThroughlineDb Db(HttpContext http) => http.RequestServices.GetRequiredService<ThroughlineDb>();
}
