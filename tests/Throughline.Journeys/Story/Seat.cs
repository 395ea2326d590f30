using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Throughline.Journeys.Ground;

namespace Throughline.Journeys.Story;

/// <summary>One person at a browser: reads, types and presses what stands on the page, by its words alone.</summary>
public sealed class Seat(string name, IPage page)
{
    public string Name => name;
    public IPage Page => page;

    ILocator Open => page.Locator("details.act[open] > .panel");

    /// <summary>Types an address, or follows a letter.</summary>
    public async Task Goes(string path)
    {
        var answer = await page.GotoAsync(path);
        Assert.True(answer!.Status == 200, $"{name}: {path} answers {answer.Status}");
    }

    /// <summary>Follows a link of the page by its words.</summary>
    public Task Follows(string words) => Leaves(Shown(page.Locator("a"), words));

    /// <summary>Opens an act: the button whose form comes up over the page.</summary>
    public Task Opens(string words) => Shown(page.Locator("summary"), words).ClickAsync();

    /// <summary>Unfolds a part of the page.</summary>
    public Task Unfolds(string words) => Opens(words);

    /// <summary>Answers the questions of the open form, or of the page when none is open: text, choices and ticks, by their labels.</summary>
    public async Task Fills(params (string Label, string Answer)[] answers)
    {
        foreach (var (label, answer) in answers) await Fill(await Scope(), label, answer);
    }

    /// <summary>The same in a part of the page that is found by its heading.</summary>
    public async Task FillsIn(string card, params (string Label, string Answer)[] answers)
    {
        foreach (var (label, answer) in answers) await Fill(Card(card), label, answer);
    }

    /// <summary>Presses a button and waits for the page that answers; fails with its reasons when it cannot be pressed.</summary>
    public async Task Presses(string words) => await Leaves(Shown((await Scope()).Locator("button"), words));

    /// <summary>Presses a button and is refused with these words; what was typed is still there.</summary>
    public async Task IsRefused(string words, params string[] because)
    {
        var no = await Assert.ThrowsAsync<Xunit.Sdk.FailException>(() => Presses(words));
        foreach (var one in because) Assert.Contains(one, no.Message, StringComparison.Ordinal);
    }

    /// <summary>The same in a part of the page that is found by its heading.</summary>
    public Task PressesIn(string card, string words) => Leaves(Shown(Card(card).Locator("button"), words));

    /// <summary>Opens an act in a part of the page that is found by its heading.</summary>
    public Task OpensIn(string card, string words) => Shown(Card(card).Locator("summary"), words).ClickAsync();

    /// <summary>Opens an act in the row that carries these words.</summary>
    public Task OpensBeside(string row, string words) => Shown(Row(row).Locator("summary"), words).ClickAsync();

    /// <summary>Presses the button of the row, or of the form, that carries these words.</summary>
    public Task PressesBeside(string row, string words) => Leaves(Shown(Row(row).Locator("button"), words));

    /// <summary>Fails unless the words stand on the page, in sight.</summary>
    public async Task Reads(params string[] words)
    {
        foreach (var one in words) await Assertions.Expect(page.GetByText(one).Filter(new() { Visible = true }).First).ToBeVisibleAsync();
    }

    /// <summary>The same in a part of the page that is found by its heading.</summary>
    public async Task ReadsIn(string card, params string[] words)
    {
        foreach (var one in words) await Assertions.Expect(Card(card)).ToContainTextAsync(one);
    }

    /// <summary>Fails if the words stand anywhere on the page.</summary>
    public async Task DoesNotRead(string words) => await Assertions.Expect(page.GetByText(words)).ToHaveCountAsync(0);

    /// <summary>The page as it stands is readable by everyone and never scrolls sideways: light at a desk, dark on a telephone.</summary>
    public async Task IsReadable(string picture)
    {
        var was = page.ViewportSize!;
        foreach (var (look, end) in new[] { (Look.Desk, ""), (Look.PhoneDark, "-phone-dark") })
        {
            await page.SetViewportSizeAsync(look.Width, look.Height);
            await page.EmulateMediaAsync(new() { ColorScheme = look.Dark ? ColorScheme.Dark : ColorScheme.Light });
            await Pages.Screenshot(page, picture + end, wholePage: true);
            await Pages.NoSidewaysScroll(page);
            await Pages.Axe(page);
        }
        await page.SetViewportSizeAsync(was.Width, was.Height);
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
    }

    /// <summary>Reads why a button cannot be pressed.</summary>
    public async Task CannotPress(string words, params string[] because) => await Refuses(Shown((await Scope()).Locator("button"), words), because);

    /// <summary>The same in a part of the page that is found by its heading.</summary>
    public Task CannotPressIn(string card, string words, params string[] because) => Refuses(Shown(Card(card).Locator("button"), words), because);

    async Task Refuses(ILocator button, string[] because)
    {
        await Assertions.Expect(button).ToHaveAttributeAsync("aria-disabled", "true");
        var why = await Why(button);
        foreach (var one in because) Assert.Contains(one, why, StringComparison.Ordinal);
    }

    public ILocator Card(string title) => page.Locator("main section, main .card").Filter(new() { Has = page.Locator("h2, h3", new() { HasTextRegex = new("^\\s*" + Regex.Escape(title)) }) }).Last;

    ILocator Row(string words) => page.Locator("main li, main tr, main form").Filter(new() { HasText = words, Visible = true }).Last;

    async Task<ILocator> Scope() => await Open.CountAsync() > 0 ? Open.Last : page.Locator("body");

    static ILocator Shown(ILocator all, string words) => all.Filter(new() { HasTextRegex = new("^\\s*" + Regex.Escape(words) + "\\s*$"), Visible = true }).First;

    static async Task Fill(ILocator scope, string label, string answer)
    {
        var exact = new Regex("^\\s*" + Regex.Escape(label) + "(\\s*optional)?\\s*$");
        var group = scope.Locator("fieldset").Filter(new() { Has = scope.Page.Locator("legend", new() { HasTextRegex = exact }), Visible = true });
        if (await group.CountAsync() > 0)
        {
            await group.First.Locator("label").Filter(new() { HasTextRegex = new("^\\s*" + Regex.Escape(answer)) }).First.ClickAsync();
            return;
        }
        var field = scope.GetByLabel(exact).Filter(new() { Visible = true }).First;
        switch (await field.EvaluateAsync<string>("f => f.tagName + (f.type ?? '')"))
        {
            case "SELECTselect-one":
                var option = field.Locator("option").Filter(new() { HasText = answer }).First;
                await field.SelectOptionAsync(new SelectOptionValue { Value = await option.GetAttributeAsync("value") });
                break;
            case "INPUTcheckbox": await field.SetCheckedAsync(answer == "yes"); break;
            case "INPUTfile": await field.SetInputFilesAsync(answer); break;
            default: await field.FillAsync(answer); break;
        }
    }

    async Task Leaves(ILocator what)
    {
        if (await what.GetAttributeAsync("aria-disabled") == "true") Assert.Fail($"{name} cannot press “{await what.InnerTextAsync()}”: {await Why(what)}");
        var gone = new TaskCompletionSource();
        void Left(object? sender, IFrame frame)
        {
            if (frame == page.MainFrame) gone.TrySetResult();
        }
        page.FrameNavigated += Left;
        try
        {
            await what.ClickAsync();
            await gone.Task.WaitAsync(TimeSpan.FromSeconds(60));
            await page.WaitForFunctionAsync("() => document.readyState !== 'loading'");
        }
        finally
        {
            page.FrameNavigated -= Left;
        }
        var refused = page.Locator("form [role=alert]");
        if (await refused.CountAsync() > 0) Assert.Fail($"{name} is refused at {page.Url}: {await refused.First.InnerTextAsync()}");
    }

    async Task<string> Why(ILocator button) => await page.Locator("#" + await button.GetAttributeAsync("aria-describedby")).InnerTextAsync();
}
