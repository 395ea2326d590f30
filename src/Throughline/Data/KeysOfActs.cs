using Microsoft.EntityFrameworkCore;
using Throughline.Kernel;
using Throughline.Web;

namespace Throughline.Data;

/// <summary>An act that was asked for under a key leaves with its changes, in one transaction, that it was done: whoever falls after it can tell.</summary>
public abstract partial class ThroughlineDb
{
    /// <summary>Keys under which what is written here was asked for.</summary>
    internal IReadOnlyList<IdempotentReply> Keys { get; private set; } = [];

    internal void ActsUnder(IEnumerable<IdempotentReply> keys) => Keys = [.. keys];

    // with every save: one that was rolled back took its mark along
    void MarkKeys()
    {
        if (Keys.Count == 0 || !ChangeTracker.HasChanges()) return;
        foreach (var key in Keys)
        {
            if (Entry(key).State == EntityState.Detached) Attach(key);
            key.ActedAt = ViewerNow;
            Entry(key).Property(k => k.ActedAt).IsModified = true;
        }
    }

    // past the change tracker, inside the transaction that is open
    async Task WriteKeys(CancellationToken stop)
    {
        foreach (var key in Keys)
            if (await Set<IdempotentReply>().Where(r => r.Key == key.Key && r.At == key.At).ExecuteUpdateAsync(r => r.SetProperty(x => x.ActedAt, ViewerNow), stop) == 0)
                throw new StaleException("The Idempotency-Key was taken by another request meanwhile. Read what became of it before you send it again.");
    }
}
