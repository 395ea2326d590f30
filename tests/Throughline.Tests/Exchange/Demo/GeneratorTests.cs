using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Throughline.Data;
using Throughline.Host;
using Throughline.Kernel;
using Throughline.Modules.Networks.Published;
using Throughline.Modules.Support.Published;

namespace Throughline.Tests.Exchange.Demo;

[Trait("needs", "server")]
public sealed class GeneratorTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("throughline-generate-").FullName;

    [Fact]
    public async Task A_generated_world_has_its_size_and_breaks_no_guard_of_the_database()
    {
        var database = $"sqlite:{_folder}/world.db";
        string[] call = ["demo", "generate", "--networks", "40", "--tickets", "500", "--seed", "7", "--at", "2026-11-17T09:00:00Z", "--database", database];
        Assert.Equal(ExitCode.Done, await Program.Main(call));
        Assert.Equal(ExitCode.No, await Program.Main(call)); // nothing is poured over what is there
        await Look(database);
    }

    private static async Task Look(string database)
    {
        await using var services = CommandServices.For(database);
        await using var scope = services.CreateSystemScope();
        var db = scope.ServiceProvider.GetRequiredService<ThroughlineDb>();
        Assert.Equal(40, await db.Networks.CountAsync(n => n.Number > 10_000));
        Assert.Equal(500, await db.Tickets.CountAsync(t => t.Number > 100_000));
        Assert.Empty(await db.Database.SqlQueryRaw<string>("SELECT \"table\" AS \"Value\" FROM pragma_foreign_key_check").ToListAsync());
        foreach (var network in await db.Networks.AsNoTracking().Where(n => n.Number > 10_000).ToListAsync())
        {
            var facts = await db.Facts.AsNoTracking().Where(f => f.NetworkId == network.Id).OrderBy(f => f.Entry).ToListAsync();
            Assert.All(facts, f => Assert.Equal(f.Hash, f.ComputeHash()));
            Assert.Equal(facts.SkipLast(1).Select(f => f.Hash), facts.Skip(1).Select(f => f.PreviousHash));
            Assert.Equal(network.Phase.NeedsEngineer() ? 1 : 0, await db.AccountabilityTerms.CountAsync(t => t.NetworkId == network.Id && t.Until == null));
        }
        var ticket = await db.Tickets.AsNoTracking().Where(t => t.Number > 100_000 && t.State == TicketState.Closed).OrderBy(t => t.Number).Select(t => t.Number).FirstAsync();
        Assert.All((await db.Tickets.AsNoTracking().One($"T-{ticket}")).Clocks, c => Assert.NotNull(c.StoppedAt));
    }

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }
}
