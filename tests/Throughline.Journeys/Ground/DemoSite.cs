using Microsoft.Playwright;
using NodaTime;
using Throughline.Modules.Exchange.Demo;
using Throughline.Tests.Ground;

namespace Throughline.Journeys.Ground;

/// <summary>The product with its demo organisation, started once for all journeys that only look.</summary>
public sealed class DemoSite : IAsyncDisposable
{
    readonly Lazy<Task<TestSite>> started = new(Start);

    public async Task<string> Address() => $"http://localhost:{(await started.Value).Address.Port}";

    public async ValueTask DisposeAsync()
    {
        if (started.IsValueCreated) await (await started.Value).DisposeAsync();
    }

    static readonly Lazy<Task<string>> Loaded = new(Load);

    /// <summary>A site with a demo of its own, for journeys that change something; a copy of the one that is loaded once.</summary>
    public static async Task<TestSite> Start()
    {
        var folder = Directory.CreateTempSubdirectory("throughline-demo-").FullName;
        File.Copy(await Loaded.Value, Path.Combine(folder, "demo.db"));
        return await TestSite.Start($"sqlite:{folder}/demo.db", folder: folder);
    }

    static async Task<string> Load()
    {
        var (database, folder) = await TestDatabase.New();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder!, recursive: true);
        // the demo tells the history that ends where the site's clock stands
        await DemoOrganisation.Load(database, TestSite.Morning);
        // closing the last connection folds the write-ahead log into the file that is copied
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        return database["sqlite:".Length..];
    }
}

/// <summary>Ways through the pages that every journey takes.</summary>
public static class Going
{
    public const string DemoPassword = "throughline demo";

    /// <summary>Signs in on the page; the window keeps the session.</summary>
    public static async Task SignIn(this IPage page, string email, string password = DemoPassword, string to = "/")
    {
        await page.GotoAsync("/sign-in?back=" + Uri.EscapeDataString(to));
        await page.GetByLabel("E-mail").FillAsync(email);
        await page.GetByLabel("Password").FillAsync(password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync();
    }
}
