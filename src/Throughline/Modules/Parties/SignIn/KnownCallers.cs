using System.Collections.Concurrent;
using System.Diagnostics;

namespace Throughline.Modules.Parties.SignIn;

/// <summary>Who stands behind a token or a session, as it was read.</summary>
/// <param name="Until">When the token expires; null for a session, whose cookie says so itself.</param>
sealed record Caller(Guid Id, string Name, Guid OrganisationId, string Organisation, PartyKind Side, Role Roles, Instant? DisabledAt, string Zone, bool ReadsOnly = false, Instant? Until = null);

/// <summary>
/// Remembers callers for half a second, so that a storm of requests does not ask the database for each. A change made
/// on this node is seen by the next request; one made on another node within that half second.
/// </summary>
public sealed class KnownCallers(CallersChanged changed)
{
    const int Most = 10_000;
    static readonly TimeSpan Lifetime = TimeSpan.FromMilliseconds(500);

    sealed record Entry(Caller? Caller, long Changes, long ReadAt);

    readonly ConcurrentDictionary<string, Entry> known = new(StringComparer.Ordinal);

    internal async ValueTask<Caller?> Find(string key, Func<Task<Caller?>> read)
    {
        if (known.TryGetValue(key, out var entry) && entry.Changes == changed.Count && Stopwatch.GetElapsedTime(entry.ReadAt) < Lifetime) return entry.Caller;
        // both taken before reading: a change while we read makes what we read void at once
        var (changes, now) = (changed.Count, Stopwatch.GetTimestamp());
        var caller = await read();
        if (known.Count >= Most) known.Clear();
        known[key] = new Entry(caller, changes, now);
        return caller;
    }
}
