using System.Text.RegularExpressions;
using System.Xml.Linq;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Throughline.Kernel;
using Throughline.Tests.Exchange.Demo;
using Throughline.Tests.Ground;

namespace Throughline.Tests.Ui;

/// <summary>Who only hears the page hears of every button what it is about: on all kinds of pages that can be reached by links.</summary>
[Trait("needs", "server")]
public sealed partial class ButtonNameTests
{
    // they stand beside the field that they are about, or are about the page as such
    static readonly HashSet<string> AboutThePage = ["Find", "Search", "Show", "Print", "Menu", "Close", "Back", "Copy"];

    [Fact]
    public async Task Every_button_says_what_it_is_about_in_words_that_hold_what_is_seen()
    {
        var folder = Directory.CreateTempSubdirectory("throughline-buttons-").FullName;
        File.Copy(await DemoOrganisationTests.Loaded.Value, Path.Combine(folder, "demo.db"));
        await using var site = await TestSite.Start($"sqlite:{folder}/demo.db", b => b.Services.RemoveAll<IHostedService>(), folder);
        await site.Person("Ada Byrne", Roles.Staff);
        using var ada = site.As("Ada Byrne");
        var faults = new SortedSet<string>(StringComparer.Ordinal);
        var (kinds, buttons) = (new Dictionary<string, int>(), 0);
        var waiting = new Queue<string>(["/", "/tickets?show=all", "/people", "/problems", "/improvement", "/handovers", "/claims", "/plans", "/kit-lists", "/calendars", "/duty/rotas", "/networks/N-1107/readiness", "/networks/N-1107/acceptance", "/networks/N-961/handover"]);
        var seen = new HashSet<string>();
        while (waiting.TryDequeue(out var path))
        {
            var kind = Named().Replace(path.Split('?', '#')[0], "/#");
            if (!seen.Add(path) || kinds.GetValueOrDefault(kind) >= 6) continue;
            using var answer = await ada.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
            if ((int)answer.StatusCode != 200 || answer.Content.Headers.ContentType?.MediaType != "text/html" || answer.Content.Headers.ContentDisposition is not null) continue;
            kinds[kind] = kinds.GetValueOrDefault(kind) + 1;
            var html = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            foreach (Match link in Links().Matches(html))
                if (link.Groups[1].Value is var to && !Files().IsMatch(to)) waiting.Enqueue(System.Net.WebUtility.HtmlDecode(to));
            if (Body().Match(html) is not { Success: true } main) continue;
            var page = Markup.Read(main.Value);
            var names = new Dictionary<string, string>();
            foreach (var button in page.Descendants().Where(e => e.Name.LocalName == "button" || (e.Name.LocalName == "summary" && (string?)e.Parent?.Attribute("class") == "act")))
            {
                var (shown, name) = (Words(button), Name(button));
                buttons++;
                if (shown.Length > 0 && !name.Contains(shown, StringComparison.OrdinalIgnoreCase)) faults.Add($"{kind}: “{name}” does not hold what is seen, “{shown}”");
                // inside an open dialog its title says what it is about
                if (button.Ancestors().Any(a => (string?)a.Attribute("role") == "dialog")) continue;
                if (!name.Contains(' ', StringComparison.Ordinal) && !(button.Name.LocalName == "button" && AboutThePage.Contains(name))) faults.Add($"{kind}: “{name}” of what?");
                if (Does(button) is { } does && !names.TryAdd(name, does) && names[name] != does) faults.Add($"{kind}: two are called “{name}”");
            }
        }
        Assert.True(faults.Count == 0, string.Join('\n', faults));
        Assert.True(kinds.Count > 50 && buttons > 300, $"only {kinds.Count} kinds of pages, {buttons} buttons");
    }

    /// <summary>Where it leads: the form it sends, or what it opens.</summary>
    static string? Does(XElement button) => button.Name.LocalName == "summary" ? (string?)button.Parent!.Descendants("form").FirstOrDefault()?.Attribute("action")
        : button.Ancestors("form").FirstOrDefault() is { } form ? $"{(string?)form.Attribute("action")} {string.Join(' ', form.Descendants("input").Where(i => (string?)i.Attribute("type") == "hidden" && (string?)i.Attribute("name") is not ("__RequestVerificationToken" or "_form")).Select(i => (string?)i.Attribute("value")))} {(string?)button.Attribute("value")}" : null;

    static string Name(XElement button) => (string?)button.Attribute("aria-label") is { } said ? Spaces().Replace(said, " ").Trim() : Text(button, _ => true);

    static string Words(XElement button) => Text(button, e => (string?)e.Attribute("class") != "vh");

    static string Text(XElement element, Func<XElement, bool> counts) => Spaces().Replace(string.Concat(element.DescendantNodes().OfType<XText>().Where(t => t.Ancestors().TakeWhile(a => a != element).All(a => counts(a) && a.Name.LocalName != "svg")).Select(t => t.Value)), " ").Trim();

    [GeneratedRegex("<main.*</main>", RegexOptions.Singleline)]
    private static partial Regex Body();

    [GeneratedRegex("<a [^>]*href=\"(/[^\"#]*)\"")]
    private static partial Regex Links();

    [GeneratedRegex(@"\.\w+$|/document|/print|^/hooks|^/openapi|cursor=|month=")]
    private static partial Regex Files();

    [GeneratedRegex(@"/[^/]*\d[^/]*")]
    private static partial Regex Named();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
