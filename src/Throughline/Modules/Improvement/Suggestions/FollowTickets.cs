using System.Diagnostics;
using Throughline.Modules.Improvement.Nights;

namespace Throughline.Modules.Improvement.Suggestions;

/// <summary>Keeps this node's index at the database: four times a second it takes over what happened, on whichever node it happened.</summary>
public sealed partial class FollowTickets(DeskIndex index, IServiceScopeFactory scopes, IHostApplicationLifetime life, ILogger<FollowTickets> log) : BackgroundService
{
    static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250), AfterFault = TimeSpan.FromSeconds(5), BetweenPlans = TimeSpan.FromHours(1);
    long? plannedAt;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // the first page comes first
        await Started(stoppingToken);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await index.CatchUp(stoppingToken);
                if (index.Engine.Count > 0 && (plannedAt is not { } then || Stopwatch.GetElapsedTime(then) > BetweenPlans)) await Plan(stoppingToken);
                await Task.Delay(Pause, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception fault)
            {
                NotFollowed(fault);
                await Task.Delay(AfterFault, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    // again and again: the node whose turn it was may have fallen in the middle of the night
    async Task Plan(CancellationToken stop)
    {
        plannedAt = Stopwatch.GetTimestamp();
        await using var scope = scopes.CreateSystemScope();
        await scope.ServiceProvider.GetRequiredService<PlanNight>().Run(stop);
    }

    async Task Started(CancellationToken stop)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var on = life.ApplicationStarted.Register(() => started.TrySetResult());
        await using var off = stop.Register(() => started.TrySetResult());
        await started.Task;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The tickets could not be read for the search for repeats; it is tried again.")]
    partial void NotFollowed(Exception fault);
}
