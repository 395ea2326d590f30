using Microsoft.AspNetCore.Http.HttpResults;
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
            var frame = http.RequestServices.GetRequiredService<Ui.Frame>();
            if (!frame.SignedIn && http.RequestServices.GetRequiredService<CurrentUser>().IsSignedIn)
                foreach (var part in http.RequestServices.GetServices<IFramePart>()) await part.Fill(frame, http);
            await Write(http, http.Response.StatusCode, (http.Items[nameof(RuleException)] as RuleException)?.Message);
        }
    }

    public static async Task Write(HttpContext http, int status, string? words)
    {
        var model = new ErrorModel(status, words ?? status switch
        {
            400 => "The form or the address could not be read. Open the page again and repeat what you did; nothing was changed.",
            403 => "None of your roles opens this page. A manager or the administrator can give you one that does.",
            404 => "There is no such page, or it is not shared with you.",
            405 => "This address answers a form, not a visit.",
            413 => Problems.TooLarge,
            _ => "The fault is ours and is logged. Nothing was changed; go back and try again.",
        });
        await new RazorComponentResult<ErrorPage>(new Dictionary<string, object?> { ["Model"] = model }) { StatusCode = status }.ExecuteAsync(http);
    }
}

/// <summary>What went wrong, for its page.</summary>
public sealed record ErrorModel(int Status, string Words)
{
    public string Title => Status switch { 403 => "Not allowed", 404 => "Not found", 413 => "Too large", 500 => "A fault of ours", _ => "That did not work" };
}
