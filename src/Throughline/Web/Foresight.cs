namespace Throughline.Web;

/// <summary>
/// What a verb would refuse of an input of which some fields could not be read, so that all faults are told at once.
/// The verb is tried twice, each time with another value in place of what could not be read, and never acts: what it
/// refuses both times hangs on what could be read.
/// </summary>
static class Foresight
{
    public static async Task<IReadOnlyList<Obstacle>> Of<TVerb, TInput, TAnswer>(HttpContext http, Fields fields, IReadOnlyList<Obstacle> unread, Func<TVerb, TInput, Task<TAnswer>> act)
        where TVerb : notnull where TInput : notnull
    {
        if (Bind.Supposed<TInput>(fields, high: false) is not { } low || Bind.Supposed<TInput>(fields, high: true) is not { } high) return [];
        var first = await Try(http, low, act);
        if (first.Count == 0) return [];
        var both = first.Intersect(await Try(http, high, act));
        var dark = unread.Select(o => Field(o.Pointer)).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return [.. both.Where(o => o.Pointer is null || !dark.Contains(Field(o.Pointer)))];
    }

    static async Task<IReadOnlyList<Obstacle>> Try<TVerb, TInput, TAnswer>(HttpContext http, TInput input, Func<TVerb, TInput, Task<TAnswer>> act) where TVerb : notnull
    {
        await using var scope = http.RequestServices.GetRequiredService<IServiceScopeFactory>().CreateAsyncScope();
        var its = scope.ServiceProvider;
        its.GetRequiredService<CurrentUser>().SeeAs(http.RequestServices.GetRequiredService<CurrentUser>());
        its.GetRequiredService<ExpectedVersion>().Version = http.RequestServices.GetRequiredService<ExpectedVersion>().Version;
        return await Trial.Of(() => act(its.GetRequiredService<TVerb>(), input));
    }

    // the field of the input itself: a rule about one row of a table may hang on another
    static string? Field(string? pointer) => pointer?.Split('/').ElementAtOrDefault(1);
}
