using System.Text.RegularExpressions;
using Throughline.Ui;

namespace Throughline.Tests.Ui;

public class ShellTests
{
    static Frame Frame(Side side = Side.Us) => new()
    {
        SignedIn = true, UserName = "<b>Maja</b>", UserInitials = "MK", UserSide = side, UserOrganisation = "Brightwater & Sons", CurrentPath = "/tickets/T-20931?tab=2",
        Menu = [new(null, [new("/", "Today", "today", 5, "t"), new("/tickets", "Tickets", "ticket", null, "k")])],
        MyNetworks = [new("/networks/N-1042", "Harbour St ↔ Northgate", "warn", "restored, watching")], Flash = "Signed <i>it</i>", Theme = "dark",
    };

    [Theory]
    [InlineData("/tickets/T-20931?tab=2", "/tickets", true)]
    [InlineData("/tickets/T-20931", "/", false)]
    [InlineData("/", "/", true)]
    [InlineData("/ticketsold", "/tickets", false)]
    [InlineData("/networks/N-1042/kit", "/networks/N-1042", true)]
    public void The_menu_marks_the_longest_address_that_begins_the_page(string path, string href, bool current)
    {
        var frame = Frame();
        frame.CurrentPath = path;
        Assert.Equal(current, frame.IsCurrent(href));
    }

    [Fact]
    public async Task The_shell_is_one_whole_document_with_a_way_past_the_menu_and_nothing_unescaped()
    {
        var html = await Drawn.Html<Shell>(new { Title = "T-20931 <x>", ChildContent = "Content" }, Frame());
        var page = Markup.Read(html);
        Assert.StartsWith("<!DOCTYPE html>", html);
        Assert.Equal("dark", (string?)page.Descendants("html").Single().Attribute("data-theme"));
        Assert.Equal("#main", (string?)page.Descendants("body").Single().Elements().First().Attribute("href"));
        Assert.Single(page.Descendants("main"));
        Assert.Equal("page", (string?)page.Descendants("a").First(a => (string?)a.Attribute("href") == "/tickets").Attribute("aria-current"));
        Assert.DoesNotContain(page.Descendants("b"), b => b.Value == "Maja");
        Assert.Contains("data-drop-drafts", html);
    }

    [Fact]
    public async Task The_customers_seat_has_no_side_menu_and_names_both_companies()
    {
        var html = await Drawn.Html<Shell>(new { Title = "x", ChildContent = "Content" }, Frame(Side.Customer));
        var page = Markup.Read(html);
        Assert.DoesNotContain(page.Descendants("nav"), n => (string?)n.Attribute("class") == "side");
        Assert.Contains("Brightwater & Sons", page.Value);
        Assert.DoesNotContain("Northgate", html);
    }

    [Fact]
    public async Task A_document_fetches_nothing_and_carries_its_own_style()
    {
        var html = await Drawn.Html<Document>(new { Title = "Proposal", Operator = "Halden", Reference = "P-310 v2", ChildContent = "Text" });
        Assert.Contains("default-src 'none'; style-src 'unsafe-inline'; img-src data:", html);
        Assert.DoesNotMatch(new Regex("""(src|href)="(?!#|data:)""", RegexOptions.None, TimeSpan.FromSeconds(2)), html);
        Assert.DoesNotContain("url(http", html);
        Assert.DoesNotContain("@import", html);
        Assert.Single(Regex.Matches(html, "</style>", RegexOptions.None, TimeSpan.FromSeconds(2)));
        Assert.Contains("@layer print", html);
    }

    [Fact]
    public void Colours_live_in_the_tokens_only()
    {
        var sheet = Regex.Replace(WebFiles.Text("app.css"), @"/\*.*?\*/", "", RegexOptions.Singleline, TimeSpan.FromSeconds(2));
        Assert.DoesNotMatch(new Regex(@"#[0-9a-fA-F]{3,8}\b|rgba?\(|hsla?\(", RegexOptions.None, TimeSpan.FromSeconds(2)), sheet);
        var known = Regex.Matches(WebFiles.Text("tokens.css"), @"(--[\w-]+):", RegexOptions.None, TimeSpan.FromSeconds(2)).Select(m => m.Groups[1].Value).ToHashSet();
        var used = Regex.Matches(sheet, @"var\((--[\w-]+)", RegexOptions.None, TimeSpan.FromSeconds(2)).Select(m => m.Groups[1].Value).Distinct();
        Assert.Empty(used.Except(known));
    }

    [Theory]
    [InlineData("Maja Kovač", "MK")]
    [InlineData("Elin Maria Berg", "EB")]
    [InlineData("Cher", "C")]
    [InlineData("", "?")]
    public void Initials_are_the_first_letters_of_the_first_and_last_name(string name, string initials) => Assert.Equal(initials, Avatar.Of(name));

    [Theory]
    [InlineData("+46 8 465 004 12", "+46846500412")]
    [InlineData("0117 496 0113", "01174960113")]
    [InlineData("javascript:alert(1)", "1")]
    public void A_number_becomes_digits_that_a_phone_can_call(string number, string digits) => Assert.Equal(digits, Phone.To(number));

    [Theory]
    [InlineData(0.5, "bar info", "50%")]
    [InlineData(0.8, "bar warn", "80%")]
    [InlineData(1.4, "bar bad", "100%")]
    [InlineData(double.NaN, "bar info", "0%")]
    public async Task A_bar_turns_amber_when_little_is_left_and_red_when_past(double share, string css, string width)
    {
        var html = await Drawn.Html<Bar>(new { Share = share });
        Assert.Contains($"class=\"{css}\"", html);
        Assert.Contains($"width=\"{width}\"", html);
    }

    [Fact]
    public async Task A_state_of_an_unknown_shape_is_refused() =>
        await Assert.ThrowsAsync<ArgumentException>(() => Drawn.Html<State>(new { Kind = "purple", Word = "x" }));

    [Fact]
    public async Task A_note_names_its_readers()
    {
        var shared = await Drawn.Html<Note>(new { Shared = true, Readers = new[] { "Brightwater", "Norrvik", "Telvane" }, Text = "x" });
        Assert.Contains("Shared with Brightwater, Norrvik and Telvane", shared);
        Assert.Contains("Private to Halden", await Drawn.Html<Note>(new { Shared = false, Readers = new[] { "Halden" }, Text = "x" }));
    }
}
