using Microsoft.AspNetCore.Http.HttpResults;

namespace Throughline.Web;

/// <summary>Who may use a route. A route without it refuses everybody.</summary>
/// <param name="Roles">Any of these roles opens it; what is seen there is narrowed further by grants.</param>
/// <param name="Anyone">True for the few routes that need no sign-in: the token in the address is the right.</param>
public sealed record Access(Role Roles, bool Anyone = false)
{
    public static readonly Access Open = new(Role.None, Anyone: true);
}

/// <summary>Refuses by default: a route opens only to the roles it names.</summary>
public sealed class AccessCheck(RequestDelegate next)
{
    public Task Invoke(HttpContext http, CurrentUser user)
    {
        if (http.GetEndpoint() is not { } endpoint) return next(http);
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
