using Throughline.Modules.Parties.Published;
using Throughline.Web;

namespace Throughline.Host;

/// <summary>Every refusal of a page says in words what happened and where to go on.</summary>
static class ErrorPages
{
    public static async Task Middleware(HttpContext http, RequestDelegate next)
    {
        await next(http);
        if (http.Response.HasStarted || http.Response.StatusCode < 400 || http.Response.ContentLength > 0 || http.Response.ContentType is not null) return;
        if (Doors.IsApi(http)) await Problems.Write(http, http.Response.StatusCode);
        else
        {
            // who is signed in keeps the menu, and finds the way from here
            if (!http.RequestServices.GetRequiredService<Ui.Frame>().SignedIn && http.RequestServices.GetRequiredService<CurrentUser>().IsSignedIn) await PageDoor.Surround(http);
            await Write(http, http.Response.StatusCode, (http.Items[nameof(RuleException)] as RuleException)?.Message);
        }
    }

    /// <summary>
    /// The page of a fault, with the menu of who is asking. What broke the page may break what stands around it too, so each of its parts
    /// may be missing, and at the last only the words remain.
    /// </summary>
    public static async Task WriteFault(HttpContext http, int status, string? words)
    {
        var (page, asking) = (http.RequestServices, http.RequestServices.GetRequiredService<CurrentUser>());
        try
        {
            await using var scope = InNewScope(http, page);
            scope.ServiceProvider.GetRequiredService<CurrentUser>().SeeAs(asking);
            await Surround(http);
            await Write(http, status, words);
        }
        catch (Exception again) when (!http.Response.HasStarted)
        {
            Log(page).LogWarning(again, "The page of a fault failed too: {Path}", http.Request.Path);
            await using var scope = InNewScope(http, page);
            await Write(http, status, words);
        }
    }

    // a scope of its own: what failed once in this one fails again
    static AsyncServiceScope InNewScope(HttpContext http, IServiceProvider page)
    {
        var scope = page.GetRequiredService<IServiceScopeFactory>().CreateAsyncScope();
        http.RequestServices = scope.ServiceProvider;
        return scope;
    }

    static async Task Surround(HttpContext http)
    {
        if (!http.RequestServices.GetRequiredService<CurrentUser>().IsSignedIn) return;
        try
        {
            await PageDoor.Surround(http);
        }
        catch (Exception fault)
        {
            // the first that fails is the last that is asked: a database that is away would let each of them wait
            Log(http.RequestServices).LogWarning(fault, "Around the page of a fault: {Path}", http.Request.Path);
        }
    }

    static ILogger Log(IServiceProvider services) => services.GetRequiredService<ILoggerFactory>().CreateLogger("Throughline");

    public static async Task Write(HttpContext http, int status, string? words = null)
    {
        var model = new ErrorModel(status, words ?? status switch
        {
            400 => "The form or the address could not be read. Open the page again and repeat what you did; nothing was changed.",
            403 => NotAllowed(http),
            404 => "There is no such page, or it is not shared with you.",
            405 => "This address answers a form, not a visit.",
            413 => Problems.TooLarge,
            _ => "The fault is ours and is logged. Nothing was changed; go back and try again.",
        });
        await new HtmlPage<ErrorPage>(model, status).ExecuteAsync(http);
    }

    static string NotAllowed(HttpContext http)
    {
        var who = http.GetEndpoint()?.Metadata.GetMetadata<Access>()?.Roles ?? Role.None;
        var ours = http.RequestServices.GetRequiredService<CurrentUser>().Side == PartyKind.Us;
        if (who == Role.None) return "None of your roles opens this page. A manager or the administrator can give you one that does.";
        var asked = (ours ? who : who & ~Roles.Staff).Each().Select(r => r.Word().ToLowerInvariant()).ToList();
        if (asked.Count == 0) return "This page is for the people who run your networks. What is shared with you stands in the menu.";
        return $"None of your roles opens this page. It is open to: {string.Join(", ", asked)}. {(ours ? "A manager or the administrator can give you one of these roles." : "Ask your account manager for a seat with one of these roles.")}";
    }
}

/// <summary>What went wrong, for its page.</summary>
public sealed record ErrorModel(int Status, string Words)
{
    public string Title => Status switch { 403 => "Not allowed", 404 => "Not found", 413 => "Too large", 500 => "A fault of ours", _ => "That did not work" };
}
