using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace Throughline.Journeys.Ground;

/// <summary>What every page must stand: readable by everyone, no sideways scrolling; and its picture for the documents.</summary>
public static class Pages
{
    static readonly string AxeCore = new BundledAxeScriptProvider().GetScript();

    /// <summary>Fails with each violation that axe finds, in words. Needs JavaScript in the window.</summary>
    /// <param name="colours">Only the rules about colour: for a page whose other rules were asked already, in another theme.</param>
    public static async Task Axe(IPage page, bool colours = false)
    {
        if (!await page.EvaluateAsync<bool>("() => 'axe' in window")) await page.EvaluateAsync(AxeCore);
        // only violations come back in full: what passes is a megabyte of selectors that nobody reads
        var faults = await page.EvaluateAsync<string[]>("""
            async colours => {
              const found = await axe.run(document, { resultTypes: ['violations'], ...(colours ? { runOnly: ['color-contrast', 'link-in-text-block'] } : {}) });
              return found.violations.map(v => `- ${v.help} (${v.id}, ${v.impact}): ${v.nodes.slice(0, 5).map(n => n.html).join('; ')}`);
            }
            """, colours);
        Assert.True(faults.Length == 0, $"{page.Url}\n{string.Join('\n', faults)}");
    }

    /// <summary>Fails unless the page as it stands is readable by everyone in both themes and no wider than its window; leaves it in the light.</summary>
    /// <param name="picture">The pictures to save: NAME, NAME-dark, NAME-phone, NAME-phone-dark.</param>
    public static async Task Readable(IPage page, string? picture = null)
    {
        if (picture is not null && page.ViewportSize!.Width < 600) picture += "-phone";
        if (picture is not null) await Screenshot(page, picture, wholePage: true);
        await NoSidewaysScroll(page);
        await NoTinyLetters(page);
        await Axe(page);
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        if (picture is not null) await Screenshot(page, picture + "-dark", wholePage: true);
        // the dark is a change of colours and of nothing else
        await Axe(page, colours: true);
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
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

    /// <summary>Fails if letters are smaller than 11 px as they are seen, drawings shrunk to their card included.</summary>
    public static async Task NoTinyLetters(IPage page)
    {
        var tiny = await page.EvaluateAsync<string[]>("""
            () => [...document.querySelectorAll('body *')]
              .filter(e => [...e.childNodes].some(n => n.nodeType === Node.TEXT_NODE && n.textContent.trim()) && e.checkVisibility())
              .map(e => { const drawn = e.getScreenCTM?.(); return [e, parseFloat(getComputedStyle(e).fontSize) * (drawn ? Math.hypot(drawn.a, drawn.b) : 1)]; })
              .filter(([, size]) => size < 10.95)
              .map(([e, size]) => `“${e.textContent.trim().slice(0, 30)}” in ${size.toFixed(1)} px`)
              .slice(0, 10)
            """);
        Assert.True(tiny.Length == 0, $"{page.Url} has letters that are too small to read:\n{string.Join('\n', tiny)}");
    }

    static readonly string[] NamesOfTheCode = [.. typeof(Kernel.Fact).Assembly.GetTypes().Where(t => t.IsEnum).SelectMany(Enum.GetNames).Where(n => n.Skip(1).Any(char.IsUpper)).Distinct()];

    /// <summary>Fails if a choice is shown as the program calls it, CustomerRequest, instead of in words.</summary>
    public static async Task SaysNoNamesOfTheCode(IPage page)
    {
        var words = (await page.Locator("body").InnerTextAsync()).Split([' ', '\n', '\t', ',', '.', ':', ';', '·', '(', ')']).ToHashSet();
        var raw = NamesOfTheCode.Where(words.Contains).ToList();
        Assert.True(raw.Count == 0, $"{page.Url} shows {string.Join(", ", raw)}: write it with ChoiceWords or words of its own");
    }

    /// <summary>Saves docs/screenshots/NAME.png, only when THROUGHLINE_SCREENSHOTS is set: pictures change with every run.</summary>
    /// <param name="wholePage">The full length of the page instead of what the window shows.</param>
    public static async Task Screenshot(IPage page, string name, bool wholePage = false)
    {
        if (string.IsNullOrEmpty(Environment.GetEnvironmentVariable("THROUGHLINE_SCREENSHOTS"))) return;
        await page.EvaluateAsync("() => document.fonts.ready.then(() => null)");
        await page.ScreenshotAsync(new() { Path = Path.Combine(Root(), "docs", "screenshots", $"{name}.png"), FullPage = wholePage, Animations = ScreenshotAnimations.Disabled });
    }

    private static string Root()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "Throughline.slnx"))) return folder.FullName;
        throw new InvalidOperationException($"No Throughline.slnx above {AppContext.BaseDirectory}.");
    }
}
