using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Throughline.Data;
using Throughline.Kernel;
using Throughline.Modules.Networks.Journal;
using Throughline.Modules.Parties.Published;
using Throughline.Tests.Ground;

namespace Throughline.Tests.Support;

[Trait("needs", "server")]
public class IntakeQueueTests
{
    [Fact]
    public async Task Of_two_hundred_tickets_at_once_exactly_the_valid_ones_exist_and_every_journal_is_whole()
    {
        await using var site = await TestSite.Start();
        await site.Person("Ines Moreau", Role.Support | Role.AccountManager);
        using var ines = site.As("Ines Moreau");
        var networks = new List<string>();
        for (var i = 0; i < 5; i++)
            networks.Add((await ines.Send("/networks", new { name = $"Network {i}", purpose = "Storm", customer = "Brightwater Clinics", region = "South West" })).Body.GetProperty("reference").GetString()!);
        var answers = await Task.WhenAll(Enumerable.Range(0, 200).Select(async i => (i, Answer: await ines.Send("/tickets", new
        {
            title = i % 10 == 1 ? "" : $"Storm {i}",
            network = (i % 10) switch { 0 => "N-999999", 2 => null, _ => networks[i % 5] },
        }))));

        Assert.All(answers, a => Assert.Equal(a.i % 10 < 2 ? 422 : 201, a.Answer.Status));
        var given = answers.Where(a => a.Answer.Status == 201).Select(a => a.Answer.Body.GetProperty("reference").GetString()!).ToList();
        Assert.Equal(160, given.Distinct().Count());
        await site.Do(async (services, db) =>
        {
            var kept = await db.Tickets.AsNoTracking().Include(t => t.Clocks).ToListAsync(TestContext.Current.CancellationToken);
            Assert.Equal(answers.Where(a => a.i % 10 >= 2).Select(a => $"Storm {a.i}").Order(), kept.Select(t => t.Title).Order());
            Assert.Equal(given.Order(), kept.Select(t => t.Reference).Order());
            Assert.All(kept, t => Assert.Equal(2, t.Clocks.Count));
            var opened = await db.Facts.AsNoTracking().Where(f => f.Kind == "ticket-opened").ToListAsync(TestContext.Current.CancellationToken);
            Assert.Equal(kept.Select(t => t.Id).Order(), opened.Select(f => f.Subject!.Value).Order());
            await JournalsAreWhole(services, db, networks.Count);
        });
    }

    [Fact]
    public async Task One_that_cannot_be_written_does_not_spoil_the_others_of_its_group()
    {
        await using var site = await TestSite.Start();
        await site.Person("Ines Moreau", Role.Support | Role.AccountManager);
        var maja = await site.Person("Maja Kovač", Role.Manager);
        using var client = site.As("Ines Moreau");
        var network = (await client.Send("/networks", new { name = "Clinics", purpose = "Storm", customer = "Brightwater Clinics", region = "South West" })).Body.GetProperty("reference").GetString()!;
        // a team whose manager answers, so that each ticket carries a message; one message exists already
        await site.Do(async (_, db) =>
        {
            var team = new Team("Support", "South West", maja.Id);
            db.Teams.Add(team);
            (await db.Networks.SingleAsync(TestContext.Current.CancellationToken)).TeamId = team.Id;
            foreach (var number in new[] { 1005, 1033 })
                db.DueWork.Add(DueWork.At(site.Clock.GetCurrentInstant() + Duration.FromDays(1), "notify", $"notify:T-{number}:opened:{maja.Id:N}"));
            await db.SaveChangesAsync();
        });

        var answers = await Task.WhenAll(Enumerable.Range(0, 80).Select(i => client.Send("/tickets", new { title = $"Storm {i}", network })));

        // a group that failed is written again one by one, with new numbers
        var refused = answers.Count(a => a.Status != 201);
        Assert.InRange(refused, 0, 2);
        await site.Do(async (services, db) =>
        {
            var kept = await db.Tickets.AsNoTracking().Select(t => t.Number).ToListAsync(TestContext.Current.CancellationToken);
            Assert.Equal(80 - refused, kept.Count);
            Assert.DoesNotContain(1005, kept);
            Assert.Equal(kept.Count, await db.DueWork.CountAsync(w => w.DueAt <= site.Clock.GetCurrentInstant() && w.Kind == "notify", TestContext.Current.CancellationToken));
            await JournalsAreWhole(services, db, 1);
        });
    }

    [Fact]
    public async Task After_a_fault_while_committing_everybody_is_told_and_nothing_is_tried_again()
    {
        var commits = new FallsAtCommit();
        await using var site = await TestSite.Start(adjust: b => b.Services.ConfigureDbContext<SqliteDb>(o => o.AddInterceptors(commits)));
        await site.Person("Ines Moreau", Role.Support | Role.AccountManager);
        using var client = site.As("Ines Moreau");
        var network = (await client.Send("/networks", new { name = "Clinics", purpose = "Storm", customer = "Brightwater Clinics", region = "South West" })).Body.GetProperty("reference").GetString()!;
        await commits.Begin(site);

        var answers = await Task.WhenAll(Enumerable.Range(0, 60).Select(i => client.Send("/tickets", new { title = $"Storm {i}", network })));

        Assert.All(answers, a => Assert.Equal(500, a.Status));
        // whoever tried again would have tried each group once and each of its tickets once more
        Assert.InRange(await commits.Count(site), 1, 60);
        Assert.Equal(0, await site.Do((_, db) => db.Tickets.CountAsync(TestContext.Current.CancellationToken)));
    }

    [Fact]
    public async Task What_is_known_to_be_asked_about_a_network_seen_before_comes_in_one_journey()
    {
        if (!TestDatabase.IsPostgres) return; // on SQLite a question is no journey
        var asked = new Asked();
        // who covers for the engineer, what was promised, the end of the journal
        string[] needed = ["\"Covers\"", "\"AgreementTargets\"", "\"JournalHeads\""];
        await using var site = await TestSite.Start(adjust: b => b.Services.ConfigureDbContext<PostgresDb>(o => o.AddInterceptors(asked)));
        await site.Person("Ines Moreau", Role.Support | Role.AccountManager);
        using var client = site.As("Ines Moreau");
        var network = (await client.Send("/networks", new { name = "Clinics", purpose = "Storm", customer = "Brightwater Clinics", region = "South West" })).Body.GetProperty("reference").GetString()!;
        await client.Send("/tickets", new { title = "The first", network });
        Assert.All(needed, table => Assert.Contains(asked.OneByOne, s => s.Contains(table, StringComparison.Ordinal)));
        asked.Clear();

        var second = await client.Send("/tickets", new { title = "The second", network });

        Assert.Equal(201, second.Status);
        Assert.DoesNotContain(asked.OneByOne, s => needed.Any(table => s.Contains(table, StringComparison.Ordinal)));
        await site.Do((services, db) => JournalsAreWhole(services, db, 1));
    }

    [Fact]
    public async Task Who_is_accountable_since_a_moment_ago_gets_the_very_next_ticket()
    {
        await using var site = await TestSite.Start();
        await site.Person("Ines Moreau", Role.Support | Role.AccountManager);
        var (maja, tomas) = (await site.Person("Maja Kovač", Role.Engineer), await site.Person("Tomás Reyes", Role.Engineer));
        using var client = site.As("Ines Moreau");
        var network = (await client.Send("/networks", new { name = "Clinics", purpose = "Storm", customer = "Brightwater Clinics", region = "South West" })).Body.GetProperty("reference").GetString()!;
        var owners = new List<Guid?>();
        foreach (var engineer in new[] { maja, tomas, maja })
        {
            await site.Do(async (_, db) =>
            {
                (await db.Networks.SingleAsync(TestContext.Current.CancellationToken)).IsAnsweredForBy(engineer.Id);
                await db.SaveChangesAsync(TestContext.Current.CancellationToken);
            });
            var reference = (await client.Send("/tickets", new { title = "Storm", network })).Body.GetProperty("reference").GetString()!;
            owners.Add(await site.Do((_, db) => db.Tickets.Where(t => t.Number == References.NumberIn<Modules.Support.Published.Ticket>(reference)).Select(t => t.OwnerId).SingleAsync(TestContext.Current.CancellationToken)));
        }
        Assert.Equal([maja.Id, tomas.Id, maja.Id], owners);
    }

    /// <summary>The database goes away while it commits tickets: nobody can know what it still did.</summary>
    sealed class FallsAtCommit : DbTransactionInterceptor
    {
        bool falls;
        int commits;

        public async Task Begin(TestSite site)
        {
            falls = true;
            if (TestDatabase.IsPostgres)
                await site.Do((_, db) => db.Database.ExecuteSqlRawAsync("""
                    CREATE SEQUENCE commits;
                    CREATE FUNCTION falls() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM nextval('commits'), pg_terminate_backend(pg_backend_pid()); RETURN NULL; END $$;
                    CREATE CONSTRAINT TRIGGER falls AFTER INSERT ON "Tickets" DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION falls();
                    """, TestContext.Current.CancellationToken));
        }

        public Task<long> Count(TestSite site) => TestDatabase.IsPostgres
            ? site.Do(async (_, db) => (await db.Database.SqlQuery<long>($"SELECT last_value AS \"Value\" FROM commits").ToListAsync(TestContext.Current.CancellationToken))[0])
            : Task.FromResult((long)commits);

        public override ValueTask<InterceptionResult> TransactionCommittingAsync(DbTransaction transaction, TransactionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default)
        {
            if (!falls || TestDatabase.IsPostgres) return ValueTask.FromResult(result);
            commits++;
            throw new Microsoft.Data.Sqlite.SqliteException("disk I/O error", 10);
        }
    }

    /// <summary>The questions that reached the database each by itself.</summary>
    sealed class Asked : DbCommandInterceptor
    {
        readonly ConcurrentQueue<string> all = new();

        public IEnumerable<string> OneByOne => all;

        public void Clear() => all.Clear();

        public override ValueTask<DbDataReader> ReaderExecutedAsync(DbCommand command, CommandExecutedEventData eventData, DbDataReader result, CancellationToken cancellationToken = default)
        {
            if (result is not KeptRows) all.Enqueue(command.CommandText);
            return ValueTask.FromResult(result);
        }
    }

    static async Task JournalsAreWhole(IServiceProvider services, ThroughlineDb db, int networks)
    {
        var all = await db.Networks.Select(n => n.Id).ToListAsync(TestContext.Current.CancellationToken);
        Assert.Equal(networks, all.Count);
        foreach (var network in all) Assert.Null((await services.GetRequiredService<VerifyJournal>().Run(network, TestContext.Current.CancellationToken)).Break);
    }
}
