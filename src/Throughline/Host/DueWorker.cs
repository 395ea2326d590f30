namespace Throughline.Host;

/// <summary>Does what is due: claims it for this node, hands it to who can do it, tries again later when it failed, and gives up loudly.</summary>
public sealed partial class DueWorker(IServiceScopeFactory scopes, IClock clock, ILogger<DueWorker> log) : BackgroundService
{
    static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    static readonly Duration Lease = Duration.FromMinutes(15);
    const int AtOnce = 50;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                while (await RunOnce(stoppingToken) == AtOnce) { }
            }
            catch (Exception fault) when (!stoppingToken.IsCancellationRequested)
            {
                DatabaseDoesNotAnswer(fault);
            }
        }
    }

    /// <summary>Does one round of what is due now and answers how much that was.</summary>
    public async Task<int> RunOnce(CancellationToken stop = default)
    {
        var now = clock.Now();
        List<DueWork> claimed;
        await using (var scope = scopes.CreateAsyncScope())
            // what was due first is done first: a report stands on the credits that were computed the day before
            claimed = [.. (await scope.ServiceProvider.GetRequiredService<ThroughlineDb>().ClaimDueWork(now, now + Lease, AtOnce, stop)).OrderBy(w => w.DueAt)];
        var together = new HashSet<Guid>();
        foreach (var alike in claimed.GroupBy(w => w.Kind).Where(g => g.Count() > 1)) together.UnionWith(await DoTogether([.. alike], stop));
        if (together.Count > 0) await Note(together.ToDictionary(id => id, _ => (string?)null), stop);
        // each by itself: a letter that was sent must not be sent again because the program fell at the next
        foreach (var work in claimed.Where(w => !together.Contains(w.Id))) await Note(new() { [work.Id] = await Do(work, stop) }, stop);
        return claimed.Count;
    }

    async Task<IReadOnlyCollection<Guid>> DoTogether(List<DueWork> works, CancellationToken stop)
    {
        try
        {
            await using var scope = scopes.CreateSystemScope();
            return scope.ServiceProvider.GetServices<IDoDueWork>().FirstOrDefault(d => d.Kind == works[0].Kind) is { } doer ? await doer.DoTogether(works, stop) : [];
        }
        catch (Exception) when (!stop.IsCancellationRequested)
        {
            // one by one it will show which of them it was
            return [];
        }
    }

    /// <summary>Null when it is done, else why not.</summary>
    async Task<string?> Do(DueWork work, CancellationToken stop)
    {
        try
        {
            await using var scope = scopes.CreateSystemScope();
            var doer = scope.ServiceProvider.GetServices<IDoDueWork>().FirstOrDefault(d => d.Kind == work.Kind)
                ?? throw new InvalidOperationException($"Nothing here does work of the kind {work.Kind}.");
            await doer.Do(work, stop);
            return null;
        }
        catch (Exception fault) when (!stop.IsCancellationRequested)
        {
            return fault.Message;
        }
    }

    // if we fall before it, they are done again after the lease
    async Task Note(Dictionary<Guid, string?> errors, CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ThroughlineDb>();
        await db.DueWorkIsDone([.. errors.Where(e => e.Value is null).Select(e => e.Key)], clock.Now(), stop);
        var failed = errors.Where(e => e.Value is not null).Select(e => e.Key).ToList();
        if (failed.Count == 0) return;
        var rows = await db.DueWork.Where(w => failed.Contains(w.Id)).ToListAsync(stop);
        foreach (var row in rows) row.Failed(clock.Now(), errors[row.Id]!);
        await db.SaveChangesAsync(stop);
        foreach (var row in rows.Where(r => r.GivenUpAt is not null)) GivenUp(row.Kind, row.Key, row.Attempts, row.LastError!);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Given up: {Kind} {Key} after {Attempts} attempts: {Error}")]
    partial void GivenUp(string kind, string key, int attempts, string error);

    [LoggerMessage(Level = LogLevel.Error, Message = "Due work could not be read.")]
    partial void DatabaseDoesNotAnswer(Exception fault);
}
