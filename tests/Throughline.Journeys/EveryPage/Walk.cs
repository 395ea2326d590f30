using Throughline.Ground;
using Throughline.Journeys.Ground;

namespace Throughline.Journeys.EveryPage;

/// <summary>One person opens page after page; all faults of all pages are told at once.</summary>
static class Walk
{
    public static async Task Through(Browser browser, DemoSite demo, string email, Look look, (string Path, string? Picture)[] pages)
    {
        Need.Or(Browser.Unavailable);
        await using var window = await browser.Open(await demo.Address(), look);
        var page = await window.NewPageAsync();
        await page.SignIn(email);
        var faults = new List<string>();
        foreach (var (path, picture) in pages)
        {
            var answer = await page.GotoAsync(path);
            // the sign-in page has no fault: a walk that lands there would prove nothing
            if (answer!.Status != 200 || page.Url.Contains("/sign-in", StringComparison.Ordinal)) faults.Add($"{path} answers {answer.Status} at {page.Url}");
            try
            {
                await Pages.Readable(page, picture);
                await Pages.SaysNoNamesOfTheCode(page);
            }
            catch (Xunit.Sdk.XunitException fault)
            {
                faults.Add(fault.Message);
            }
        }
        Assert.True(faults.Count == 0, string.Join("\n\n", faults));
    }
}
