using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Throughline.Journeys.Ground;

/// <summary>What every page must stand: readable by everyone, no sideways scrolling; and its picture for the documents.</summary>
public static class Pages
{
    /// <summary>Fails with each violation that axe finds, in words. Needs JavaScript in the window.</summary>
    public static async Task Axe(IPage page)
    {
        var result = await page.RunAxe();
        Assert.True(result.Violations.Length == 0, $"{page.Url}\n{string.Join('\n', result.Violations.Select(InWords))}");
    }

    /// <summary>Fails if the page is wider than its window, naming what sticks out.</summary>
    public static async Task NoSidewaysScroll(IPage page)
    {
        var tooWide = await page.EvaluateAsync<string[]>("""
            () => {
              const width = document.documentElement.clientWidth;
              if (document.documentElement.scrollWidth <= width) return [];
              const scrolls = e => e && e !== document.body && e !== document.documentElement
                && (/auto|scroll|hidden|clip/.test(getComputedStyle(e).overflowX) || scrolls(e.parentElement));
              const out = [...document.body.querySelectorAll('*')]
                .filter(e => e.getBoundingClientRect().right > width + 1 && !scrolls(e.parentElement))
                .map(e => `${e.tagName.toLowerCase()}${e.id ? '#' + e.id : ''}${[...e.classList].map(c => '.' + c).join('')} ends at ${Math.round(e.getBoundingClientRect().right)} of ${width} px`);
              return out.length ? out.slice(0, 10) : [`the page is ${document.documentElement.scrollWidth} of ${width} px wide`];
            }
            """);
        Assert.True(tooWide.Length == 0, $"{page.Url} scrolls sideways:\n{string.Join('\n', tooWide)}");
    }

    /// <summary>Saves docs/screenshots/NAME.png, only when THROUGHLINE_SCREENSHOTS is set: pictures change with every run.</summary>
    /// <param name="wholePage">The full length of the page instead of what the window shows.</param>
    public static async Task Screenshot(IPage page, string name, bool wholePage = false)
    {
        if (string.IsNullOrEmpty(Environment.GetEnvironmentVariable("THROUGHLINE_SCREENSHOTS"))) return;
        await page.EvaluateAsync("() => document.fonts.ready.then(() => null)");
        await page.ScreenshotAsync(new() { Path = Path.Combine(Root(), "docs", "screenshots", $"{name}.png"), FullPage = wholePage, Animations = ScreenshotAnimations.Disabled });
    }

    private static string InWords(AxeResultItem violation) =>
        $"- {violation.Help} ({violation.Id}, {violation.Impact}): {string.Join("; ", violation.Nodes.Take(5).Select(n => n.Html))}";

    private static string Root()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "Throughline.slnx"))) return folder.FullName;
        throw new InvalidOperationException($"No Throughline.slnx above {AppContext.BaseDirectory}.");
    }
}
