using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection.Extensions;
using NodaTime;
using Throughline.Kernel;
using Throughline.Tests.Delivery.Ground;
using Throughline.Tests.Design.Ground;
using Throughline.Tests.Ground;
using Throughline.Tests.Networks;
using Throughline.Tests.Parties;
using Throughline.Tests.Support;

namespace Throughline.Tests.Story;

/// <summary>What people and programs send wrong, over the real routes: the page and the API say the same, at once, and nothing is half written.</summary>
[Trait("needs", "server")]
public class BadInputTests
{
    [Fact]
    public async Task A_device_type_with_merge_markers_is_refused_with_the_line_of_each()
    {
        await using var d = await DesignSite.Start();
        const string type = "<<<<<<< ours\nmanufacturer: Example\nmodel: SW-1\n=======\nmodel: SW-2\n>>>>>>> theirs\nslug: example-sw-1\nu_height: 1\n";

        var (codes, words) = await new ByApi(d.Maja, "Maja").IsRefused("/catalogue", new { file = new { fileName = "sw-1.yaml", base64 = Convert.ToBase64String(Encoding.UTF8.GetBytes(type)) } });
        using var browser = await SignedIn(d.Site, "Maja Kovač");
        var (status, page) = await browser.PostFile("/catalogue", "/catalogue", "file", new StringContent(type));

        Assert.Equal((422, 3), (status, codes.Length));
        foreach (var line in new[] { "line 1,", "line 4,", "line 6," })
        {
            Assert.Contains(line, words, StringComparison.Ordinal);
            Assert.Contains(line, page, StringComparison.Ordinal);
        }
        Assert.Empty((await new ByApi(d.Maja, "Maja").Reads("/catalogue?find=SW-1")).List("rows"));
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("1000000000")]
    public async Task A_kit_line_of_no_or_less_than_no_or_a_thousand_million_pieces_is_refused_at_its_field(string quantity)
    {
        await using var d = await DesignSite.Start();
        await DesignWork.Draw(d.Site, d.Maja, d.Network);

        // every fault of the line at once: the part, the number, what it serves
        var (status, body) = await d.Send(d.Maja, "kit-list/lines", new { part = "NO-SUCH-PART", quantity = JsonDocument.Parse(quantity).RootElement });
        Assert.Contains("/quantity", body.List("errors").Select(e => e.Text("pointer")));
        using var browser = await SignedIn(d.Site, "Maja Kovač");
        var (again, page, _) = await browser.Post($"/networks/{d.Network}/kit-list", $"/networks/{d.Network}/kit-list/lines", ("part", "SFP-1G-SX"), ("quantity", quantity), ("purpose", "typed before"), ("_form", "add-line"));

        Assert.Equal((422, 422), (status, again));
        Assert.Contains("between 1 and", page, StringComparison.Ordinal);
        Assert.Contains("typed before", page, StringComparison.Ordinal);
        Assert.Equal(0, (await d.Kit()).Part("lines").GetArrayLength());
    }

    [Fact]
    public async Task Of_two_managers_who_move_one_accountability_at_once_the_second_is_told_who_was_first()
    {
        await using var world = await NetworkWorld.Start(null, adjust: null);
        await world.MajaTakesIt();
        await world.Site.Person("Ana Ruiz", Role.Manager);
        using var jonas = await SignedIn(world.Site, "Jonas Weber");
        using var ana = await SignedIn(world.Site, "Ana Ruiz");
        await world.Site.Person("Bo Lind", Role.Engineer);
        (string, string)[] Move(string engineer) => [("engineer", engineer), ("reason", "reorganisation"), ("note", "new teams"), ("holder", world.Maja.ToString())];

        var moves = await Task.WhenAll(
            Task.Run(() => jonas.Post("/networks/N-1001/accountability", null, Move("Ines Duarte"))),
            Task.Run(() => ana.Post("/networks/N-1001/accountability", null, Move("Bo Lind"))));

        Assert.Equal([303, 412], moves.Select(m => m.Status).Order());
        Assert.Matches("Accountability changed at [0-9:]+ by (Jonas Weber|Ana Ruiz)", moves.Single(m => m.Status == 412).Text);
        Assert.Equal(2, (await world.Terms()).Count);
        Assert.Equal(412, (await world.Site.As("Ana Ruiz").Send("/networks/N-1001/accountability", new { engineer = "Bo Lind", reason = "reorganisation", note = "again", holder = world.Maja })).Status);
    }

    [Fact]
    public async Task A_signature_on_a_list_that_changed_a_second_ago_is_not_given()
    {
        await using var d = await DesignSite.Start();
        await DesignWork.Draw(d.Site, d.Maja, d.Network);
        await DesignWork.AddKit(d.Maja, d.Network);
        await DesignWork.Line(d.Maja, d.Network, "SFP-1G-SX", 2, "Customer handoff", "H-1 × 2");
        using var maja = await SignedIn(d.Site, "Maja Kovač");
        var read = (await d.Kit()).Number("version");
        d.Site.Clock.Advance(Duration.FromSeconds(1));
        await d.Send(d.Ines, "kit-list/lines/5", new { purpose = "19 inch, four posts" });

        var byPage = await maja.Post($"/networks/{d.Network}/kit-list", $"/networks/{d.Network}/kit-list/sign-off", ("_version", $"{read}"));
        var byApi = await d.Send(d.Maja, "kit-list/sign-off", new { }, ("If-Match", $"\"{read}\""));

        Assert.Equal((412, 412), (byPage.Status, byApi.Status));
        Assert.Contains("Reload to see the change", byPage.Text, StringComparison.Ordinal);
        Assert.Equal("draft", (await d.Kit()).Text("state"));
        Assert.Contains("four posts", byPage.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_click_on_accept_changes_nothing_and_says_when_the_first_was()
    {
        await using var b = await Brightwater.Signed();
        var token = await b.Ready();
        var hash = (await new ByApi(b.Site.As(), "nobody").Reads($"/accept/{token}")).Part("acceptance").Text("contentHash");
        var form = new Dictionary<string, string> { ["name"] = "Helen Ashworth", ["role"] = "director", ["hash"] = hash };

        var clicks = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(() => b.Post("/sign-in", $"/accept/{token}", new(form) { ["_from"] = $"/accept/{token}" }))));
        var third = await b.Post("/sign-in", $"/accept/{token}", new(form) { ["_from"] = $"/accept/{token}" });
        var (codes, words) = await new ByApi(b.Site.As(), "nobody").IsRefused($"/accept/{token}", form);

        Assert.Single(clicks, c => c.Status == 303);
        Assert.Contains(clicks.Single(c => c.Status != 303).Status, new[] { 412, 422 });
        Assert.Equal((422, "already-accepted"), (third.Status, codes.Single()));
        Assert.Contains("accepted already, by Helen Ashworth", words, StringComparison.Ordinal);
        Assert.Contains("accepted already, by Helen Ashworth", third.Page, StringComparison.Ordinal);
        Assert.Equal(1, await b.Site.Do(async (_, db) => await db.BillingStarts.CountAsync()));
    }

    [Fact]
    public async Task A_token_that_expired_opens_nothing_and_a_link_says_that_it_ended()
    {
        // without the program's own worker: it would deem the circuit accepted before anybody clicks
        await using var b = await Brightwater.Signed(adjust: builder => builder.Services.RemoveAll<Microsoft.Extensions.Hosting.IHostedService>());
        var token = await b.Ready();
        b.Site.Clock.Advance(Duration.FromDays(40));

        var (codes, words) = await new ByApi(b.Site.As(), "nobody").IsRefused($"/accept/{token}", new { name = "Helen Ashworth", role = "director", hash = "00" });
        var (status, page) = await b.Post("/sign-in", $"/accept/{token}", new() { ["name"] = "Helen Ashworth", ["role"] = "director", ["hash"] = "00", ["_from"] = $"/accept/{token}" });
        Assert.Equal((422, "link-expired"), (status, codes.First()));
        Assert.Contains("This link has ended", words, StringComparison.Ordinal);
        Assert.Contains("This link ended on", page, StringComparison.Ordinal);

        // a token of the API, and one that never was: the same answer
        b.Site.Clock.Advance(Duration.FromDays(4000));
        var (expired, body) = await b.Maja.Read("/networks");
        using var stranger = b.Site.As();
        stranger.DefaultRequestHeaders.Authorization = new("Bearer", "thr_nonsense");
        Assert.Equal((401, "not-signed-in"), (expired, body.Text("code")));
        Assert.Equal(body.ToString(), (await stranger.Read("/networks")).Body.ToString());
        Assert.Equal(302, (int)(await b.Maja.GetAsync("/networks", TestContext.Current.CancellationToken)).StatusCode);
    }

    [Fact]
    public async Task A_file_of_200_megabytes_is_refused_at_once_with_the_limit_and_without_being_kept()
    {
        await using var d = await DesignSite.Start();
        using var browser = await SignedIn(d.Site, "Maja Kovač");
        foreach (var announced in new[] { true, false })
        {
            var (status, page) = await browser.PostFile("/catalogue", "/catalogue", "file", new Zeros(200_000_000, announced));
            using var answer = await d.Maja.PostAsync("/api/v1/catalogue", new Zeros(200_000_000, announced), TestContext.Current.CancellationToken);
            var body = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).RootElement;

            Assert.Equal((413, HttpStatusCode.RequestEntityTooLarge, "too-large"), (status, answer.StatusCode, body.Text("code")));
            foreach (var words in new[] { page, body.Text("detail") })
            {
                Assert.Contains("At most 32 MB are taken at once", words, StringComparison.Ordinal);
                Assert.Contains("Nothing was kept", words, StringComparison.Ordinal);
                if (announced) Assert.Contains("200 MB were sent", words, StringComparison.Ordinal);
                Assert.DoesNotContain("Exception", words, StringComparison.Ordinal);
            }
        }
        // who asks before sending is told before sending
        using var polite = new HttpRequestMessage(HttpMethod.Post, "/api/v1/catalogue") { Content = new Zeros(200_000_000, announced: true) };
        polite.Headers.ExpectContinue = true;
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await d.Maja.SendAsync(polite, TestContext.Current.CancellationToken)).StatusCode);
        Assert.Equal(0, ((Zeros)polite.Content).Sent);
        // the site goes on
        Assert.Equal(200, (await d.Maja.Read("/catalogue")).Status);
    }

    [Theory]
    [InlineData("Клініка «Зоря» №7")]
    [InlineData("عيادات النور المحدودة")]
    [InlineData("<script>alert('Quayside')</script>")]
    public async Task A_name_in_any_script_stays_what_it_is_and_is_never_run(string name)
    {
        await using var village = await Village.Start();
        var jonas = new ByApi(village.Site.As("Jonas Weber"), "Jonas");
        await jonas.Does("/organisations", new { name, side = "customer" });
        var network = (await jonas.Does("/networks", new { name, purpose = name, customer = name, region = "South West" })).Text("reference");
        await jonas.Does($"/networks/{network}/sites", new { code = "X1", name, address = name });
        await jonas.Does($"/networks/{network}/contacts", new { name, purpose = "signs" });
        using var browser = await SignedIn(village.Site, "Jonas Weber");
        var (status, _, to) = await browser.Post("/tickets/new", "/tickets", ("title", name), ("description", name), ("network", network), ("impact", "minor"), ("reporter", name));
        Assert.Equal(303, status);

        var read = await jonas.Reads($"/networks/{network}");
        Assert.Equal((name, name, name), (read.Part("head").Text("name"), read.List("sites").Single().Text("name"), read.List("contacts").Single().Text("name")));
        Assert.Equal(name, (await jonas.Reads(to!)).Text("title"));
        foreach (var path in new[] { $"/networks/{network}", $"/networks/{network}/journal", $"/networks/{network}/dossier", to!, "/tickets", "/networks", "/organisations", $"/search?q={Uri.EscapeDataString(name)}" })
        {
            var (found, page, _) = await browser.Get(path);
            Assert.Equal((200, path), (found, path));
            Assert.DoesNotContain("<script>alert", page, StringComparison.OrdinalIgnoreCase);
            if (!name.Contains('<', StringComparison.Ordinal)) Assert.Contains(name, page, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_time_of_the_hour_that_was_skipped_is_refused_with_the_times_around_it()
    {
        await using var village = await Village.Start();
        village.Site.Clock.Set(Instant.FromUtc(2027, 3, 29, 9, 0));
        const string Says = "There is no 01:30 on 28 Mar 2027 in Europe/London: the clocks go from 01:00 to 02:00 that day.";
        using var browser = await SignedIn(village.Site, "Maja Kovač");

        var (codes, words) = await new ByApi(village.Site.As("Maja Kovač"), "Maja").IsRefused($"/networks/{village.Network}/changes-made", new { what = "Card replaced", at = "2027-03-28T01:30" });
        var (status, page, _) = await browser.Post($"/networks/{village.Network}/dossier", $"/networks/{village.Network}/changes-made", ("what", "Card replaced"), ("at", "2027-03-28T01:30"), ("_form", "change"));
        var (swap, said) = await new ByApi(village.Site.As("Jonas Weber"), "Jonas").IsRefused("/duty/rotas/South/overrides", new { person = "Maja Kovač", from = "2027-03-27T18:00", until = "2028-03-26T01:30", zone = "Europe/London" });

        Assert.Equal((422, "skipped-hour", "skipped-hour"), (status, codes.Single(), swap.Single()));
        Assert.Contains(Says, words, StringComparison.Ordinal);
        Assert.Contains(Says, page, StringComparison.Ordinal);
        Assert.Contains("26 Mar 2028", said, StringComparison.Ordinal);
        // the hour before and the one after are times like any other
        foreach (var at in new[] { "2027-03-28T00:59", "2027-03-28T02:00" }) await new ByApi(village.Site.As("Maja Kovač"), "Maja").Does($"/networks/{village.Network}/changes-made", new { what = "Card replaced", at });
    }

    [Fact]
    public async Task A_customer_who_asks_for_anothers_ticket_by_number_cannot_tell_it_from_one_that_never_was()
    {
        await using var village = await Village.Start();
        var theirs = await village.Open("Sam Okoro", new { title = "The sterilisation room is offline", network = village.Network, impact = "down" });
        var grace = village.Site.As("Grace Bell");
        using var browser = await SignedIn(village.Site, "Grace Bell");

        foreach (var act in new[] { "", "/notes", "/close", "/reopen" })
        {
            var (real, none) = act.Length == 0
                ? (await grace.Read($"/tickets/{theirs}"), await grace.Read("/tickets/T-999999"))
                : (await grace.Send($"/tickets/{theirs}{act}", new { text = "x", why = "x" } is var all && act == "/notes" ? new { all.text } : act == "/reopen" ? new { all.why } : new { }), await grace.Send($"/tickets/T-999999{act}", act == "/notes" ? new { text = "x" } : act == "/reopen" ? new { why = "x" } : new { }));
            Assert.Equal((404, 404), (real.Status, none.Status));
            Assert.Equal(none.Body.ToString().Replace("T-999999", theirs, StringComparison.Ordinal), real.Body.ToString());
        }
        var (seen, page, _) = await browser.Get($"/tickets/{theirs}");
        var (missing, empty, _) = await browser.Get("/tickets/T-999999");
        // the address stands in the page, and each page has a token of its own for its forms
        static string Same(string html, string reference) => System.Text.RegularExpressions.Regex.Replace(html.Replace(reference, "T-", StringComparison.Ordinal), "(__RequestVerificationToken\" )?value=\"CfDJ8[^\"]*\"", "");
        Assert.Equal((404, 404, Same(empty, "T-999999")), (seen, missing, Same(page, theirs)));
        Assert.DoesNotContain("sterilisation", page, StringComparison.Ordinal);
        Assert.Empty((await new ByApi(grace, "Grace").Reads("/tickets?show=all")).List("tickets"));
    }

    static async Task<BrowserSession> SignedIn(TestSite site, string name)
    {
        var browser = BrowserSession.On(site);
        Assert.Equal(303, (await browser.SignIn(name.ToLowerInvariant().Replace(' ', '.') + "@example.org")).Status);
        return browser;
    }

    /// <summary>So many zeros, made while they are sent.</summary>
    sealed class Zeros(long length, bool announced) : HttpContent
    {
        public long Sent { get; private set; }

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            for (var zeros = new byte[1 << 20]; Sent < length;)
            {
                var piece = (int)Math.Min(zeros.Length, length - Sent);
                await stream.WriteAsync(zeros.AsMemory(0, piece));
                Sent += piece;
            }
        }

        protected override bool TryComputeLength(out long computed)
        {
            computed = length;
            return announced;
        }
    }
}
