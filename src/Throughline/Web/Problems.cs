namespace Throughline.Web;

/// <summary>One fault of the input, for programs: which, where, in words.</summary>
public sealed record Fault(string Code, string Message, string? Pointer);

/// <summary>A refusal as RFC 9457 problem details, with a code and a pointer for every fault at once.</summary>
public sealed record Problem(string Type, string Title, int Status, string Code, string Detail, IReadOnlyList<Fault> Errors);

/// <summary>Writes refusals for programs.</summary>
public static class Problems
{
    /// <summary>The most that the body of a request may hold.</summary>
    public const long MostBytes = 32L << 20;

    /// <summary>The refusal of a larger one.</summary>
    public const string TooLarge = "At most 32 MB are taken at once. Nothing was kept: send a smaller file, or split it.";

    static readonly Dictionary<int, (string Code, string Title, string Detail)> Known = new()
    {
        [400] = ("bad-request", "The request cannot be read", "Check its form against the description at /openapi/v1.json."),
        [401] = ("not-signed-in", "Not signed in", "Send a token: Authorization: Bearer thr_…"),
        [403] = ("not-allowed", "Not allowed", "None of your roles opens this route."),
        [404] = ("not-found", "Not found", "There is no such thing, or it is not shared with you."),
        [405] = ("method-not-allowed", "Method not allowed", "This address answers other methods."),
        [409] = ("in-progress", "Already in progress", "The same Idempotency-Key is being worked on. Ask again in a moment."),
        [412] = ("stale", "Changed since you read it", "Read it again and repeat the change with its new ETag."),
        [413] = ("too-large", "Too large", TooLarge),
        [415] = ("unsupported-media-type", "Unsupported media type", "Send application/json."),
        [422] = ("refused", "Refused", "See errors: each names what stands in the way and how to mend it."),
        [428] = ("if-match-required", "If-Match required", "Send the ETag that you read in If-Match."),
        [500] = ("fault", "A fault of ours", "It is logged. Nothing was changed; try again."),
    };

    public static Problem Of(int status, IReadOnlyList<Obstacle>? obstacles = null, string? detail = null)
    {
        var (code, title, words) = Known.TryGetValue(status, out var known) ? known : ("error", "Error", "");
        var errors = (obstacles ?? []).Select(o => new Fault(o.Code, o.Message, o.Pointer)).ToList();
        return new Problem($"https://throughline.example/problems/{code}", title, status, code, detail ?? words, errors);
    }

    /// <summary>What was asked for under a key was done, and whoever did it fell before the answer was kept.</summary>
    public static Problem WasDone(Instant at) => new("https://throughline.example/problems/was-done", "Done before", 409, "was-done",
        $"What was sent with this Idempotency-Key was done at {at.Text(null)} UTC; its answer was lost. Read what became of it. It is not done again.", []);

    public static Task Write(HttpContext http, int status, IReadOnlyList<Obstacle>? obstacles = null, string? detail = null)
    {
        http.Response.StatusCode = status;
        return http.Response.WriteAsJsonAsync(Of(status, obstacles, detail), Json.Options, "application/problem+json");
    }
}
