using Microsoft.Extensions.DependencyInjection.Extensions;
using Throughline.Host;
using Throughline.Modules.Agreements.Published;
using Throughline.Modules.Support.Published;

namespace Throughline.Modules.Exchange.Demo;

/// <summary>The program over the database that is being filled: every act of the history is an act of a person at an instant of the past.</summary>
public sealed class DemoWorld : IAsyncDisposable
{
    /// <summary>Zone in which the history is told.</summary>
    public const string Zone = "Europe/London";
    static readonly DateTimeZone Local = DateTimeZoneProviders.Tzdb[Zone];

    readonly WebApplication site;
    readonly DemoClock clock;
    readonly Dictionary<string, DemoPerson> people = [];
    readonly Dictionary<int, Agreement> agreements = [];
    readonly List<(Instant At, Func<Task> Act)> plan = [];
    readonly PriorityQueue<Action<ThroughlineDb>, (Instant At, int Order)> told = new();
    int order;

    /// <param name="database"><c>sqlite:PATH</c> or a PostgreSQL connection string, at this version and empty.</param>
    /// <param name="anchor">The end of the history; it is cut to the whole hour.</param>
    public DemoWorld(string database, Instant anchor)
    {
        Anchor = Instant.FromUnixTimeSeconds(anchor.ToUnixTimeSeconds() / 3600 * 3600);
        Today = Anchor.InZone(Local).Date;
        clock = new DemoClock(Anchor - Duration.FromDays(800));
        // the whole program, never started: proposals are drawn by it as pages are
        site = Host.Site.Build(database, null, builder =>
        {
            builder.Services.Replace(ServiceDescriptor.Singleton<IClock>(clock));
            builder.Services.RemoveAll<ISendNotices>(); // letters of the past are not sent
            builder.Services.Replace(ServiceDescriptor.Singleton(new Mail.MailSettings(null, 587, null, null, null, true)));
            builder.Services.ConfigureDbContext<SqliteDb>(o => o.AddInterceptors(QuickSqlite.Instance));
        });
    }

    /// <summary>The present of the demo, a whole hour.</summary>
    public Instant Anchor { get; }

    /// <summary>The instant that the history is telling of.</summary>
    public Instant Now => clock.Now;

    /// <summary>The date of the anchor where the company is.</summary>
    public LocalDate Today { get; }

    /// <summary>So many days before the anchor, at a time of day in London.</summary>
    public Instant Ago(int days, int hour, int minute = 0) => On(Today.PlusDays(-days), hour, minute);

    /// <summary>So many working days before the anchor, at a time of day in London.</summary>
    public Instant Work(int days, int hour, int minute = 0) => On(WorkDay(-days), hour, minute);

    /// <summary>An instant shortly before the anchor.</summary>
    public Instant Minutes(int before) => Anchor - Duration.FromMinutes(before);

    /// <summary>The n-th day from Monday to Friday after the anchor's date, before it when negative; its own date or the one before for 0.</summary>
    public LocalDate WorkDay(int n)
    {
        var date = Today;
        while (IsWeekend(date)) date = date.PlusDays(-1);
        for (var left = Math.Abs(n); left > 0;)
        {
            date = date.PlusDays(Math.Sign(n));
            if (!IsWeekend(date)) left--;
        }
        return date;
    }

    static bool IsWeekend(LocalDate date) => date.DayOfWeek is IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday;

    // nothing of the history may lie after its end
    Instant On(LocalDate date, int hour, int minute) => Instant.Min(date.At(new LocalTime(hour, minute)).InZoneLeniently(Local).ToInstant(), Anchor);

    public DemoPerson Person(string name) => people[name];
    public IEnumerable<DemoPerson> People => people.Values;
    internal void Knows(DemoPerson person) => people.Add(person.Name, person);

    /// <summary>The agreement with this number, as it was signed.</summary>
    public Agreement Agreement(int number) => agreements[number];
    internal void Knows(Agreement agreement) => agreements.Add((int)agreement.Number, agreement);

    /// <summary>Puts an act into the history. What is planned for the same instant happens in the order of planning.</summary>
    public void At(Instant at, Func<Task> act) => plan.Add((at > Anchor ? throw new InvalidOperationException($"The history would tell of {at}, after its end {Anchor}.") : at, act));

    /// <summary>A person does something with a verb at an instant.</summary>
    public void At<TVerb>(Instant at, string who, Func<TVerb, Task> act) where TVerb : notnull => At(at, () => Act(who, act));

    /// <summary>Puts something into the history that is only written down, in its place of time, with whatever else is written then.</summary>
    public void Tell(Instant at, Action<ThroughlineDb> write) => told.Enqueue(write, (at, order++));

    async Task WriteTold(Instant until)
    {
        if (!told.TryPeek(out _, out var first) || first.At > until) return;
        await Save(null, db =>
        {
            while (told.TryPeek(out _, out var next) && next.At <= until) told.Dequeue()(db);
            return Task.CompletedTask;
        });
    }

    // what was promised for later is done when its time comes: notices, closing by silence
    async Task DoDue(Instant until)
    {
        while (await NextDue(until) is { } due)
        {
            // what is only told comes in its place of time too
            await WriteTold(due);
            if (due > clock.Now) clock.Now = due;
            if (await site.Services.GetRequiredService<DueWorker>().RunOnce() == 0) return;
        }
    }

    async Task<Instant?> NextDue(Instant until)
    {
        await using var scope = Scope(null);
        return await scope.ServiceProvider.GetRequiredService<ThroughlineDb>().DueWork.Where(w => w.DoneAt == null && w.GivenUpAt == null && w.LeasedUntil == null && w.DueAt <= until)
            .OrderBy(w => w.DueAt).Select(w => (Instant?)w.DueAt).FirstOrDefaultAsync();
    }

    /// <summary>Tells the whole history in the order of time; an act may plan further ones that come after it.</summary>
    public async Task Play(CancellationToken stop = default)
    {
        while (plan.Count > 0)
        {
            var due = plan.OrderBy(p => p.At).ToList();
            plan.Clear();
            for (var i = 0; i < due.Count; i++)
            {
                stop.ThrowIfCancellationRequested();
                await DoDue(due[i].At);
                await WriteTold(due[i].At);
                if (due[i].At > clock.Now) clock.Now = due[i].At;
                await due[i].Act();
                if (plan.Count == 0) continue;
                plan.AddRange(due.Skip(i + 1));
                break;
            }
        }
        await DoDue(Anchor);
        await WriteTold(Anchor);
        clock.Now = Anchor;
    }

    /// <summary>Runs a verb as a person, now.</summary>
    public async Task<T> Act<TVerb, T>(string who, Func<TVerb, Task<T>> act) where TVerb : notnull
    {
        await using var scope = Scope(people[who]);
        try
        {
            return await act(ActivatorUtilities.GetServiceOrCreateInstance<TVerb>(scope.ServiceProvider));
        }
        catch (RuleException no)
        {
            throw new InvalidOperationException($"{who} could not {typeof(TVerb).Name} at {clock.Now}: {no.Message}", no);
        }
    }

    /// <summary>Runs a verb as a person, now.</summary>
    public Task Act<TVerb>(string who, Func<TVerb, Task> act) where TVerb : notnull => Act<TVerb, int>(who, async verb => { await act(verb); return 0; });

    /// <summary>Works on the database as a person, or as the program itself, now, and saves.</summary>
    public async Task Save(string? who, Func<ThroughlineDb, Task> work)
    {
        await using var scope = Scope(who is null ? null : people[who]);
        var db = scope.ServiceProvider.GetRequiredService<ThroughlineDb>();
        await work(db);
        await db.SaveChangesAsync();
    }

    /// <summary>Gives the catalogue what comes with the program, if nobody did.</summary>
    public Task Catalogue() => Design.Catalogue.Keep.LoadSeedCatalogue.Into(site.Services);

    /// <summary>Makes the next reference of a kind this one.</summary>
    public Task NextNumber(string name, long next) => Save(null, async db =>
    {
        var counter = await db.Counters.SingleOrDefaultAsync(c => c.Name == name) ?? db.Counters.Add(new Counter { Name = name }).Entity;
        counter.Last = next - 1;
    });

    /// <summary>Makes the next reference this one, where they are handed out by the dozen.</summary>
    public async Task Number(string name, long next)
    {
        var numbers = site.Services.GetRequiredService<Numbers>();
        await NextNumber(name, next);
        // the rest of the dozen that was fetched before is let go
        numbers.Forget(name);
    }

    AsyncServiceScope Scope(DemoPerson? person)
    {
        var scope = site.Services.CreateAsyncScope();
        var user = scope.ServiceProvider.GetRequiredService<CurrentUser>();
        if (person is null) user.ActAsSystem();
        else user.SignIn(person.Id, person.Name, person.OrganisationId, person.Organisation, person.Side, person.Roles, person.Zone);
        return scope;
    }

    public ValueTask DisposeAsync() => site.DisposeAsync();
}

/// <summary>Somebody of the demo who can act.</summary>
public sealed record DemoPerson(Guid Id, string Name, string Email, Guid OrganisationId, string Organisation, PartyKind Side, Role Roles, string Zone, int? Tier);
