using System.Security.Cryptography;
using System.Text.Json;

namespace Throughline.Web;

/// <summary>The answer to a POST that carried an Idempotency-Key, kept for a day: the same key never acts twice, whoever falls meanwhile.</summary>
public sealed class IdempotentReply
{
    public string Key { get; init; } = "";
    public string RequestHash { get; init; } = "";
    public Instant At { get; init; }

    /// <summary>When something of the act was written, in the same transaction as the act: from then on it is never done again.</summary>
    public Instant? ActedAt { get; set; }
    public int? Status { get; set; }
    public string? Location { get; set; }
    public string? Body { get; set; }
}

sealed class IdempotentReplyMapping : IEntityTypeConfiguration<IdempotentReply>
{
    public void Configure(Microsoft.EntityFrameworkCore.Metadata.Builders.EntityTypeBuilder<IdempotentReply> reply)
    {
        reply.ToTable("IdempotentReplies");
        reply.HasKey(r => r.Key);
        reply.Property(r => r.Key).HasMaxLength(340);
        // whoever took the key anew took it at another instant: the act of the one before is refused
        reply.Property(r => r.At).IsConcurrencyToken();
    }
}

/// <summary>Runs a POST once per Idempotency-Key and replays its answer to every repetition.</summary>
public static class Idempotency
{
    static readonly Duration Lease = Duration.FromMinutes(1);
    static readonly Duration Kept = Duration.FromDays(1);
    static long sweptHour;

    public static async Task<IResult> Once(HttpContext http, byte[] body, Func<Task<(int Status, string Location, object Body)>> act)
    {
        var header = http.Request.Headers["Idempotency-Key"].ToString();
        if (header.Length == 0)
        {
            var (status, location, answer) = await act();
            return Reply(http, status, location, JsonSerializer.Serialize(answer, Json.Options));
        }
        if (header.Length > 200) throw new RuleException("idempotency-key-too-long", "The Idempotency-Key has more than 200 characters. Send a shorter one.");

        var user = http.RequestServices.GetRequiredService<CurrentUser>();
        var scopes = http.RequestServices.GetRequiredService<IServiceScopeFactory>();
        var now = http.RequestServices.GetRequiredService<IClock>().Now();
        // of one length, whatever the address
        var key = Convert.ToHexStringLower(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes($"{user.Id}:{http.Request.Path}:{header}")));
        var hash = Convert.ToHexStringLower(SHA256.HashData(body));

        // its own scope: a refusal by the verb must not carry half a reply, nor this one half a verb
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ThroughlineDb>();
        var replies = db.Set<IdempotentReply>();
        await ForgetOld(db, now);
        var known = await replies.SingleOrDefaultAsync(r => r.Key == key);
        // its day is over, or whoever took it fell: the key is free, for one of those who come now
        if (known is not null && known.At <= now - (known is { Status: null, ActedAt: null } ? Lease : Kept))
        {
            await db.InTransaction(() => replies.Where(r => r.Key == key && r.At == known.At).ExecuteDeleteAsync());
            db.Entry(known).State = EntityState.Detached;
            known = null;
        }
        if (known is not null && known.RequestHash != hash)
            throw new RuleException("idempotency-key-reused", "This Idempotency-Key was sent before with another body. Use a new key for a new request.");
        if (known is { Status: { } kept }) return Reply(http, kept, known.Location, known.Body!);
        if (known is not null) return Conflict(known is { ActedAt: { } done } && known.At <= now - Lease ? Problems.WasDone(done) : Problems.Of(409));
        try
        {
            replies.Add(known = new IdempotentReply { Key = key, RequestHash = hash, At = now });
            await db.SaveChangesAsync();
        }
        catch (DbUpdateException)
        {
            return Conflict(Problems.Of(409));
        }
        http.RequestServices.GetRequiredService<ThroughlineDb>().ActsUnder([new() { Key = key, RequestHash = hash, At = now }]);
        try
        {
            var (status, location, answer) = await act();
            (known.Status, known.Location, known.Body) = (status, location, JsonSerializer.Serialize(answer, Json.Options));
            await db.SaveChangesAsync();
            return Reply(http, status, location, known.Body);
        }
        catch
        {
            // what acted before it fell stays taken
            await db.InTransaction(() => replies.Where(r => r.Key == key && r.At == now && r.ActedAt == null).ExecuteDeleteAsync());
            throw;
        }
    }

    // once an hour on each node, by whoever comes then
    static async Task ForgetOld(ThroughlineDb db, Instant now)
    {
        var hour = now.ToUnixTimeSeconds() / 3600;
        if (Interlocked.Exchange(ref sweptHour, hour) == hour) return;
        var before = now - Kept;
        await db.InTransaction(() => db.Set<IdempotentReply>().Where(r => r.At <= before).ExecuteDeleteAsync());
    }

    static IResult Conflict(Problem problem) => Results.Json(problem, Json.Options, "application/problem+json", 409);

    static IResult Reply(HttpContext http, int status, string? location, string body)
    {
        if (status == 201 && location is not null) http.Response.Headers.Location = Doors.Api + location;
        return Results.Text(body, "application/json", System.Text.Encoding.UTF8, status);
    }
}
