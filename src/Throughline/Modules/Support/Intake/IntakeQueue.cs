using System.Collections.Concurrent;
using System.Data.Common;
using Throughline.Data.Bulk;
using Throughline.Modules.Support.Published;
using Throughline.Modules.Support.Tickets;

namespace Throughline.Modules.Support.Intake;

/// <summary>
/// Writes tickets that are opened at the same moment in one transaction, so that a storm of monitoring events costs one
/// journey to the disk and not sixty-four. A single ticket waits for nobody: while one group is written the next gathers,
/// and where a journey costs, a moment is given after a group to those it answered, who in a storm come again at once.
/// </summary>
public sealed class IntakeQueue(IServiceScopeFactory scopes)
{
    const int Most = 64;

    // measured with ./bench intake: on SQLite one prepares while the other writes; on PostgreSQL a third while two wait for the disk
    const int WritersNear = 2, WritersFar = 3;
    static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(3);

    readonly Lazy<bool> isFar = new(() =>
    {
        using var scope = scopes.CreateScope();
        return scope.ServiceProvider.GetRequiredService<ThroughlineDb>().IsFar;
    });
    readonly ConcurrentQueue<Waiting> waiting = new();
    readonly SemaphoreSlim gathering = new(1);
    volatile Gathered? gathered;
    int writers;

    /// <summary>Tells the writer who waits for it that so many are there.</summary>
    sealed record Gathered(int Enough)
    {
        public TaskCompletionSource Signal { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

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
        if (gathered is { } group && waiting.Count >= group.Enough) group.Signal.TrySetResult();
        StartWriter();
        return one.Answer.Task;
    }

    void StartWriter()
    {
        if (Interlocked.Increment(ref writers) <= (isFar.Value ? WritersFar : WritersNear)) _ = Task.Run(Write);
        else Interlocked.Decrement(ref writers);
    }

    async Task Write()
    {
        for (var group = Take(); group.Count > 0; group = await Gather(group.Count))
            foreach (var alike in group.GroupBy(w => Sight(w.Wish.By)))
                await Write([.. alike]);
        Interlocked.Decrement(ref writers);
        // one may have come between the last look and the step back
        if (!waiting.IsEmpty) StartWriter();
    }

    /// <summary>The next group: as soon as it is as large as the last, or after a moment what there is.</summary>
    async Task<List<Waiting>> Gather(int last)
    {
        if (!isFar.Value || last == 1 || waiting.Count >= last) return Take();
        await gathering.WaitAsync();
        try
        {
            var enough = gathered = new Gathered(last);
            if (waiting.Count < last) await Task.WhenAny(enough.Signal.Task, Task.Delay(Patience));
            return Take();
        }
        finally
        {
            gathered = null;
            gathering.Release();
        }
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
        var db = scope.ServiceProvider.GetRequiredService<ThroughlineDb>();
        // for all that a group asks and writes
        await db.Database.OpenConnectionAsync();
        var outcomes = await scope.ServiceProvider.GetRequiredService<OpenTicket>().PrepareToAdd(wishes);
        var rows = new NewRows();
        foreach (var opened in outcomes.Select(o => o.Opened).OfType<OpenTicket.Opened>()) opened.AddTo(rows);
        db.ActsUnder(wishes.Zip(outcomes).Where(w => w.Second.Opened is not null).SelectMany(w => w.First.Keys));
        await db.AddTogether(rows, OpenTicket.Opened.Tables);
        return outcomes;
    }
}
