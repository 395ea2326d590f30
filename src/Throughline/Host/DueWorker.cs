namespace Throughline.Host;

/// <summary>Does what is due: claims it for this node, hands it to who can do it, tries again later when it failed, and gives up loudly.</summary>
public sealed partial class DueWorker(IServiceScopeFactory scopes, IClock clock, ILogger<DueWorker> log) : BackgroundService
{
    static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    static readonly Duration Lease = Duration.FromMinutes(5);
    const int AtOnce = 20;

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
            claimed = await scope.ServiceProvider.GetRequiredService<ThroughlineDb>().ClaimDueWork(now, now + Lease, AtOnce, stop);
        foreach (var work in claimed) await Do(work, stop);
        return claimed.Count;
    }

    async Task Do(DueWork work, CancellationToken stop)
    {
        string? error = null;
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<CurrentUser>().ActAsSystem();
            var doer = scope.ServiceProvider.GetServices<IDoDueWork>().FirstOrDefault(d => d.Kind == work.Kind)
                ?? throw new InvalidOperationException($"Nothing here does work of the kind {work.Kind}.");
            await doer.Do(work, stop);
        }
        catch (Exception fault) when (!stop.IsCancellationRequested)
        {
            error = fault.Message;
        }
        await using var after = scopes.CreateAsyncScope();
        var db = after.ServiceProvider.GetRequiredService<ThroughlineDb>();
        var row = await db.DueWork.SingleAsync(w => w.Id == work.Id, stop);
        if (error is null) row.Done(clock.Now());
        else row.Failed(clock.Now(), error);
        await db.SaveChangesAsync(stop);
        if (row.GivenUpAt is not null) GivenUp(work.Kind, work.Key, row.Attempts, error!);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Given up: {Kind} {Key} after {Attempts} attempts: {Error}")]
    partial void GivenUp(string kind, string key, int attempts, string error);

    [LoggerMessage(Level = LogLevel.Error, Message = "Due work could not be read.")]
    partial void DatabaseDoesNotAnswer(Exception fault);
}
