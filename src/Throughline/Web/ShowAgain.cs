namespace Throughline.Web;

/// <summary>Shows the page of a refused form again: what was typed, every fault at its field, the status of the refusal.</summary>
/// <param name="form">Name of the form; null for what the form itself says.</param>
/// <param name="from">Address of the page; null for what the form itself says.</param>
public sealed class ShowAgain(Fields fields, IReadOnlyList<Obstacle> obstacles, int status, string? form = null, string? from = null) : IResult
{
    const string Key = "throughline.show-again";

    public Task ExecuteAsync(HttpContext http)
    {
        http.Items[Key] = (fields, obstacles, status, form, from);
        return Task.CompletedTask;
    }

    /// <summary>Runs the page once more as a GET after a form was refused.</summary>
    public static async Task Middleware(HttpContext http, RequestDelegate next)
    {
        await next(http);
        if (!http.Items.Remove(Key, out var again)) return;
        var (fields, obstacles, status, form, from) = ((Fields, IReadOnlyList<Obstacle>, int, string?, string?))again!;

        from ??= fields.Text("_from");
        if (from is null || !from.StartsWith('/') || from.StartsWith("//", StringComparison.Ordinal)) from = http.Request.Path;
        var question = from.IndexOf('?', StringComparison.Ordinal);
        http.Request.Method = HttpMethods.Get;
        http.Request.Path = Uri.UnescapeDataString(question < 0 ? from : from[..question]);
        http.Request.QueryString = question < 0 ? QueryString.Empty : new QueryString(from[question..]);
        http.SetEndpoint(null);
        http.Request.RouteValues.Clear();
        http.RequestServices.GetRequiredService<Ui.Attempt>().Remember(form ?? fields.Text("_form") ?? "",
            fields.All.Select(f => new KeyValuePair<string, Microsoft.Extensions.Primitives.StringValues>(f.Key, f.Value.ToArray())), obstacles);
        // set late: an endpoint with filters answers nothing when the status is 400 or more before it runs
        http.Response.OnStarting(() =>
        {
            if (http.Response.StatusCode == 200) http.Response.StatusCode = status;
            return Task.CompletedTask;
        });
        await next(http);
    }
}

/// <summary>What just happened, carried to the next page and said once.</summary>
public static class Flash
{
    const string Cookie = "said";

    public static void Say(HttpContext http, string what) =>
        http.Response.Cookies.Append(Cookie, Uri.EscapeDataString(what), new CookieOptions { HttpOnly = true, Secure = http.Request.IsHttps, SameSite = SameSiteMode.Lax, MaxAge = TimeSpan.FromMinutes(1), IsEssential = true });

    public static string? Take(HttpContext http)
    {
        if (!http.Request.Cookies.TryGetValue(Cookie, out var said) || http.Response.HasStarted) return null;
        http.Response.Cookies.Delete(Cookie);
        return Uri.UnescapeDataString(said);
    }
}
