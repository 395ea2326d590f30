using System.Text.Json;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Throughline.Kernel;
using Throughline.Tests.Exchange.Demo;
using Throughline.Tests.Ground;

namespace Throughline.Tests.Web;

/// <summary>Faults that have nothing to do with each other are told together, each at its field.</summary>
[Trait("needs", "server")]
public class TwoFaultsTests
{
    static readonly (string Path, object Input, string[] Faults)[] Cases =
    [
        ("/tickets", new { title = "Dark", network = "N-9999", reportedAt = "2031-01-01T00:00:00Z" }, ["/network unknown-network", "/reportedAt reported-out-of-range"]),
        ("/tickets", new { title = "Dark", network = "N-1042", site = "XX", service = "S-9", reportedAt = "2031-01-01T00:00:00Z" }, ["/reportedAt reported-out-of-range", "/service unknown-service", "/site unknown-site"]),
        ("/tickets/T-20931/provider-clock", new { theirReference = "7781205", provider = "Nobody Ltd" }, ["/provider unknown-provider", "/theirReference provider-clock-runs"]),
        ("/networks", new { name = "Quayside", purpose = "p", customer = "Brightwater Clinics", region = "r", team = "Nowhere", partner = "Nobody Ltd" }, ["/partner no-partner", "/team no-team"]),
        ("/networks/N-1107/sites", new { code = "hs", name = "Harbour Street", address = "112 Harbour St", zone = "Mars/Base" }, ["/code site-code-taken", "/zone no-zone"]),
        ("/networks/N-1107/design/nodes", new { name = "two words", site = "XX", deviceType = "NONE-1" }, ["/deviceType no-such-type", "/name label-letters", "/site no-such-site"]),
        ("/networks/N-1107/design/nodes", new { name = "QS-NTE-01", site = "XX", deviceType = "NONE-1" }, ["/deviceType no-such-type", "/name label-taken", "/site no-such-site"]),
        ("/networks/N-1107/design/links", new { from = "NO-1", to = "NO-1", medium = "copper", connector = "RJ45", rateMbps = 1000, distanceMetres = 3, service = "S-9" }, ["/from no-such-node", "/service no-such-service", "/to link-to-itself"]),
        ("/networks/N-1107/design/handoffs", new { site = "XX", medium = "copper", connector = "RJ45", rateMbps = 1000, distanceMetres = 3, source = "customer", node = "NO-1" }, ["/node no-such-node", "/site no-such-site"]),
        ("/networks/N-1107/kit-list/lines", new { part = "NONE-1", quantity = 1, price = 1.234m, serves = "NO-1", spare = 1 }, ["/part no-such-part", "/price too-fine", "/serves no-such-element", "/spareReason spare-without-reason"]),
        ("/networks/N-1107/kit-list/lines/1", new { cost = 1.234m, serves = "NO-1", spare = 1 }, ["/cost too-fine", "/serves no-such-element", "/spareReason spare-without-reason"]),
        ("/networks/N-1107/readiness/actions", new { what = "w", party = "us", owner = "o", due = "2026-12-01", blocksTask = "nothing", site = "XX" }, ["/blocksTask no-such-task", "/site no-such-site"]),
        ("/networks/N-1107/readiness/crews", new { site = "QS", on = "2020-01-01", crew = "Northlight" }, ["/medium medium-differs", "/on in-the-past", "/task blocking-action", "/task blocking-action"]),
        ("/networks/N-1107/acceptance/tests", new { service = "S-9" }, ["/report missing", "/service no-such-service"]),
        ("/networks/N-1107/plan/tasks", new { name = "n", party = "us", who = "w", days = 1, after = 99, blocks = 3 }, ["/after no-such-task", "/blocks already-started"]),
        ("/networks/N-1107/plan/tasks", new { name = "n", party = "us", who = "w", days = 1, after = 99, blocks = 98 }, ["/after no-such-task", "/blocks no-such-task"]),
        ("/people", new { name = "Ana Silva", organisation = "Nobody Ltd", roles = new[] { "engineer" }, email = "ana@halden.example", password = "short" }, ["/organisation no-such-company", "/password account-refused"]),
        ("/covers", new { engineer = "Nobody", acting = "No one", until = "2031-01-01", why = "leave" }, ["/acting no-person", "/engineer no-person"]),
        ("/agreements/A-031/supports", new { behind = "A-999", insteadOf = "A-018" }, ["/behind unknown-agreement", "/insteadOf not-behind"]),
        ("/service-reports", new { customer = Guid.Empty, month = "2031-01" }, ["/customer not-a-customer", "/month month-goes-on"]),
    ];

    [Fact]
    public async Task Two_faults_of_one_input_are_told_together_each_at_its_field()
    {
        var folder = Directory.CreateTempSubdirectory("throughline-faults-").FullName;
        File.Copy(await DemoOrganisationTests.Loaded.Value, Path.Combine(folder, "demo.db"));
        await using var site = await TestSite.Start($"sqlite:{folder}/demo.db", b => b.Services.RemoveAll<IHostedService>(), folder);
        await site.Person("Ada Byrne", Roles.Staff, "Halden Systems");
        using var ada = site.As("Ada Byrne");
        var wrong = new List<string>();
        foreach (var (path, input, faults) in Cases)
        {
            var (status, body) = await ada.Send(path, input);
            var told = status == 422 ? Told(body) : [$"{status} {body}"];
            if (!faults.SequenceEqual(told)) wrong.Add($"{path}\n  wanted {string.Join(", ", faults)}\n  told   {string.Join(", ", told)}");
        }
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    static IEnumerable<string> Told(JsonElement body) =>
        body.GetProperty("errors").EnumerateArray().Select(e => $"{(e.TryGetProperty("pointer", out var p) ? p.GetString() : "")} {e.GetProperty("code").GetString()}").Order(StringComparer.Ordinal);
}
