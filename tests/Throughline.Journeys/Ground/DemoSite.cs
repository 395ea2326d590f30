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

    static async Task<TestSite> Start()
    {
        var (database, folder) = await TestDatabase.New();
        // the demo tells the history that ends where the site's clock stands
        await DemoOrganisation.Load(database, TestSite.Morning);
        return await TestSite.Start(database, folder: folder);
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
