using System.Collections.Concurrent;
using System.Data.Common;
using Throughline.Data.Bulk;
using Throughline.Modules.Support.Published;
using Throughline.Modules.Support.Tickets;

namespace Throughline.Modules.Support.Intake;

/// <summary>
/// Writes tickets that are opened at the same moment in one transaction, so that a storm of monitoring events costs one
/// journey to the disk and not sixty-four. A single ticket waits for nobody: while one group is written the next gathers.
/// </summary>
public sealed class IntakeQueue(IServiceScopeFactory scopes)
{
    const int Most = 64, Writers = 2;

    readonly ConcurrentQueue<Waiting> waiting = new();
    int writers;

    sealed record Waiting(OpenTicket.Wish Wish)
    {
        public TaskCompletionSource<Ticket> Answer { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    /// <summary>Answers when the ticket is committed; refuses as opening it alone would.</summary>
    public Task<Ticket> Open(OpenTicket.Wish wish)
    {
        Trial.EndsHere();
        var one = new Waiting(wish);
        waiting.Enqueue(one);
        StartWriter();
        return one.Answer.Task;
    }

    void StartWriter()
    {
        if (Interlocked.Increment(ref writers) <= Writers) _ = Task.Run(Write);
        else Interlocked.Decrement(ref writers);
    }

    async Task Write()
    {
        while (Take() is { Count: > 0 } group)
            foreach (var alike in group.GroupBy(w => Sight(w.Wish.By)))
                await Write([.. alike]);
        Interlocked.Decrement(ref writers);
        // one may have come between the last look and the step back
        if (!waiting.IsEmpty) StartWriter();
    }

    List<Waiting> Take()
    {
        var group = new List<Waiting>();
        while (group.Count < Most && waiting.TryDequeue(out var one)) group.Add(one);
        return group;
    }

    // those who see the same are read for together: all of us, or one organisation
    static Guid Sight(CurrentUser user) => user.SeesAll ? Guid.Empty : user.OrganisationId ?? Guid.Empty;

    async Task Write(List<Waiting> group)
    {
        try
        {
            foreach (var (one, outcome) in group.Zip(await Save([.. group.Select(g => g.Wish)])))
            {
                if (outcome.Opened is { } opened) one.Answer.TrySetResult(opened.Ticket);
                else one.Answer.TrySetException(outcome.Refusal!);
            }
        }
        catch (Exception fault) when (group.Count > 1 && (fault is DbUpdateException or StaleException or not DbException))
        {
            // One of them spoiled it for all, or another writer was in the way: each for itself.
            // A bare fault of the database may have come while committing: what was perhaps written is not tried again.
            foreach (var one in group) await Write([one]);
        }
        catch (Exception fault)
        {
            foreach (var one in group) one.Answer.TrySetException(fault);
        }
    }

    async Task<IReadOnlyList<OpenTicket.Outcome>> Save(IReadOnlyList<OpenTicket.Wish> wishes)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentUser>().SeeAs(wishes[0].By);
        var outcomes = await scope.ServiceProvider.GetRequiredService<OpenTicket>().Prepare(wishes);
        var db = scope.ServiceProvider.GetRequiredService<ThroughlineDb>();
        var rows = new NewRows();
        foreach (var opened in outcomes.Select(o => o.Opened).OfType<OpenTicket.Opened>()) opened.AddTo(rows);
        db.ActsUnder(wishes.Zip(outcomes).Where(w => w.Second.Opened is not null).SelectMany(w => w.First.Keys));
        await db.AddTogether(rows, OpenTicket.Opened.Tables);
        return outcomes;
    }
}
