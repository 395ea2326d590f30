using Microsoft.EntityFrameworkCore;
using Throughline.Kernel;

namespace Throughline.Data;

/// <summary>How a change is written: one writer at a time on SQLite, the whole thing marked as changed, the journal chained in the same transaction.</summary>
public abstract partial class ThroughlineDb
{
    /// <summary>Waits for the right to write; free on PostgreSQL, one at a time on SQLite.</summary>
    protected abstract Task<IDisposable> WriterGate(CancellationToken stop);

    /// <summary>The one way to the right to write: a trial ends here.</summary>
    Task<IDisposable> ToWrite(CancellationToken stop)
    {
        Trial.EndsHere();
        return WriterGate(stop);
    }

    /// <summary>Reads the heads of these journals so that nobody else can add to them before this transaction ends.</summary>
    protected abstract Task<List<JournalHead>> LockHeads(Guid[] networks);

    bool writing;

    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        MarkKeys();
        foreach (var entry in ChangeTracker.Entries<Root>())
            if (entry.State == EntityState.Modified) entry.Entity.TouchOnce(entry.Property(r => r.Version).OriginalValue);
        await SaveNames(cancellationToken);

        var chained = ChangeTracker.Entries<Fact>().Where(e => e.State == EntityState.Added && e.Entity.NetworkId is not null).Select(e => e.Entity).ToList();
        var callers = ChangesCallers();
        using var gate = writing ? null : await ToWrite(cancellationToken);
        try
        {
            if (chained.Count == 0)
            {
                var alone = await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
                if (callers) ForgetCallers();
                return alone;
            }

            await using var transaction = Database.CurrentTransaction is null ? await Database.BeginTransactionAsync(cancellationToken) : null;
            // a fault ends this transaction as a whole: a savepoint inside it would be two journeys for nothing
            if (transaction is not null) Database.AutoSavepointsEnabled = false;
            await Chain(chained);
            var saved = await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
            if (transaction is not null) await transaction.CommitAsync(cancellationToken);
            if (callers) ForgetCallers();
            return saved;
        }
        catch (DbUpdateConcurrencyException stale)
        {
            throw Stale(stale.Entries.Count > 0 ? stale.Entries[0].Metadata.ClrType.Name : "It");
        }
        // the database may find the second writer by what both add before it finds the older reading
        catch (DbUpdateException clash) when (clash.IsClash() && ChangeTracker.Entries<Root>().FirstOrDefault(e => e.State == EntityState.Modified) is { } changed)
        {
            throw Stale(changed.Metadata.ClrType.Name);
        }

        static StaleException Stale(string what) => new($"{what} was changed by somebody else a moment ago. Reload to see the change, then try again.");
    }

    public override int SaveChanges(bool acceptAllChangesOnSuccess) =>
        throw new NotSupportedException("Use SaveChangesAsync: the journal is chained there.");

    /// <summary>Several saves as one act: all or nothing, and nobody writes in between on SQLite.</summary>
    public async Task InTransaction(Func<Task> act, CancellationToken stop = default)
    {
        using var gate = await ToWrite(stop);
        writing = true;
        try
        {
            await using var transaction = await Database.BeginTransactionAsync(stop);
            await act();
            await transaction.CommitAsync(stop);
            if (callersChanged) ForgetCallers();
        }
        finally
        {
            writing = false;
        }
    }

    async Task Chain(List<Fact> facts)
    {
        foreach (var tracked in ChangeTracker.Entries<JournalHead>().ToList()) tracked.State = EntityState.Detached;
        var heads = await HeadsOf(facts);
        foreach (var (head, isNew) in heads) Entry(head).State = isNew ? EntityState.Added : EntityState.Unchanged;
        Chain(facts, heads.Select(h => h.Head));
    }

    // in the order of the networks: two who write to the same two journals wait for each other only one way
    async Task<List<(JournalHead Head, bool IsNew)>> HeadsOf(List<Fact> facts)
    {
        var networks = facts.Select(f => f.NetworkId!.Value).Distinct().Order().ToArray();
        var known = networks.Length == 0 ? [] : (await LockHeads(networks)).ToDictionary(h => h.NetworkId);
        return [.. networks.Select(n => known.TryGetValue(n, out var head) ? (head, false) : (new JournalHead { NetworkId = n }, true))];
    }

    static void Chain(List<Fact> facts, IEnumerable<JournalHead> heads)
    {
        var of = heads.ToDictionary(h => h.NetworkId);
        foreach (var fact in facts)
        {
            var head = of[fact.NetworkId!.Value];
            fact.Chain(++head.Entries, head.Hash);
            head.Hash = fact.Hash;
        }
    }
}
