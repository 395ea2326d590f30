using System.Collections.Concurrent;

namespace Throughline.Modules.Parties.SignIn;

/// <summary>Counts failed sign-ins per address: forty in ten minutes and the address waits, whatever accounts it tried.</summary>
public sealed class AttemptLimits(IClock clock)
{
    const int Most = 40;
    static readonly Duration Window = Duration.FromMinutes(10);

    readonly ConcurrentDictionary<string, (Instant Since, int Count)> failures = new();

    public bool IsExhausted(string address) =>
        failures.TryGetValue(address, out var seen) && seen.Count >= Most && clock.GetCurrentInstant() < seen.Since + Window;

    public void Failed(string address)
    {
        var now = clock.GetCurrentInstant();
        failures.AddOrUpdate(address, (now, 1), (_, seen) => now >= seen.Since + Window ? (now, 1) : (seen.Since, seen.Count + 1));
        if (failures.Count > 10_000)
            foreach (var (old, seen) in failures)
                if (now >= seen.Since + Window) failures.TryRemove(old, out _);
    }
}
