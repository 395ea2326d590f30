using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Throughline.Host;
using Throughline.Kernel;
using Throughline.Tests.Ground;
using Throughline.Web;

namespace Throughline.Tests.Web;

/// <summary>
/// Who may go where. The table is checked in, so that a change of rights is seen in review; every line of it is then tried
/// over HTTP with every role. After a change of routes: <c>THROUGHLINE_ACCEPT=1 ./test fast --filter-class '*AccessTableTests'</c>.
/// </summary>
public partial class AccessTableTests
{
    [Fact]
    public async Task The_table_of_access_is_the_one_that_was_reviewed()
    {
        await using var app = Site.Build("sqlite::memory:");
        var table = AccessTable.Of(app).Text;

        var file = Path.Combine(Sources(), "Web", "access.tsv");
        if (Environment.GetEnvironmentVariable("THROUGHLINE_ACCEPT") == "1") await File.WriteAllTextAsync(file, table, TestContext.Current.CancellationToken);

        Assert.Equal((await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken)).Split('\n'), table.Split('\n'));
    }

    [Fact]
    public async Task No_route_lacks_an_access_and_every_form_checks_its_token()
    {
        await using var app = Site.Build("sqlite::memory:");
        var lines = AccessTable.Of(app).Lines;

        Assert.Empty(lines.Where(l => l.Access is null).Select(l => l.ToString()));
        // what programs post to is opened by a token of their own, never by a cookie
        Assert.Empty(lines.Where(l => l.Method is not "GET" and not "*" && !IsForPrograms(l.Path) && l.Route.Metadata.GetMetadata<Doors.FormDoor>() is null).Select(l => l.ToString()));
    }

    // what belongs to a browser and its session: a program has a token instead, and none may make itself another
    static readonly string[] OfBrowsers = ["/sign-in", "/sign-out", "/me/", "/first-administrator", "/password/"];

    [Fact]
    public async Task Whatever_a_form_can_do_the_API_can_and_opens_to_the_same_people()
    {
        await using var app = Site.Build("sqlite::memory:");
        var lines = AccessTable.Of(app).Lines;
        var api = lines.Where(l => l.Method == "POST" && l.Path.StartsWith(Doors.Api, StringComparison.Ordinal)).ToDictionary(l => l.Path[Doors.Api.Length..], l => l.Access?.Words);

        Assert.Empty(lines.Where(l => l.Method == "POST" && !IsForPrograms(l.Path) && !OfBrowsers.Any(b => l.Path.StartsWith(b, StringComparison.Ordinal)) && api.GetValueOrDefault(l.Path) != l.Access?.Words).Select(l => l.ToString()));
    }

    [Fact]
    public void Sets_of_roles_are_named_and_nothing_is_lost_in_the_name()
    {
        Assert.Equal("everyone", new Access(Roles.Everyone).Words);
        Assert.Equal("staff, partner-engineer", new Access(Roles.Staff | Role.PartnerEngineer).Words);
        Assert.Equal("technical, delivery", new Access(Roles.Delivery | Roles.Technical).Words);
        Assert.Equal("manager", new Access(Role.Manager).Words);
        Assert.Equal("nobody", new Access(Role.None).Words);
        Assert.Equal("anyone", Access.Open.Words);
    }

    internal static bool IsForPrograms(string path) => new[] { "/api/", "/tmf-api/", "/hooks/" }.Any(p => path.StartsWith(p, StringComparison.Ordinal));

    internal static string Sources()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "Throughline.slnx"))) return Path.Combine(folder.FullName, "tests", "Throughline.Tests");
        throw new InvalidOperationException("The tests run outside of the repository.");
    }
}

/// <summary>Every route of the program, tried with every role and by nobody.</summary>
[Trait("needs", "server")]
public partial class AccessWalkTests
{
    [Fact]
    public async Task Every_route_opens_to_its_roles_and_to_nobody_else()
    {
        await using var site = await TestSite.Start();
        var lines = site.App.Services.CreateScope().ServiceProvider.GetRequiredService<AccessTable>().Lines;
        var faults = new List<string>();
        foreach (var role in Enum.GetValues<Role>().Where(r => r != Role.None))
        {
            var side = (role & Roles.Customer) != 0 ? PartyKind.Customer : role == Role.PartnerEngineer ? PartyKind.Partner : PartyKind.Us;
            await site.Person(role.ToString(), role, side == PartyKind.Us ? "Halden Systems" : side.ToString(), side);
            using var client = site.As(role.ToString());
            foreach (var line in lines.Where(l => l.Access is { Anyone: false }))
            {
                var may = line.Access!.Roles.HasFlag(role);
                if (may && line.Method is not "GET" and not "*") continue;
                var status = await Try(client, line);
                if (may ? status is 401 or 403 or >= 500 : status != 403) faults.Add($"{role} gets {status} from {line}");
            }
        }
        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    [Fact]
    public async Task Nobody_is_sent_to_sign_in_or_refused_except_where_anyone_may_come()
    {
        await using var site = await TestSite.Start();
        await site.Person("Maja Kovač", Role.Engineer);
        using var nobody = site.As();
        var faults = new List<string>();
        foreach (var line in site.App.Services.CreateScope().ServiceProvider.GetRequiredService<AccessTable>().Lines)
        {
            var status = await Try(nobody, line);
            var isRight = line.Access is { Anyone: true }
                ? status is not (401 or 403 or >= 500) || line.Path.StartsWith("/hooks/", StringComparison.Ordinal)
                : status == (AccessTableTests.IsForPrograms(line.Path) || line.Path.StartsWith("/openapi", StringComparison.Ordinal) ? 401 : 302);
            if (!isRight) faults.Add($"nobody gets {status} from {line}");
        }
        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    [Fact]
    public async Task A_form_without_its_token_is_not_read()
    {
        await using var site = await TestSite.Start();
        await site.Person("Ada Byrne", Roles.Staff | Role.PartnerEngineer | Roles.Customer);
        using var everything = site.As("Ada Byrne");
        var faults = new List<string>();
        foreach (var line in site.App.Services.CreateScope().ServiceProvider.GetRequiredService<AccessTable>().Lines.Where(l => l.Route.Metadata.GetMetadata<Doors.FormDoor>() is not null))
        {
            var status = await Try(everything, line);
            if (status != 400) faults.Add($"without a token {line} answers {status}");
        }
        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    [Fact]
    public async Task An_unknown_address_and_a_wrong_method_of_the_api_answer_problem_details()
    {
        await using var site = await TestSite.Start();
        await site.Person("Maja Kovač", Role.Engineer);

        var missing = await site.As("Maja Kovač").Read("/nothing-here");
        var wrong = await site.As("Maja Kovač").DeleteAsync("/api/v1/networks", TestContext.Current.CancellationToken);

        Assert.Equal((404, "not-found"), (missing.Status, missing.Body.GetProperty("code").GetString()));
        Assert.Equal((HttpStatusCode.MethodNotAllowed, "application/problem+json"), (wrong.StatusCode, wrong.Content.Headers.ContentType?.MediaType));
        Assert.Contains("method-not-allowed", await wrong.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    static async Task<int> Try(HttpClient client, AccessTable.Line line)
    {
        using var request = new HttpRequestMessage(line.Method == "*" ? HttpMethod.Get : new HttpMethod(line.Method), Parameters().Replace(line.Path, "x"));
        if (line.Method is not ("GET" or "*")) request.Content = new StringContent("");
        // the head is enough: a feed of events has no end
        using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
        return (int)answer.StatusCode;
    }

    [GeneratedRegex(@"\{[^}]+\}")]
    private static partial Regex Parameters();
}
