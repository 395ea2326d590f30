using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Throughline.Data;
using Throughline.Host;
using Throughline.Kernel;
using Throughline.Tests.Exchange.Demo;
using Throughline.Tests.Ground;
using Throughline.Web;

namespace Throughline.Tests.Web;

/// <summary>
/// Customers and partners who ask for what is another's, by number and by id, at every route that opens to them: nothing is shown,
/// nothing is done, and what is there cannot be told from what is not.
/// </summary>
[Trait("needs", "server")]
public sealed partial class StrangerWalkTests : IAsyncLifetime
{
    TestSite site = null!;
    string folder = "";

    // what stands in answers about them and in no other
    static readonly string[] Theirs = ["Brightwater", "Quayside", "Helen Ashworth", "Dev Patel", "N-1042", "N-1107", "sterilis"];

    public async ValueTask InitializeAsync()
    {
        folder = Directory.CreateTempSubdirectory("throughline-strangers-").FullName;
        File.Copy(await DemoOrganisationTests.Loaded.Value, Path.Combine(folder, "demo.db"));
        site = await TestSite.Start($"sqlite:{folder}/demo.db", folder: folder);
        await site.Person("Nell Quiet", Roles.Customer, "Quiet Harbour", PartyKind.Customer);
        await site.Person("Finn Far", Role.PartnerEngineer, "Far Fells Networks", PartyKind.Partner);
        await site.Person("Ned Foundry", Roles.Customer, "Fenwick Foundry", PartyKind.Customer);
    }

    public async ValueTask DisposeAsync() => await site.DisposeAsync();

    [Theory]
    [InlineData("Nell Quiet")]
    [InlineData("Finn Far")]
    [InlineData("Ned Foundry")]
    public async Task Nothing_of_another_house_is_shown_or_done_at_any_route(string stranger)
    {
        var before = await StateOfTheirs();
        using var client = site.As(stranger);
        var faults = new List<string>();
        var tried = 0;
        foreach (var line in AccessTable.Of(site.App).Lines.Where(l => l.Access is { Anyone: false } && (l.Access.Roles & (Roles.Customer | Role.PartnerEngineer)) != 0))
            foreach (var things in await Things())
            {
                if (line.Method == "POST" && !AccessTableTests.IsForPrograms(line.Path)) continue; // the same verb stands behind the form
                if (things.Values.First().Length == 36 && !line.Path.Contains('{', StringComparison.Ordinal)) continue;
                var (status, text) = await Ask(client, line, things);
                tried++;
                var isAboutOne = line.Path.Contains('{', StringComparison.Ordinal);
                // a link in a shell of the page repeats what was asked for; nothing else may
                foreach (var (_, asked) in things) text = text.Replace(asked, "", StringComparison.OrdinalIgnoreCase);
                if (isAboutOne && status is not (403 or 404)) faults.Add($"{status} from {line.Method} {line.Path} ({things.Values.First()}): {text[..Math.Min(300, text.Length)]}");
                faults.AddRange(Theirs.Where(t => text.Contains(t, StringComparison.Ordinal)).Select(t => $"{line.Method} {line.Path} tells of {t}"));
            }
        Assert.True(faults.Count == 0, string.Join('\n', faults));
        Assert.True(tried > 100, $"only {tried} were tried");
        Assert.Equal(before, await StateOfTheirs());
    }

    [Theory]
    [InlineData("Nell Quiet", "/networks/{network}", "network", "N-999999")]
    [InlineData("Finn Far", "/networks/{network}/dossier", "network", "N-999999")]
    [InlineData("Nell Quiet", "/tickets/{ticket}", "ticket", "T-999999")]
    public async Task What_is_anothers_cannot_be_told_from_what_never_was(string stranger, string path, string name, string none)
    {
        var real = (await Things())[0][name];
        using var client = site.As(stranger);

        var (theirs, nothing) = (await client.Read(path.Replace($"{{{name}}}", real, StringComparison.Ordinal)), await client.Read(path.Replace($"{{{name}}}", none, StringComparison.Ordinal)));

        Assert.Equal((404, nothing.Body.ToString().Replace(none, real, StringComparison.Ordinal)), (theirs.Status, theirs.Body.ToString()));
    }

    /// <summary>Every version of what is theirs, and every entry of their journals.</summary>
    Task<string> StateOfTheirs() => site.Do(async (_, db) =>
    {
        var network = await Network(db);
        var facts = await db.Facts.CountAsync(f => f.NetworkId == network);
        var versions = await db.Networks.Where(n => n.Id == network).SumAsync(n => n.Version);
        var tickets = await db.Tickets.Where(t => t.NetworkId == network).Select(t => t.Version).ToListAsync();
        var notes = await db.TicketNotes.CountAsync(n => db.Tickets.Any(t => t.Id == n.TicketId && t.NetworkId == network));
        return string.Create(CultureInfo.InvariantCulture, $"{facts} facts, version {versions}, {tickets.Count} tickets of versions {tickets.Sum()}, {notes} notes");
    });

    static Task<Guid> Network(ThroughlineDb db) => db.Networks.Where(n => n.Number == 1042).Select(n => n.Id).SingleAsync();

    /// <summary>Real things of one network, by the names under which routes and inputs ask for them: by the numbers that people say, then by id.</summary>
    Task<List<Dictionary<string, string>>> Things() => site.Do(async (_, db) =>
    {
        var network = await Network(db);
        var ticket = await db.Tickets.Where(t => t.NetworkId == network && db.TicketNotes.Any(n => n.TicketId == t.Id)).OrderByDescending(t => t.Number).FirstAsync();
        var note = await db.TicketNotes.Where(n => n.TicketId == ticket.Id).Select(n => n.Id).FirstAsync();
        var file = await db.NoteFiles.Where(f => f.TicketId == ticket.Id).Select(f => f.Id).FirstAsync();
        var person = await db.People.Where(p => p.Name == "Helen Ashworth").Select(p => p.Id).SingleAsync();
        var report = await db.ServiceReports.Where(r => r.NetworkId == network).OrderBy(r => r.Id).Select(r => r.Id).FirstOrDefaultAsync();
        var site = await db.Networks.Where(n => n.Id == network).SelectMany(n => n.Sites).FirstAsync();
        Dictionary<string, string> Named(string network, string ticket) => new(StringComparer.OrdinalIgnoreCase)
        {
            ["network"] = network, ["ticket"] = ticket, ["note"] = note.ToString(), ["file"] = file.ToString(), ["person"] = person.ToString(), ["report"] = report.ToString(), ["site"] = site.Code, ["q"] = "Quayside", ["find"] = "Brightwater",
        };
        return new List<Dictionary<string, string>> { Named("N-1042", $"T-{ticket.Number}"), Named(network.ToString(), ticket.Id.ToString()) };
    });

    async Task<(int Status, string Text)> Ask(HttpClient client, AccessTable.Line line, Dictionary<string, string> things)
    {
        var input = line.Route.Metadata.GetMetadata<Doors.Described>()?.Input;
        var path = Parameter().Replace(line.Path, m => Uri.EscapeDataString(things.TryGetValue(m.Groups[1].Value, out var real) ? real : Guid.CreateVersion7().ToString()));
        if (line.Method == "GET" && input is not null)
        {
            var asked = input.GetProperties().Where(p => p.PropertyType == typeof(string) && things.ContainsKey(p.Name) && !line.Path.Contains($"{{{p.Name}}}", StringComparison.OrdinalIgnoreCase));
            path += "?" + string.Join('&', asked.Select(p => $"{char.ToLowerInvariant(p.Name[0])}{p.Name[1..]}={Uri.EscapeDataString(things[p.Name])}"));
        }
        using var request = new HttpRequestMessage(new HttpMethod(line.Method), path);
        if (line.Method == "POST") request.Content = new StringContent(input is null ? "{}" : JsonSerializer.Serialize(Filled(input, things), Json.Options), Encoding.UTF8, "application/json");
        using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
        var text = answer.Content.Headers.ContentType?.MediaType == "text/event-stream" ? "" : await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return ((int)answer.StatusCode, WebUtility.HtmlDecode(text));
    }

    /// <summary>An input with every field filled, so that it is read and the verb is reached.</summary>
    static Dictionary<string, object?> Filled(Type input, Dictionary<string, string> things) => input.GetProperties().Where(p => p.Name != "EqualityContract")
        .ToDictionary(p => char.ToLowerInvariant(p.Name[0]) + p.Name[1..], p => things.TryGetValue(p.Name, out var real) ? real : Value(Nullable.GetUnderlyingType(p.PropertyType) ?? p.PropertyType, things));

    static object? Value(Type type, Dictionary<string, string> things)
    {
        if (type == typeof(string)) return "Q-1";
        if (type == typeof(bool)) return true;
        if (type.IsEnum) return Enum.GetNames(type)[^1];
        if (type == typeof(Guid)) return Guid.CreateVersion7();
        if (type == typeof(Upload)) return new { fileName = "a.txt", base64 = "YQ==" };
        if (type == typeof(NodaTime.Instant)) return "2026-11-16T09:00:00Z";
        if (type == typeof(NodaTime.LocalDate)) return "2026-11-16";
        if (type == typeof(NodaTime.LocalTime)) return "09:30";
        if (type == typeof(NodaTime.LocalDateTime)) return "2026-11-16T09:30";
        if (type.IsGenericType) return new[] { type.GetGenericArguments()[0] is { IsClass: true } row && row != typeof(string) && row != typeof(Upload) ? Filled(row, things) : Value(type.GetGenericArguments()[0], things) };
        return 1;
    }

    [GeneratedRegex(@"\{\**(\w+)[^}]*\}")]
    private static partial Regex Parameter();
}
