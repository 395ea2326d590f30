using System.Text.Json;

namespace Throughline.Web;

/// <summary>Who may use a route. A route without it refuses everybody.</summary>
/// <param name="Roles">Any of these roles opens it; what is seen there is narrowed further by grants.</param>
/// <param name="Anyone">True for the few routes that need no sign-in: the token in the address is the right.</param>
public sealed record Access(Role Roles, bool Anyone = false)
{
    public static readonly Access Open = new(Role.None, Anyone: true);

    static readonly (string Name, Role Roles)[] Sets =
        [("everyone", Kernel.Roles.Everyone), ("staff", Kernel.Roles.Staff), ("technical", Kernel.Roles.Technical), ("delivery", Kernel.Roles.Delivery), ("customer", Kernel.Roles.Customer)];

    /// <summary>Who it opens to, in words: the largest named sets first, single roles after them.</summary>
    public string Words => Anyone ? "anyone" : InWords(Roles);

    /// <summary>The named sets and what they stand for, a line each.</summary>
    public static IEnumerable<string> Legend => Sets.Select(s => $"{s.Name} = {string.Join(", ", Single(s.Roles))}");

    static string InWords(Role roles)
    {
        var words = new List<string>();
        var left = roles;
        foreach (var set in Sets.Where(s => (roles & s.Roles) == s.Roles))
        {
            if ((left & set.Roles) == 0) continue;
            words.Add(set.Name);
            left &= ~set.Roles;
        }
        words.AddRange(Single(left));
        return words.Count == 0 ? "nobody" : string.Join(", ", words);
    }

    static IEnumerable<string> Single(Role roles) => Enum.GetValues<Role>().Where(r => r != Role.None && roles.HasFlag(r)).Select(r => Ui.Address.Word(r));
}

/// <summary>Refuses by default: a route opens only to the roles it names.</summary>
public sealed class AccessCheck(RequestDelegate next)
{
    public Task Invoke(HttpContext http, CurrentUser user)
    {
        // what the framework answers by itself, 405 and 415, is no route of ours and has nobody's secrets
        if (http.GetEndpoint() is not RouteEndpoint endpoint) return next(http);
        var access = endpoint.Metadata.GetMetadata<Access>();
        if (access is { Anyone: true }) return next(http);
        if (!user.IsSignedIn) return Doors.IsApi(http) ? Refuse(http, 401) : SignIn(http);
        if (access is not null && user.Holds(access.Roles)) return next(http);
        return Refuse(http, 403);
    }

    static Task SignIn(HttpContext http)
    {
        var back = HttpMethods.IsGet(http.Request.Method) ? http.Request.Path + http.Request.QueryString : "/";
        http.Response.Redirect($"/sign-in?back={Uri.EscapeDataString(back)}");
        return Task.CompletedTask;
    }

    static Task Refuse(HttpContext http, int status)
    {
        http.Response.StatusCode = status;
        return Doors.IsApi(http) ? Problems.Write(http, status) : Task.CompletedTask;
    }
}

/// <summary>Gives a route its access.</summary>
public static class AccessExtensions
{
    public static TBuilder Allow<TBuilder>(this TBuilder route, Role roles) where TBuilder : IEndpointConventionBuilder => route.WithMetadata(new Access(roles));

    public static TBuilder AllowAnyone<TBuilder>(this TBuilder route) where TBuilder : IEndpointConventionBuilder => route.WithMetadata(Access.Open);
}
