using Microsoft.EntityFrameworkCore;
using NodaTime;
using Throughline.Data;
using Throughline.Ground;
using Throughline.Kernel;
using Throughline.Modules.Networks.Published;
using Throughline.Tests.Ground;

namespace Throughline.Tests.Networks;

/// <summary>A site on either database, with a network that Maja holds, and SQL that goes past the program.</summary>
public sealed class NetworkWorld : IAsyncDisposable
{
    NetworkWorld(TestSite site, bool isPostgres) => (Site, IsPostgres) = (site, isPostgres);

    public TestSite Site { get; }
    public bool IsPostgres { get; }
    public Guid Maja { get; private set; }
    public Guid Ines { get; private set; }
    public Guid Jonas { get; private set; }
    public Guid Network { get; private set; }

    public static async Task<NetworkWorld> Start(PostgresServer? postgres, string database = "sqlite", Action<Microsoft.AspNetCore.Builder.WebApplicationBuilder>? adjust = null)
    {
        if (database == "postgres") Throughline.Ground.Need.Postgres();
        var world = new NetworkWorld(await TestSite.Start(database == "postgres" ? await postgres!.CreateDatabase("networks") : null, adjust), database == "postgres");
        await world.Site.Person("Owen Hart", Role.AccountManager);
        world.Maja = (await world.Site.Person("Maja Kovač", Role.Engineer)).Id;
        world.Ines = (await world.Site.Person("Ines Duarte", Role.Engineer)).Id;
        world.Jonas = (await world.Site.Person("Jonas Weber", Role.Manager)).Id;
        await world.Site.As("Owen Hart").Send("/networks", new { name = "Quayside ↔ Harbour St", purpose = "joins the third clinic", customer = "Brightwater Clinics", region = "South West" });
        world.Network = await world.Site.Do((_, db) => db.Networks.Select(n => n.Id).SingleAsync());
        return world;
    }

    public async Task MajaTakesIt()
    {
        var (status, body) = await Site.As("Maja Kovač").Send("/networks/N-1001/take", new { });
        Assert.True(status == 200, body.ToString());
        Site.Clock.Advance(Duration.FromMinutes(5));
    }

    /// <summary>An instant as the database keeps it.</summary>
    public object At(Instant instant) => IsPostgres ? instant.ToDateTimeUtc() : instant.ToUnixTimeTicks() / 10;

    public Task<int> Sql(FormattableString sql) => Site.Do((_, db) => db.Database.ExecuteSqlAsync(sql));

    public Task<List<AccountabilityTerm>> Terms() => Site.Do((_, db) => db.AccountabilityTerms.AsNoTracking().OrderBy(t => t.From).ToListAsync());

    /// <summary>Runs SQL and answers with which guard refused it; null when it went through.</summary>
    public async Task<string?> Refused(FormattableString sql)
    {
        try
        {
            await Sql(sql);
            return null;
        }
        catch (System.Data.Common.DbException no)
        {
            return no.Message;
        }
    }

    public ValueTask DisposeAsync() => Site.DisposeAsync();
}
