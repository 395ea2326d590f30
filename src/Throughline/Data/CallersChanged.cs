using Microsoft.EntityFrameworkCore.Infrastructure;
using Throughline.Modules.Parties.Published;
using Throughline.Modules.Parties.SignIn;

namespace Throughline.Data;

/// <summary>Counts how often people, accounts, tokens or organisations changed on this node: what was remembered of a caller before is void.</summary>
public sealed class CallersChanged
{
    long count;

    public long Count => Interlocked.Read(ref count);

    internal void Note() => Interlocked.Increment(ref count);
}

public abstract partial class ThroughlineDb
{
    // once more after the commit: between the two somebody may have read and remembered what was before
    bool callersChanged;

    bool ChangesCallers() => ChangeTracker.Entries().Any(e => (e.State is EntityState.Modified or EntityState.Deleted) && e.Entity is Person or Account or ApiToken or Organisation);

    void ForgetCallers()
    {
        this.GetService<CallersChanged>().Note();
        callersChanged = Database.CurrentTransaction is not null;
    }
}
