using System.Threading.Channels;
using Throughline.Modules.Improvement.Learning;
using Throughline.Modules.Improvement.Recurrences;
using Throughline.Modules.Improvement.Suggestions;

namespace Throughline.Modules.Improvement.Nights;

/// <summary>Does at night what looks at everything: learns from the links, then looks through the history. Beside the other due work, so that no alarm waits for it.</summary>
public sealed partial class NightShift(IServiceScopeFactory scopes, DeskIndex index, ILogger<NightShift> log) : BackgroundService
{
    readonly SemaphoreSlim working = new(1, 1);
    readonly Channel<bool> asked = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <summary>Begins as soon as the shift before is over; asked twice, it is done once.</summary>
    public void Begin() => asked.Writer.TryWrite(true);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await foreach (var _ in asked.Reader.ReadAllAsync(stoppingToken))
            {
                try
                {
                    await Work(stoppingToken);
                }
                catch (Exception fault) when (!stoppingToken.IsCancellationRequested)
                {
                    Broken(fault);
                }
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // the next night begins anew: nothing is half written
        }
    }

    /// <summary>One shift; whoever asks for another meanwhile waits until it is over, or both would learn the same.</summary>
    public async Task Work(CancellationToken stop = default)
    {
        await working.WaitAsync(stop);
        try
        {
            await index.CatchUp(stop);
            await As(s => s.GetRequiredService<LearnFromLinks>().Run(stop));
            await index.CatchUp(stop);
            await As(s => s.GetRequiredService<LookThroughHistory>().Run(stop));
            await As(async s => { await s.GetRequiredService<PlanNight>().Run(stop); return true; });
        }
        finally
        {
            working.Release();
        }
    }

    public override void Dispose()
    {
        working.Dispose();
        base.Dispose();
    }

    async Task As<T>(Func<IServiceProvider, Task<T>> work)
    {
        await using var scope = scopes.CreateSystemScope();
        await work(scope.ServiceProvider);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The look through the history was broken off; it begins anew the next night.")]
    partial void Broken(Exception fault);
}

/// <summary>Hands the night's work to the shift of the node that took the row.</summary>
public sealed class BeginNight(NightShift shift) : IDoDueWork
{
    public const string Work = "improvement-night";

    public string Kind => Work;

    public Task Do(DueWork work, CancellationToken stop)
    {
        shift.Begin();
        return Task.CompletedTask;
    }
}

/// <summary>Plans the next night, once for all nodes; the first look is taken at once, as soon as there is something to look at.</summary>
public sealed class PlanNight(ThroughlineDb db, IClock clock)
{
    const int WorthALook = 20;
    static readonly LocalTime Hour = new(3, 10);

    public async Task Run(CancellationToken stop = default)
    {
        if (await db.DueWork.AnyAsync(w => w.Kind == BeginNight.Work && w.DoneAt == null && w.GivenUpAt == null, stop)) return;
        var now = clock.Now();
        var zone = Times.ZoneOf(await db.Organisations.AsNoTracking().Where(o => o.Side == PartyKind.Us).Select(o => o.Zone).FirstOrDefaultAsync(stop));
        const string firstKey = BeginNight.Work + ":first";
        var first = !await db.HistoryLooks.AnyAsync(stop) && await db.Tickets.CountAsync(stop) >= WorthALook && !await db.DueWork.AnyAsync(w => w.Key == firstKey, stop);
        var today = now.InZone(zone).Date;
        var night = (today + Hour).InZoneLeniently(zone).ToInstant() is var early && early > now ? early : (today.PlusDays(1) + Hour).InZoneLeniently(zone).ToInstant();
        db.DueWork.Add(DueWork.At(first ? now : night, BeginNight.Work, first ? firstKey : $"{BeginNight.Work}:{night.InZone(zone).Date:uuuu'-'MM'-'dd}"));
        try
        {
            await db.SaveChangesAsync(stop);
        }
        catch (DbUpdateException clash) when (clash.IsClash())
        {
            // another node planned it at the same moment, or it was done already tonight
        }
    }
}
