using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Data.Sqlite;
using NodaTime;
using Throughline.Ground;
using Throughline.Host;
using Throughline.Modules.Exchange.Demo;
using Throughline.Modules.Networks.Journal;

namespace Throughline.Tests.Exchange.Demo;

[Trait("needs", "database")]
public sealed class CutOffDemoTests(PostgresServer postgres) : IDisposable
{
    static readonly Instant Anchor = Instant.FromUtc(2026, 11, 17, 9, 20);

    readonly string folder = Directory.CreateTempSubdirectory("throughline-demo-").FullName;

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task A_demo_whose_loading_was_cut_off_is_loaded_anew_and_is_then_whole(string kind)
    {
        if (kind == "postgres") Need.Postgres();
        var database = kind == "postgres" ? await postgres.CreateDatabase("demo_cut_off") : $"sqlite:{folder}/cut-off.db";
        await using (var services = CommandServices.For(database)) await Schema.Migrate(services, TestContext.Current.CancellationToken);
        using (var stop = new CancellationTokenSource())
        {
            var loading = Task.Run(() => DemoOrganisation.Load(database, Anchor, stop.Token), TestContext.Current.CancellationToken);
            while (!loading.IsCompleted && !await Seen(database)) await Task.Delay(20, TestContext.Current.CancellationToken);
            await stop.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => loading);
        }
        var words = new StringWriter(CultureInfo.InvariantCulture);

        await using (var services = CommandServices.For(database)) await DemoOrganisation.LoadIfEmpty(services, database, words, CancellationToken.None);

        Assert.StartsWith("Loading the demo was cut off before its end; it is loaded anew.", words.ToString(), StringComparison.Ordinal);
        Assert.Contains("The demo organisation is here.", words.ToString(), StringComparison.Ordinal);
        await DemoOrganisationTests.With(database, async db =>
        {
            Assert.False(await db.Counters.AnyAsync(c => c.Name == "demo-load"));
            Assert.True(await db.Agreements.CountAsync() >= 9);
            Assert.NotNull(await db.Networks.SingleAsync(n => n.Number == 1107));
        });
        Assert.Equal(0, await VerifyCommand.Run(CommandServices.For(database), TextWriter.Null, TextWriter.Null, TestContext.Current.CancellationToken));
        // and a third start finds it whole
        var again = new StringWriter(CultureInfo.InvariantCulture);
        await using (var services = CommandServices.For(database)) await DemoOrganisation.LoadIfEmpty(services, database, again, CancellationToken.None);
        Assert.StartsWith("The demo organisation is here.", again.ToString(), StringComparison.Ordinal);

        static async Task<bool> Seen(string database)
        {
            var some = false;
            await DemoOrganisationTests.With(database, async db => some = await db.Networks.AnyAsync());
            return some;
        }
    }

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }
}
