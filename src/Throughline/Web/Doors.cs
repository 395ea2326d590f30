using System.Globalization;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Throughline.Web;

/// <summary>Every verb and every view has two doors: a page for people and <c>/api/v1</c> for programs, declared once.</summary>
public static class Doors
{
    public const string Api = "/api/v1";

    public static bool IsApi(HttpContext http) =>
        (http.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal, out var rest) && rest.HasValue) || http.Request.Path.StartsWithSegments("/openapi", StringComparison.Ordinal)
        || http.Request.Path.StartsWithSegments("/tmf-api", StringComparison.Ordinal);

    /// <summary>A page and its JSON: <paramref name="read"/> answers the model that both show.</summary>
    /// <param name="path">Address of the page; the API has the same behind <c>/api/v1</c>.</param>
    public static void MapView<TReader, TInput, TModel, TPage>(this IEndpointRouteBuilder app, string path, Role roles, Func<TReader, TInput, Task<TModel>> read)
        where TReader : notnull where TPage : IComponent where TModel : notnull => app.MapView<TReader, TInput, TModel, TPage>(path, new Access(roles), read);

    /// <summary>The same for whoever the access opens it to: <see cref="Access.Open"/> where a token in the address is the right.</summary>
    public static void MapView<TReader, TInput, TModel, TPage>(this IEndpointRouteBuilder app, string path, Access access, Func<TReader, TInput, Task<TModel>> read)
        where TReader : notnull where TPage : IComponent where TModel : notnull
    {
        app.MapPage<TReader, TInput, TModel, TPage>(path, read).WithMetadata(access);
        app.MapRead<TReader, TInput, TModel>(path, access, read);
    }

    /// <summary>
    /// A page with a form that only asks (<c>AskForm</c>), and its JSON. Where the answer is refused the page comes again with what was
    /// typed and every fault at its field; its address keeps the fields that say what the question is about.
    /// </summary>
    /// <param name="form">Name of the form.</param>
    public static void MapTry<TReader, TInput, TModel, TPage>(this IEndpointRouteBuilder app, string path, Role roles, string form, string[] keep, Func<TReader, TInput, Task<TModel>> read)
        where TReader : notnull where TPage : IComponent where TModel : notnull
    {
        app.MapGet(path, PageDoor.Around(async http =>
        {
            var fields = Fields.FromQuery(http);
            try
            {
                return Page<TPage>(await read(Of<TReader>(http), Bind.To<TInput>(fields)));
            }
            catch (RuleException no) when (!Of<Ui.Attempt>(http).IsRefused)
            {
                var kept = keep.Where(k => !string.IsNullOrEmpty(fields.Text(k))).Select(k => KeyValuePair.Create(k, fields.Text(k)));
                return new ShowAgain(fields, no.Obstacles, 422, form, http.Request.Path + QueryString.Create(kept).Value);
            }
        })).Allow(roles);
        app.MapRead<TReader, TInput, TModel>(path, roles, read);
    }

    /// <summary>JSON for programs only.</summary>
    public static void MapRead<TReader, TInput, TModel>(this IEndpointRouteBuilder app, string path, Role roles, Func<TReader, TInput, Task<TModel>> read)
        where TReader : notnull where TModel : notnull => app.MapRead<TReader, TInput, TModel>(path, new Access(roles), read);

    static void MapRead<TReader, TInput, TModel>(this IEndpointRouteBuilder app, string path, Access access, Func<TReader, TInput, Task<TModel>> read)
        where TReader : notnull where TModel : notnull
    {
        app.MapGet(Api + path, ApiDoor.Around(async http =>
        {
            var model = await read(Of<TReader>(http), Bind.To<TInput>(Fields.FromQuery(http)));
            if (model is IVersioned versioned) http.Response.Headers.ETag = ETag(versioned.Version);
            return Results.Json(model, Json.Options);
        })).WithMetadata(access).WithMetadata(new Described(typeof(TReader), typeof(TInput), typeof(TModel)));
    }

    /// <summary>A file, for people at <paramref name="path"/> and for programs behind <c>/api/v1</c>.</summary>
    public static void MapDownload<TReader, TInput>(this IEndpointRouteBuilder app, string path, Role roles, Func<TReader, TInput, Task<Download>> make) where TReader : notnull
    {
        async Task<IResult> Answer(HttpContext http) => new FileAnswer(await make(Of<TReader>(http), Bind.To<TInput>(Fields.FromQuery(http))));
        app.MapGet(path, PageDoor.Around(Answer)).Allow(roles);
        app.MapGet(Api + path, ApiDoor.Around(Answer)).Allow(roles);
    }

    /// <summary>A page without JSON, such as sign-in.</summary>
    public static IEndpointConventionBuilder MapPage<TReader, TInput, TModel, TPage>(this IEndpointRouteBuilder app, string path, Func<TReader, TInput, Task<TModel>> read)
        where TReader : notnull where TPage : IComponent where TModel : notnull =>
        app.MapGet(path, PageDoor.Around(async http => Page<TPage>(await read(Of<TReader>(http), Bind.To<TInput>(Fields.FromQuery(http))))));

    /// <summary>A verb: people post a form and are sent on; programs post JSON and get the outcome. Both are refused with the same words.</summary>
    public static void MapAct<TVerb, TInput, TAnswer>(this IEndpointRouteBuilder app, string path, Role roles, Func<TVerb, TInput, Task<TAnswer>> act)
        where TVerb : notnull where TInput : notnull where TAnswer : Answer => app.MapAct(path, new Access(roles), act);

    /// <summary>The same for whoever the access opens it to: <see cref="Access.Open"/> where a token in the address is the right.</summary>
    public static void MapAct<TVerb, TInput, TAnswer>(this IEndpointRouteBuilder app, string path, Access access, Func<TVerb, TInput, Task<TAnswer>> act)
        where TVerb : notnull where TInput : notnull where TAnswer : Answer
    {
        app.MapForm(path, async (http, fields) => await Act(http, fields, act)).WithMetadata(access);
        app.MapPost(Api + path, ApiDoor.Around(async http =>
        {
            using var body = new MemoryStream();
            await http.Request.Body.CopyToAsync(body, http.RequestAborted);
            return await Idempotency.Once(http, body.ToArray(), async () =>
            {
                var answer = await Act(http, Fields.FromJson(http, body.ToArray()), act);
                return (answer.Status, answer.To, answer.Sent);
            });
        })).WithMetadata(access).WithMetadata(new Described(typeof(TVerb), typeof(TInput), Sent(typeof(TAnswer)), Acts: true, Makes: typeof(TAnswer) is { IsGenericType: true } made && made.GetGenericTypeDefinition() == typeof(Made<>)));
    }

    // what a verb tells programs: its answer says so by its type
    static Type Sent(Type answer) => answer.IsGenericType ? answer.GetGenericArguments()[0] : typeof(Addressed);

    // what cannot be read does not hide what the rules say of the rest
    static async Task<TAnswer> Act<TVerb, TInput, TAnswer>(HttpContext http, Fields fields, Func<TVerb, TInput, Task<TAnswer>> act) where TVerb : notnull where TInput : notnull
    {
        TInput input;
        try
        {
            input = Bind.To<TInput>(fields);
        }
        catch (RuleException unread)
        {
            throw new RuleException([.. unread.Obstacles, .. await Foresight.Of(http, fields, unread.Obstacles, act)]);
        }
        return await act(Of<TVerb>(http), input);
    }

    /// <summary>
    /// A question that is too long or too private for an address; it changes nothing. Programs post JSON. A form asks with what is
    /// typed so far: its page is drawn again with that, or with <c>?part</c> the answer alone, for a script.
    /// </summary>
    public static void MapAsk<TReader, TInput, TModel, TPart>(this IEndpointRouteBuilder app, string path, Role roles, Func<TReader, TInput, Task<TModel>> read)
        where TReader : notnull where TModel : notnull where TPart : IComponent
    {
        app.MapPost(path, PageDoor.Around(async http =>
        {
            await Of<IAntiforgery>(http).ValidateRequestAsync(http);
            var fields = await Fields.FromForm(http);
            if (!http.Request.Query.ContainsKey("part")) return new ShowAgain(fields, [], 200);
            return Page<TPart>(await read(Of<TReader>(http), Bind.To<TInput>(fields)));
        })).Allow(roles).WithMetadata(new FormDoor());
        app.MapPost(Api + path, ApiDoor.Around(async http =>
        {
            using var body = new MemoryStream();
            await http.Request.Body.CopyToAsync(body, http.RequestAborted);
            return Results.Json(await read(Of<TReader>(http), Bind.To<TInput>(Fields.FromJson(http, body.ToArray()))), Json.Options);
        })).Allow(roles).WithMetadata(new Described(typeof(TReader), typeof(TInput), typeof(TModel)));
    }

    /// <summary>A form without JSON, such as sign-in. A refusal shows the page again with what was typed and every fault at its field.</summary>
    public static IEndpointConventionBuilder MapForm<TVerb, TInput>(this IEndpointRouteBuilder app, string path, Func<TVerb, TInput, Task<Answer>> act) where TVerb : notnull =>
        app.MapForm(path, (http, fields) => act(Of<TVerb>(http), Bind.To<TInput>(fields)));

    static IEndpointConventionBuilder MapForm(this IEndpointRouteBuilder app, string path, Func<HttpContext, Fields, Task<Answer>> act) =>
        app.MapPost(path, Door(async http =>
        {
            await Of<IAntiforgery>(http).ValidateRequestAsync(http);
            var fields = await Fields.FromForm(http);
            try
            {
                ReadExpected(http, fields.Text("_version"));
                var answer = await act(http, fields);
                if (answer.Said is not null) Flash.Say(http, answer.Said);
                return new SeeOther(answer.To);
            }
            catch (RuleException no)
            {
                return new ShowAgain(fields, no.Obstacles, 422);
            }
            catch (StaleException stale)
            {
                return new ShowAgain(fields, [new("stale", stale.Message)], 412);
            }
        })).WithMetadata(new FormDoor());

    /// <summary>The JSON that a browser hands to a device before a form is sent; asked for with the form's own token.</summary>
    public static IEndpointConventionBuilder MapOptions<TVerb>(this IEndpointRouteBuilder app, string path, Func<TVerb, Task<string>> options) where TVerb : notnull =>
        app.MapPost(path, Door(async http =>
        {
            await Of<IAntiforgery>(http).ValidateRequestAsync(http);
            return Results.Text(await options(Of<TVerb>(http)), "application/json");
        })).WithMetadata(new FormDoor());

    // A door is a plain delegate: one that the framework makes from a handler's parameters costs a millisecond of the start each.
    static RequestDelegate Door(Func<HttpContext, Task<IResult>> answer) => async http => await (await answer(http)).ExecuteAsync(http);

    static T Of<T>(HttpContext http) where T : notnull => http.RequestServices.GetRequiredService<T>();

    public static HtmlPage<TPage> Page<TPage>(object? model) where TPage : IComponent => new(model);

    public static string ETag(int version) => string.Create(CultureInfo.InvariantCulture, $"\"{version}\"");

    internal static Task StayOpen(HttpContext http) => http.RequestServices.GetRequiredService<CurrentUser>().IsSignedIn ? http.RequestServices.GetRequiredService<ThroughlineDb>().StayOpen() : Task.CompletedTask;

    /// <summary>A version that cannot be read is one that nobody read here: taken for none it would let a blind change through.</summary>
    internal static void ReadExpected(HttpContext http, string? version)
    {
        if (string.IsNullOrWhiteSpace(version) || version.Trim() == "*") return;
        if (!int.TryParse(version.Trim().TrimStart('W', '/').Trim('"'), NumberStyles.None, CultureInfo.InvariantCulture, out var expected))
            throw new StaleException($"“{version}” is no version of ours. Send one ETag as you read it, such as \"3\".");
        http.RequestServices.GetRequiredService<ExpectedVersion>().Version = expected;
    }

    /// <summary>Marks a route that checks the antiforgery token itself; a test walks all POST routes for it.</summary>
    public sealed record FormDoor;

    /// <summary>What the description of a route is written from: the verb or reader behind it, what it takes and what it answers.</summary>
    /// <param name="Acts">True for a verb, false for what only asks.</param>
    /// <param name="Makes">True for a verb that answers 201 with the address of what it made.</param>
    public sealed record Described(Type Verb, Type Input, Type Model, bool Acts = false, bool Makes = false);

    sealed class SeeOther(string to) : IResult
    {
        public Task ExecuteAsync(HttpContext http)
        {
            http.Response.StatusCode = 303;
            http.Response.Headers.Location = new Uri(to, UriKind.Relative).ToString();
            return Task.CompletedTask;
        }
    }
}

/// <summary>Answers the API's refusals as problem details, and checks If-Match.</summary>
static class ApiDoor
{
    public static RequestDelegate Around(Func<HttpContext, Task<IResult>> answer) => async http => await (await Answer(http, answer)).ExecuteAsync(http);

    static async Task<IResult> Answer(HttpContext http, Func<HttpContext, Task<IResult>> answer)
    {
        try
        {
            Doors.ReadExpected(http, http.Request.Headers.IfMatch);
            await Doors.StayOpen(http);
            return await answer(http);
        }
        catch (RuleException no)
        {
            return Refuse(422, no.Obstacles);
        }
        catch (StaleException stale)
        {
            return Refuse(412, detail: stale.Message);
        }
        catch (NotFoundException missing)
        {
            return Refuse(404, detail: missing.Message);
        }

        static IResult Refuse(int status, IReadOnlyList<Obstacle>? obstacles = null, string? detail = null) =>
            Results.Json(Problems.Of(status, obstacles, detail), Json.Options, "application/problem+json", status);
    }
}

/// <summary>Fills what stands around a page, and answers 404 in words.</summary>
static class PageDoor
{
    public static RequestDelegate Around(Func<HttpContext, Task<IResult>> answer) => async http => await (await Answer(http, answer)).ExecuteAsync(http);

    /// <summary>Menu, duty and the rest that stands around the page of who is asking.</summary>
    public static async Task Surround(HttpContext http)
    {
        var frame = http.RequestServices.GetRequiredService<Ui.Frame>();
        foreach (var part in http.RequestServices.GetServices<IFramePart>()) await part.Fill(frame, http);
    }

    static async Task<IResult> Answer(HttpContext http, Func<HttpContext, Task<IResult>> answer)
    {
        try
        {
            await Doors.StayOpen(http);
            var result = await answer(http);
            // a file has nothing around it
            if (result is FileAnswer) return result;
            await Surround(http);
            return result;
        }
        catch (NotFoundException)
        {
            return Results.StatusCode(404);
        }
        catch (RuleException no)
        {
            // a mistyped address: nothing was asked to change
            http.Items[nameof(RuleException)] = no;
            return Results.StatusCode(400);
        }
    }
}

/// <summary>One module's share of what stands around every page: menu, duty, my networks.</summary>
public interface IFramePart
{
    Task Fill(Ui.Frame frame, HttpContext http);
}
