using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Throughline.Data;
using Throughline.Kernel;
using Throughline.Tests.Ground;
using Throughline.Tests.Story;
using Throughline.Web;

namespace Throughline.Tests.Web;

/// <summary>A node that falls between an act and the keeping of its answer: what was done is never done again.</summary>
[Trait("needs", "server")]
public class LostReplyTests
{
    static readonly (string Name, string Value) Key = ("Idempotency-Key", "abc");

    [Theory]
    // saved by itself, and written in one group with others
    [InlineData("/networks")]
    [InlineData("/tickets")]
    public async Task What_was_done_before_its_answer_was_lost_is_not_done_again(string path)
    {
        var cut = new CutBeforeTheAnswer();
        await using var site = await Start(cut);
        using var owen = site.As("Owen Hart");
        object input = path == "/networks" ? new { name = "Quayside", purpose = "p", customer = "Brightwater Clinics", region = "South West" } : new { title = "Quayside is dark" };
        cut.Falls = true;
        Assert.Equal(500, (await owen.Send(path, input, Key)).Status);
        cut.Falls = false;

        var atOnce = await owen.Send(path, input, Key);
        site.Clock.Advance(Duration.FromMinutes(2));
        var later = await owen.Send(path, input, Key);
        var other = await owen.Send(path, new { name = "Other" }, Key);

        Assert.Equal((409, "in-progress"), (atOnce.Status, atOnce.Body.Text("code")));
        Assert.Equal((409, "was-done"), (later.Status, later.Body.Text("code")));
        Assert.Contains("its answer was lost", later.Body.Text("detail"), StringComparison.Ordinal);
        Assert.Equal("idempotency-key-reused", other.Body.List("errors").Single().Text("code"));
        Assert.Equal(1, await site.Do(async (_, db) => path == "/networks" ? await db.Networks.CountAsync() : await db.Tickets.CountAsync()));
        // its day over, the key is free
        site.Clock.Advance(Duration.FromHours(25));
        Assert.Equal(201, (await owen.Send(path, input, Key)).Status);
    }

    [Fact]
    public async Task What_was_refused_or_fell_before_it_acted_may_be_sent_again_under_its_key()
    {
        var cut = new CutBeforeTheAnswer();
        await using var site = await Start(cut);
        using var owen = site.As("Owen Hart");
        object quayside = new { name = "Quayside", purpose = "p", customer = "Brightwater Clinics", region = "South West" };

        Assert.Equal(422, (await owen.Send("/networks", new { name = "Quayside" }, Key)).Status);
        Assert.Equal(201, (await owen.Send("/networks", quayside, Key)).Status);
        // a node that fell while it worked left a key and nothing else
        await site.Do(async (_, db) =>
        {
            await db.Set<IdempotentReply>().ExecuteUpdateAsync(r => r.SetProperty(x => x.Status, (int?)null).SetProperty(x => x.ActedAt, (Instant?)null), TestContext.Current.CancellationToken);
        });
        Assert.Equal(409, (await owen.Send("/networks", quayside, Key)).Status);
        site.Clock.Advance(Duration.FromMinutes(2));
        Assert.Equal((201, "N-1002"), await owen.Send("/networks", quayside, Key) is var again ? (again.Status, again.Body.Text("reference")) : default);
    }

    [Theory]
    [InlineData("/networks")]
    [InlineData("/tickets")]
    public async Task Who_was_so_slow_that_another_took_the_key_does_not_act_beside_them(string path)
    {
        var cut = new CutBeforeTheAnswer();
        await using var site = await Start(cut);
        using var owen = site.As("Owen Hart");
        object input = path == "/networks" ? new { name = "Quayside", purpose = "p", customer = "Brightwater Clinics", region = "South West" } : new { title = "Quayside is dark" };
        // while the first is at work its lease ends and another takes the key: as the table shows it then
        cut.WhenTaken = () => site.Do(async (_, db) => { await db.Set<IdempotentReply>().ExecuteUpdateAsync(r => r.SetProperty(x => x.At, TestSite.Morning + Duration.FromMinutes(2)), CancellationToken.None); });

        var (status, _) = await owen.Send(path, input, Key);

        Assert.Equal(412, status);
        Assert.Equal(0, await site.Do(async (_, db) => path == "/networks" ? await db.Networks.CountAsync() : await db.Tickets.CountAsync()));
    }

    static async Task<TestSite> Start(CutBeforeTheAnswer cut)
    {
        var site = await TestSite.Start(adjust: b => b.Services.ConfigureDbContext<SqliteDb>(o => o.AddInterceptors(cut)).ConfigureDbContext<PostgresDb>(o => o.AddInterceptors(cut)));
        await site.Person("Owen Hart", Role.AccountManager | Role.Support);
        return site;
    }

    /// <summary>The power goes when the answer would be kept: nothing of the node reaches its table of keys any more.</summary>
    sealed class CutBeforeTheAnswer : DbCommandInterceptor
    {
        bool cut;

        public bool Falls { set => (field, cut) = (value, false); get; }

        /// <summary>Happens once, right after a key was taken.</summary>
        public Func<Task>? WhenTaken { get; set; }

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
        {
            Look(command);
            return ValueTask.FromResult(result);
        }

        public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
        {
            Look(command);
            return ValueTask.FromResult(result);
        }

        public override async ValueTask<DbDataReader> ReaderExecutedAsync(DbCommand command, CommandExecutedEventData eventData, DbDataReader result, CancellationToken cancellationToken = default)
        {
            await Taken(command);
            return result;
        }

        public override async ValueTask<int> NonQueryExecutedAsync(DbCommand command, CommandExecutedEventData eventData, int result, CancellationToken cancellationToken = default)
        {
            await Taken(command);
            return result;
        }

        void Look(DbCommand command)
        {
            if (!Falls || !command.CommandText.Contains("IdempotentReplies", StringComparison.Ordinal)) return;
            cut |= command.CommandText.Contains("\"Body\" =", StringComparison.Ordinal);
            if (cut) throw new IOException("The power is gone.");
        }

        Task Taken(DbCommand command) => WhenTaken is { } then && command.CommandText.Contains("INSERT INTO \"IdempotentReplies\"", StringComparison.Ordinal) ? (WhenTaken = null) is null ? then() : Task.CompletedTask : Task.CompletedTask;
    }
}
