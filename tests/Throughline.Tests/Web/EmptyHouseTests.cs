using System.Net;
using System.Text.RegularExpressions;
using Throughline.Kernel;
using Throughline.Tests.Ground;

namespace Throughline.Tests.Web;

[Trait("needs", "server")]
public class EmptyHouseTests
{
    /// <summary>Where a list is empty until somebody does something.</summary>
    static readonly string[] Lists =
    [
        "/", "/networks", "/plans", "/kit-lists", "/catalogue", "/agreements", "/agreements?show=behind", "/exposure", "/exposure/other-terms", "/availability", "/claims", "/service-reports",
        "/improvement", "/problems", "/handovers", "/calendars", "/duty", "/duty/rotas", "/escalation", "/organisations", "/tickets",
    ];

    [Fact]
    public async Task Every_list_of_an_empty_installation_says_what_it_is_for_and_what_to_do_first()
    {
        await using var site = await TestSite.Start();
        await site.Person("Ada Byrne", Role.Administrator | Role.Manager | Role.Engineer | Role.Finance | Role.AccountManager);
        var ada = site.As("Ada Byrne");
        var dumb = new List<string>();
        foreach (var path in Lists)
        {
            var page = WebUtility.HtmlDecode(await ada.GetStringAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken));
            var empties = Regex.Matches(page, "<div class=\"empty\">.*?<b>(.*?)</b>(?:<span>(.*?)</span>)?", RegexOptions.Singleline);
            if (empties.Count == 0) dumb.Add($"{path} shows nothing in place of its list");
            dumb.AddRange(empties.Where(e => e.Groups[2].Value.Length < 25).Select(e => $"{path}: “{e.Groups[1].Value}” says no more than “{e.Groups[2].Value}”"));
        }
        Assert.True(dumb.Count == 0, string.Join('\n', dumb));
        var today = await ada.GetStringAsync("/", TestContext.Current.CancellationToken);
        Assert.Contains("Open the first network", today, StringComparison.Ordinal);
        Assert.Contains("Add your people", today, StringComparison.Ordinal);
    }
}
