using System.Buffers.Binary;
using System.Data.Common;
using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Throughline.Data;
using Throughline.Kernel;
using Throughline.Modules.Parties.SignIn;
using Throughline.Tests.Ground;

namespace Throughline.Tests.Parties;

[Trait("needs", "server")]
public class SignInTests
{
    internal static async Task<TestSite> WithOwen()
    {
        var site = await TestSite.Start();
        await site.Person("Owen Hart", Role.AccountManager);
        return site;
    }

    internal static async Task<BrowserSession> SignedIn(TestSite site)
    {
        var browser = BrowserSession.On(site);
        Assert.Equal(303, (await browser.SignIn("owen.hart@example.org")).Status);
        return browser;
    }

    [Fact]
    public async Task With_codes_on_the_password_alone_opens_nothing_and_a_recovery_code_works_once()
    {
        await using var site = await TestSite.Start();
        await site.Person("Maja Kovač", Role.Engineer);
        using var maja = BrowserSession.On(site);
        Assert.Equal((303, "/networks"), Of(await maja.SignIn("maja.kovač@example.org")));
        var key = Regex.Match((await maja.Get("/me/security")).Text, "secret=([A-Z2-7]+)").Groups[1].Value;
        Assert.Equal(422, (await maja.Post("/me/security", "/me/security/codes", ("code", "000000"))).Status);

        var on = await maja.Post("/me/security", "/me/security/codes", ("code", Totp(key)));

        Assert.Equal((303, "/me/security"), Of(on));
        var said = (await maja.Get("/me/security")).Text;
        var recovery = Regex.Matches(said, @"\b[0-9A-Z]{5}-[0-9A-Z]{5}\b").Select(m => m.Value).Distinct().ToList();
        Assert.Equal(8, recovery.Count);
        Assert.DoesNotContain("secret=", said, StringComparison.Ordinal);

        using var second = BrowserSession.On(site);
        Assert.StartsWith("/sign-in/code", (await second.SignIn("maja.kovač@example.org")).To, StringComparison.Ordinal);
        Assert.False(await second.IsIn());
        Assert.Equal(422, (await second.Post("/sign-in/code", null, ("code", "123456"))).Status);
        Assert.Equal((303, "/networks"), Of(await second.Post("/sign-in/code", null, ("code", Totp(key)), ("back", "/networks"))));
        Assert.True(await second.IsIn());

        using var third = BrowserSession.On(site);
        await third.SignIn("maja.kovač@example.org");
        Assert.Equal(303, (await third.Post("/sign-in/code", null, ("code", recovery[0]))).Status);
        Assert.True(await third.IsIn());
        using var fourth = BrowserSession.On(site);
        await fourth.SignIn("maja.kovač@example.org");
        Assert.Equal(422, (await fourth.Post("/sign-in/code", null, ("code", recovery[0]))).Status);
    }

    [Fact]
    public async Task Codes_are_turned_off_by_who_knows_the_password_and_the_old_key_and_recovery_codes_open_nothing()
    {
        await using var site = await TestSite.Start();
        await site.Person("Owen Hart", Role.AccountManager);
        using var owen = await SignedIn(site);
        var key = Regex.Match((await owen.Get("/me/security")).Text, "secret=([A-Z2-7]+)").Groups[1].Value;
        Assert.Equal(303, (await owen.Post("/me/security", "/me/security/codes", ("code", Totp(key)))).Status);

        var wrong = await owen.Post("/me/security", "/me/security/codes/off", ("present", "guess"), ("_form", "codes-off"));
        Assert.Equal(422, wrong.Status);
        Assert.Contains("not your present password", wrong.Text, StringComparison.Ordinal);
        Assert.Equal((303, "/me/security"), Of(await owen.Post("/me/security", "/me/security/codes/off", ("present", "correct horse battery"))));

        Assert.True(await owen.IsIn());
        Assert.NotEqual(key, Regex.Match((await owen.Get("/me/security")).Text, "secret=([A-Z2-7]+)").Groups[1].Value);
        using var again = BrowserSession.On(site);
        Assert.Equal((303, "/networks"), Of(await again.SignIn("owen.hart@example.org")));
        Assert.Equal(0, await site.Do((_, db) => Task.FromResult(db.Set<Microsoft.AspNetCore.Identity.IdentityUserToken<Guid>>().Count(t => t.Name == "RecoveryCodes"))));
    }

    [Fact]
    public async Task Who_lost_the_phone_gets_a_link_of_an_administrator_that_ends_its_codes_passkeys_and_sessions()
    {
        await using var site = await TestSite.Start();
        var person = await site.Person("Owen Hart", Role.AccountManager);
        await site.Person("Ada Byrne", Role.Administrator);
        await site.Person("Jonas Weber", Role.Manager);
        using var thief = await SignedIn(site);
        var key = Regex.Match((await thief.Get("/me/security")).Text, "secret=([A-Z2-7]+)").Groups[1].Value;
        Assert.Equal(303, (await thief.Post("/me/security", "/me/security/codes", ("code", Totp(key)))).Status);
        await site.Do(async (services, db) =>
        {
            var accounts = services.GetRequiredService<Microsoft.AspNetCore.Identity.UserManager<Account>>();
            await accounts.AddOrUpdatePasskeyAsync(db.Users.Single(a => a.PersonId == person.Id), new Microsoft.AspNetCore.Identity.UserPasskeyInfo([1, 2, 3], [4], DateTimeOffset.UnixEpoch, 0, ["internal"], true, false, false, [5], [6]));
        });

        Assert.Equal(422, (await site.As("Jonas Weber").Send($"/people/{person.Id}/account", new { lostDevice = true })).Status);
        Assert.True(await thief.IsIn());
        var link = (await site.As("Ada Byrne").Send($"/people/{person.Id}/account", new { lostDevice = true })).Body.GetProperty("address").GetString()!;

        Assert.False(await thief.IsIn());
        Assert.Equal((0, 1), await site.Do((_, db) => Task.FromResult((db.Set<Microsoft.AspNetCore.Identity.IdentityUserPasskey<Guid>>().Count(), db.Facts.Count(f => f.Kind == "device-lost")))));
        using var owen = BrowserSession.On(site);
        var token = Regex.Match((await owen.Get(link)).Text, "name=\"token\" value=\"([^\"]+)\"").Groups[1].Value;
        Assert.Equal(303, (await owen.Post(link, link.Split('?')[0], ("token", System.Net.WebUtility.HtmlDecode(token)), ("password", "another sentence"))).Status);
        Assert.Equal((303, "/networks"), Of(await owen.SignIn("owen.hart@example.org", "another sentence")));
    }

    [Fact]
    public async Task A_passkey_is_taken_away_by_its_owner_alone_and_other_sessions_end_with_it()
    {
        await using var site = await TestSite.Start();
        var person = await site.Person("Owen Hart", Role.AccountManager);
        await site.Person("Ada Byrne", Role.Administrator);
        await site.Do(async (services, db) =>
        {
            var accounts = services.GetRequiredService<Microsoft.AspNetCore.Identity.UserManager<Account>>();
            await accounts.AddOrUpdatePasskeyAsync(db.Users.Single(a => a.PersonId == person.Id), new Microsoft.AspNetCore.Identity.UserPasskeyInfo([1, 2, 3], [4], DateTimeOffset.UnixEpoch, 0, ["internal"], true, false, false, [5], [6]) { Name = "Laptop" });
        });
        using var desk = await SignedIn(site);
        using var stolen = await SignedIn(site);
        using var ada = BrowserSession.On(site);
        await ada.SignIn("ada.byrne@example.org");

        Assert.Equal(404, (await ada.Post("/me/security", "/me/security/passkeys/010203/remove")).Status);
        Assert.Contains("/me/security/passkeys/010203/remove", (await desk.Get("/me/security")).Text, StringComparison.Ordinal);
        Assert.Equal((303, "/me/security"), Of(await desk.Post("/me/security", "/me/security/passkeys/010203/remove")));

        Assert.Contains("No passkey yet", (await desk.Get("/me/security")).Text, StringComparison.Ordinal);
        Assert.False(await stolen.IsIn());
    }

    [Fact]
    public async Task An_account_waits_after_eight_wrong_passwords_and_the_answer_never_tells_whether_it_exists()
    {
        await using var site = await WithOwen();
        using var someone = BrowserSession.On(site);

        var known = await someone.SignIn("owen.hart@example.org", "wrong");
        var unknown = await someone.SignIn("nobody@example.org", "wrong");
        Assert.Equal((known.Status, Words(known.Text)), (unknown.Status, Words(unknown.Text)));
        Assert.Equal(422, known.Status);
        for (var i = 0; i < 8; i++) await someone.SignIn("owen.hart@example.org", "wrong");

        var locked = await someone.SignIn("owen.hart@example.org");

        Assert.Equal((422, Words(known.Text)), (locked.Status, Words(locked.Text)));
        Assert.False(await someone.IsIn());
    }

    [Fact]
    public async Task An_address_that_fails_forty_times_waits_ten_minutes_whatever_accounts_it_tries()
    {
        await using var site = await WithOwen();
        using var someone = BrowserSession.On(site);
        for (var i = 0; i < 40; i++) await someone.SignIn($"guess{i}@example.org", "wrong");

        Assert.Equal(422, (await someone.SignIn("owen.hart@example.org")).Status);
        site.Clock.Advance(Duration.FromMinutes(10));
        Assert.Equal(303, (await someone.SignIn("owen.hart@example.org")).Status);
    }

    [Fact]
    public async Task Who_knows_the_present_password_changes_it_and_every_other_session_ends()
    {
        await using var site = await TestSite.Start();
        await site.Person("Owen Hart", Role.AccountManager);
        using var desk = BrowserSession.On(site);
        using var phone = BrowserSession.On(site);
        await desk.SignIn("owen.hart@example.org");
        await phone.SignIn("owen.hart@example.org");
        const string page = "/me/security", act = "/me/security/password", right = "correct horse battery", other = "three quiet lamps";

        // everything that is wrong at once, and nothing is changed
        var refused = await desk.Post(page, act, ("present", "guess"), ("password", "short"), ("again", "shorter"), ("_form", "password"));
        Assert.Equal(422, refused.Status);
        foreach (var words in new[] { "That is not your present password", "at least 10 characters", "The two new passwords differ" }) Assert.Contains(words, refused.Text, StringComparison.Ordinal);
        Assert.Contains("the present one. Choose another", (await desk.Post(page, act, ("present", right), ("password", right), ("again", right))).Text, StringComparison.Ordinal);
        Assert.True(await phone.IsIn());

        Assert.Equal((303, page), Of(await desk.Post(page, act, ("present", right), ("password", other), ("again", other))));

        Assert.True(await desk.IsIn());
        Assert.False(await phone.IsIn());
        Assert.Equal(422, (await phone.SignIn("owen.hart@example.org")).Status);
        Assert.Equal(303, (await phone.SignIn("owen.hart@example.org", other)).Status);
    }

    [Fact]
    public async Task A_wrong_present_password_counts_as_a_failed_sign_in()
    {
        await using var site = await TestSite.Start();
        await site.Person("Owen Hart", Role.AccountManager);
        using var desk = BrowserSession.On(site);
        using var phone = BrowserSession.On(site);
        await desk.SignIn("owen.hart@example.org");
        for (var i = 0; i < 8; i++) Assert.Equal(422, (await desk.Post("/me/security", "/me/security/password", ("present", $"guess {i}"), ("password", "three quiet lamps"), ("again", "three quiet lamps"))).Status);

        Assert.Contains("too many attempts", (await desk.Post("/me/security", "/me/security/password", ("present", "correct horse battery"), ("password", "three quiet lamps"), ("again", "three quiet lamps"))).Text, StringComparison.Ordinal);
        Assert.Equal(422, (await phone.SignIn("owen.hart@example.org")).Status);
    }

    [Fact]
    public async Task The_drawn_code_reads_as_the_address_of_the_key()
    {
        await using var site = await TestSite.Start();
        await site.Person("Maja Kovač", Role.Engineer);
        using var maja = BrowserSession.On(site);
        await maja.SignIn("maja.kovač@example.org");

        var page = (await maja.Get("/me/security")).Text;

        var address = System.Net.WebUtility.HtmlDecode(Regex.Match(page, "href=\"(otpauth://[^\"]+)\"").Groups[1].Value);
        Assert.StartsWith("otpauth://totp/Throughline:maja.kova%C4%8D%40example.org?secret=", address, StringComparison.Ordinal);
        Assert.Equal(address, QrReader.Read(page));
    }

    [Fact]
    public async Task Looking_at_the_page_of_ones_sign_in_ends_no_session_and_shows_the_same_key_again()
    {
        await using var site = await WithOwen();
        using var desk = await SignedIn(site);
        using var phone = await SignedIn(site);

        var first = Regex.Match((await desk.Get("/me/security")).Text, "secret=([A-Z2-7]+)").Groups[1].Value;

        Assert.Equal(200, (await phone.Get("/networks")).Status);
        Assert.Equal(200, (await desk.Get("/networks")).Status);
        Assert.Equal(first, Regex.Match((await phone.Get("/me/security")).Text, "secret=([A-Z2-7]+)").Groups[1].Value);
        Assert.NotEqual("", first);
    }

    [Fact]
    public async Task The_page_for_the_first_administrator_works_once_and_then_there_is_no_such_page()
    {
        await using var site = await TestSite.Start();
        using var browser = BrowserSession.On(site);
        Assert.Contains("/first-administrator", (await browser.Get("/sign-in")).Text, StringComparison.Ordinal);
        (string, string)[] fields = [("company", "Halden Systems"), ("zone", "Europe/London"), ("name", "Ada Byrne"), ("email", "ada@halden.example")];

        Assert.Equal(422, (await browser.Post("/first-administrator", null, [.. fields, ("password", "short")])).Status);
        var (_, faults, _) = await browser.Post("/first-administrator", null, ("company", "Halden Systems"), ("zone", "Mars/Base"), ("name", "Ada Byrne"), ("email", "ada at home"), ("password", "short"));
        Assert.All(["There is no time zone “Mars/Base”", "ada at home is not an e-mail address", "at least"], words => Assert.Contains(words, WebUtility.HtmlDecode(faults), StringComparison.Ordinal));
        Assert.Equal(0, await site.Do((_, db) => Task.FromResult(db.People.Count() + db.Organisations.Count())));
        Assert.Equal((303, "/"), Of(await browser.Post("/first-administrator", null, [.. fields, ("password", "a sentence is best")])));

        Assert.True(await browser.IsIn());
        Assert.Equal(404, (await browser.Get("/first-administrator")).Status);
        using var other = BrowserSession.On(site);
        Assert.Equal(404, (await other.Post("/sign-in", "/first-administrator", [.. fields, ("password", "a sentence is best")])).Status);
        Assert.Equal(1, await site.Do((_, db) => Task.FromResult(db.People.Count())));
        Assert.DoesNotContain("/first-administrator", (await other.Get("/sign-in")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_two_who_send_the_first_page_at_the_same_moment_one_is_the_administrator_and_the_other_finds_no_such_page()
    {
        var together = new BothHaveLooked();
        await using var site = await TestSite.Start(adjust: b => b.Services.ConfigureDbContext<SqliteDb>(o => o.AddInterceptors(together)).ConfigureDbContext<PostgresDb>(o => o.AddInterceptors(together)));
        using var ada = BrowserSession.On(site);
        using var bo = BrowserSession.On(site);
        Task<(int Status, string Text, string? To)> Send(BrowserSession browser, string name) =>
            browser.Post("/sign-in", "/first-administrator", ("company", $"House of {name}"), ("zone", "Europe/London"), ("name", name), ("email", $"{name}@halden.example"), ("password", "a sentence is best"));

        var answers = await Task.WhenAll(Task.Run(() => Send(ada, "ada")), Task.Run(() => Send(bo, "bo")));

        Assert.Equal([303, 404], answers.Select(a => a.Status).Order());
        Assert.Equal((1, 1, 1), await site.Do(async (_, db) => (await db.Users.CountAsync(), await db.People.CountAsync(), await db.Organisations.CountAsync())));
        Assert.Single([await ada.IsIn(), await bo.IsIn()], isIn => isIn);
    }

    /// <summary>Lets nobody go on from asking whether there is an account before two have asked and found none.</summary>
    sealed class BothHaveLooked : DbCommandInterceptor
    {
        readonly TaskCompletionSource both = new(TaskCreationOptions.RunContinuationsAsynchronously);
        int looked;

        public override async ValueTask<DbDataReader> ReaderExecutedAsync(DbCommand command, CommandExecutedEventData eventData, DbDataReader result, CancellationToken cancellationToken = default)
        {
            if (new HttpContextAccessor().HttpContext?.Request.Method == "POST" && command.CommandText.Contains("EXISTS", StringComparison.Ordinal) && command.CommandText.Contains("AspNetUsers", StringComparison.Ordinal))
            {
                if (Interlocked.Increment(ref looked) == 2) both.TrySetResult();
                await both.Task.WaitAsync(TimeSpan.FromSeconds(30), cancellationToken);
            }
            return result;
        }
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example/")]
    [InlineData("/\\evil.example")]
    [InlineData("\\\\evil.example")]
    [InlineData("/\t/evil.example")]
    [InlineData("javascript:alert(1)")]
    [InlineData(" //evil.example")]
    [InlineData("evil.example")]
    public void Nobody_is_sent_to_another_site_after_signing_in(string back) => Assert.Equal("/", SignInWithPassword.Local(back));

    [Theory]
    [InlineData("/networks/N-1042?tab=2#top")]
    [InlineData("/")]
    public void A_page_of_our_own_is_returned_to(string back) => Assert.Equal(back, SignInWithPassword.Local(back));

    [Fact]
    public async Task A_link_of_the_administrator_sets_a_password_once()
    {
        await using var site = await TestSite.Start();
        await site.Person("Ada Byrne", Role.Administrator);
        var ada = site.As("Ada Byrne");
        var added = await ada.Send("/people", new { name = "Priya Nair", organisation = "Halden Systems", roles = new[] { "project-manager" }, email = "priya@halden.example" });
        Assert.Equal(201, added.Status);
        var id = added.Body.GetProperty("id").GetGuid();
        var link = (await ada.Send($"/people/{id}/account", new { })).Body.GetProperty("address").GetString()!;
        using var priya = BrowserSession.On(site);

        var token = Regex.Match((await priya.Get(link)).Text, "name=\"token\" value=\"([^\"]+)\"").Groups[1].Value;
        var page = link.Split('?')[0];
        Assert.Equal(422, (await priya.Post(link, page, ("token", "forged"), ("password", "another sentence"))).Status);
        Assert.Equal((303, "/sign-in"), Of(await priya.Post(link, page, ("token", System.Net.WebUtility.HtmlDecode(token)), ("password", "another sentence"))));
        Assert.Equal(422, (await priya.Post(link, page, ("token", System.Net.WebUtility.HtmlDecode(token)), ("password", "a third sentence"))).Status);
        Assert.Equal(303, (await priya.SignIn("priya@halden.example", "another sentence")).Status);
    }

    internal static (int, string?) Of((int Status, string Text, string? To) answer) => (answer.Status, answer.To);

    static string Words(string html) => Regex.Match(html, "E-mail and password[^<]*").Value;

    /// <summary>RFC 6238 with SHA-1, 30 seconds and six digits, by the clock of this machine: the framework asks no other.</summary>
    static string Totp(string key)
    {
        var bits = string.Concat(key.Select(c => Convert.ToString("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(c), 2).PadLeft(5, '0')));
        var secret = Enumerable.Range(0, bits.Length / 8).Select(i => Convert.ToByte(bits.Substring(i * 8, 8), 2)).ToArray();
        var step = new byte[8];
        BinaryPrimitives.WriteInt64BigEndian(step, SystemClock.Instance.GetCurrentInstant().ToUnixTimeSeconds() / 30);
#pragma warning disable CA5350 // the algorithm that every authenticator uses
        var hash = HMACSHA1.HashData(secret, step);
#pragma warning restore CA5350
        var at = hash[^1] & 15;
        return ((BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(at, 4)) & int.MaxValue) % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }
}
