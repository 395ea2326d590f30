using System.Linq.Expressions;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Throughline.Data.Bulk;
using Throughline.Kernel;
using Throughline.Modules.Parties.SignIn;

namespace Throughline.Data;

/// <summary>The one database of an installation, the same model on SQLite and on PostgreSQL.</summary>
/// <remarks>The tables stand in <c>Sets/</c>, one file per module.</remarks>
public abstract partial class ThroughlineDb(DbContextOptions options, CurrentUser viewer, IClock clock)
    : IdentityUserContext<Account, Guid, IdentityUserClaim<Guid>, IdentityUserLogin<Guid>, IdentityUserToken<Guid>, IdentityUserPasskey<Guid>>(options)
{
    public DbSet<Fact> Facts => Set<Fact>();
    public DbSet<JournalHead> JournalHeads => Set<JournalHead>();
    public DbSet<DueWork> DueWork => Set<DueWork>();
    public DbSet<Counter> Counters => Set<Counter>();

    // What a query may see is decided here and in Visibility.cs, nowhere else.
    internal bool SeesAll => viewer.SeesAll;
    internal Guid ViewerOrganisation => viewer.OrganisationId ?? Guid.Empty;
    internal Instant ViewerNow { get; } = clock.Now();

    /// <summary>A request that asks many things keeps its connection where opening costs and keeping does not.</summary>
    public virtual Task StayOpen() => Task.CompletedTask;

    /// <summary>An instant as it stands in a column, for statements of our own.</summary>
    internal abstract object Stored(Instant at);

    /// <summary>Says that the statements until the end of this transaction are about a hundred thousand rows each.</summary>
    internal virtual Task ExpectMany() => Task.CompletedTask;

    /// <summary>Takes rows until the end of this transaction: whoever changes one of them meanwhile waits for us, or we for them. Free on SQLite, where one writes at a time.</summary>
    /// <param name="rows">A statement that selects them in the order in which everybody takes them.</param>
    internal virtual Task Hold(FormattableString rows) => Task.CompletedTask;

    /// <summary>Takes away all tables with all that is in them. The guards refuse to delete history row by row, so they are to be made anew.</summary>
    internal abstract Task DropEverything(CancellationToken stop = default);

    /// <summary>Takes what is due and not taken, for one node alone: its attempt is counted and nobody else gets it before the lease ends.</summary>
    /// <param name="now">What was due until then.</param>
    public abstract Task<List<DueWork>> ClaimDueWork(Instant now, Instant leaseUntil, int most, CancellationToken stop = default);

    /// <summary>Queues work unless it waits or was done already; the caller saves.</summary>
    public async Task QueueOnce(DueWork work, CancellationToken stop = default)
    {
        if (!await DueWork.AnyAsync(w => w.Key == work.Key, stop)) DueWork.Add(work);
    }

    /// <summary>Notes that work is done, for all in one statement.</summary>
    public async Task DueWorkIsDone(IReadOnlyList<Guid> ids, Instant now, CancellationToken stop = default)
    {
        if (ids.Count == 0) return;
        using var gate = await ToWrite(stop);
        await DueWork.Where(w => ids.Contains(w.Id)).ExecuteUpdateAsync(w => w.SetProperty(x => x.DoneAt, now).SetProperty(x => x.LeasedUntil, (Instant?)null).SetProperty(x => x.LastError, (string?)null), stop);
    }

    /// <summary>Pours rows into a table inside the transaction that is open, past the change tracker: for work on a hundred thousand rows at once.</summary>
    internal abstract Task Pour(BulkTable table, IReadOnlyList<BulkRow> rows, CancellationToken stop = default);

    /// <summary>The same for things of one kind that are wholes by themselves.</summary>
    internal Task Pour<T>(IReadOnlyList<T> things, CancellationToken stop = default) where T : class => Pour(BulkTable.Of(Model, typeof(T), null), [.. things.Select(t => new BulkRow(t))], stop);

    protected override void ConfigureConventions(ModelConfigurationBuilder builder)
    {
        builder.Properties<LocalDate>().HaveConversion<LocalDateAsDateOnly>();
        builder.Properties<LocalTime>().HaveConversion<LocalTimeAsTimeOnly>();
        builder.Properties<Duration>().HaveConversion<DurationAsSeconds>();
        builder.Properties<Enum>().HaveConversion<string>().HaveMaxLength(40);
        builder.Properties<Role>().HaveConversion<int>();
    }

    protected override void OnModelCreating(ModelBuilder model)
    {
        base.OnModelCreating(model);
        model.ApplyConfigurationsFromAssembly(typeof(ThroughlineDb).Assembly);
        foreach (var entity in model.Model.GetEntityTypes())
        {
            if (entity.FindPrimaryKey()?.Properties is [{ Name: "Id" } key] && key.ClrType == typeof(Guid))
                key.ValueGenerated = Microsoft.EntityFrameworkCore.Metadata.ValueGenerated.Never;
            if (typeof(Root).IsAssignableFrom(entity.ClrType))
                entity.FindProperty(nameof(Root.Version))!.IsConcurrencyToken = true;
        }
        // EF Core writes no code for filters: the model it writes ahead takes them when it is read, and none is asked without them
        if (!EF.IsDesignTime) Visibility.Narrow(model);
    }
}
