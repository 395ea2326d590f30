using System.Globalization;
using System.Security.Cryptography;
using Throughline.Modules.Delivery.TestReports;
using Throughline.Modules.Delivery.TestReports.Y1564;
using Throughline.Modules.Networks.Published;
using Throughline.Web;

namespace Throughline.Modules.Delivery.Tests;

/// <summary>Imports a test report of a service, judges it against what was ordered, and keeps both the file and the verdict.</summary>
public sealed class ImportTestReport(ThroughlineDb db, CurrentUser user, IClock clock)
{
    /// <param name="Report">The file, from a form; a program sends <paramref name="Content"/> and <paramref name="FileName"/> instead.</param>
    public sealed record Input(
        string Network, [property: AtMost(40)] string Service, Upload? Report = null, [property: AtMost(30_000_000)] string? Content = null, [property: AtMost(200)] string? FileName = null, bool Mandatory = true,
        [property: AtMost(40), Words("Physical link at the UNI")] string UniPhy = "1000BASE_SX", [property: Between(1, 800_000), Words("Line rate in Mbit/s")] decimal LineMbps = 1000,
        [property: Between(1, 2_678_400), Words("Performance phase in seconds")] int PerformanceSeconds = 900, [property: AtMost(20)] string ClassOfService = "gold",
        [property: Between(0, 800_000), Words("EIR in Mbit/s")] decimal EirMbps = 0, [property: Between(0, 1), Words("Largest frame loss ratio")] decimal Flr = 0.001m,
        [property: Between(0, 10_000), Words("Largest delay in ms")] decimal FtdMs = 10, [property: Between(0, 10_000), Words("Largest delay variation in ms")] decimal IfdvMs = 2,
        [property: Between(0, 100), Words("Least availability in %")] decimal AvailPct = 99.9m, bool BothDirections = true);

    public async Task<ServiceTest> Run(Input input)
    {
        var network = await db.Networks.One(input.Network);
        var service = network.Services.FirstOrDefault(s => s.Reference.Equals(input.Service, StringComparison.OrdinalIgnoreCase) || s.Id == Ids.Of(input.Service));
        var obstacles = new List<Obstacle>();
        if (service is null) obstacles.Add(new("no-such-service", $"{network.Reference} has no service {input.Service}. Services: {(network.Services.Count == 0 ? "none yet" : string.Join(", ", network.Services.Select(s => s.Reference)))}.", "/service"));
        else if (service.CommittedKbps <= 0) obstacles.Add(new("no-committed-rate", $"{service.Reference} has no committed rate, so there is nothing to hold the test against. Give it one on the network's overview.", "/service"));
        var bytes = input.Report?.Bytes ?? (input.Content is { } text ? System.Text.Encoding.UTF8.GetBytes(text) : null);
        if (bytes is null) obstacles.Add(new("missing", "Choose the report: the file that the tester exported.", "/report"));
        RuleException.ThrowIfAny(obstacles);

        var order = OrderOf(service!, input);
        using var content = new MemoryStream(bytes!);
        var judgement = await JudgeTestReport.Run(content, order);
        var (method, figures) = await Describe(bytes!, order);
        var test = new ServiceTest(network.Id, service!.Id, input.Report?.FileName ?? input.FileName ?? "report", bytes!, Convert.ToHexStringLower(SHA256.HashData(bytes!)), method, order, judgement, input.Mandatory, user.Id, clock.Now()) { Figures = figures };
        db.ServiceTests.Add(test);
        db.Facts.Add(Fact.Of(new TestImported(test.Id, service.Reference, method, judgement.Verdict, judgement.Reasons.Count, test.Hash), network.Id, user.Id, clock.Now()));
        await db.SaveChangesAsync();
        return test;
    }

    static TestOrder OrderOf(Service service, Input input)
    {
        var cir = service.CommittedKbps / 1000m;
        return new TestOrder(service.CircuitId ?? service.Reference, input.UniPhy, input.LineMbps, input.BothDirections ? ["A-Z", "Z-A"] : ["A-Z"], input.PerformanceSeconds,
            [new AcceptanceCriteria(input.ClassOfService, cir, input.EirMbps, input.Flr, input.FtdMs, input.IfdvMs, input.AvailPct)],
            new Rfc2544Limits(cir * 0.95m, input.FtdMs * 1000, input.Flr * 100));
    }

    // promised and measured side by side, as the customer reads it
    static async Task<(string Method, List<string> Figures)> Describe(byte[] bytes, TestOrder order)
    {
        try
        {
            using var content = new MemoryStream(bytes);
            var report = await ReadTestReport.Run(content);
            var figures = new List<string>();
            var sac = order.Sac[0];
            if (report is Y1564Report y)
                foreach (var result in y.Results.Where(r => r.Performance is not null))
                {
                    var p = result.Performance!;
                    void Add(string what, string promised, decimal? measured, string unit)
                    {
                        if (measured is { } m) figures.Add(string.Join('|', $"{what}, {result.Direction}", promised, m.ToString("0.#####", CultureInfo.InvariantCulture) + unit));
                    }
                    Add("Throughput", $"{sac.CirMbps.ToString("0.##", CultureInfo.InvariantCulture)} Mbit/s", p.IrMbps, " Mbit/s");
                    Add("Delay", $"≤ {sac.FtdMs.ToString("0.##", CultureInfo.InvariantCulture)} ms", p.FtdMs, " ms");
                    Add("Delay variation", $"≤ {sac.IfdvMs.ToString("0.##", CultureInfo.InvariantCulture)} ms", p.IfdvMs, " ms");
                    Add("Frame loss", $"≤ {(sac.Flr * 100).ToString("0.#####", CultureInfo.InvariantCulture)} %", p.Flr * 100, " %");
                }
            return (report.Method, figures);
        }
        catch (RuleException)
        {
            return ("unreadable", []);
        }
    }
}

/// <summary>A test report was imported and judged.</summary>
public sealed record TestImported(Guid TestId, string Service, string Method, TestVerdict Verdict, int Reasons, string Hash) : Happening
{
    public override string Sentence => $"{Method} report of {Service} imported: {Verdict.ToString().ToUpperInvariant()}{(Reasons == 0 ? "" : $", {Reasons} reasons")} (file {Hash[..8]}).";
    public override Guid? Subject => TestId;
    public override Readers Readers => Readers.Everyone;
}

/// <summary>Lets a test count that does not pass; the accountable engineer's name stands under it.</summary>
public sealed class WaiveTest(ThroughlineDb db, CurrentUser user, IClock clock)
{
    public sealed record Input(string Network, Guid Test, [property: AtMost(500)] string Reason);

    public async Task<ServiceTest> Run(Input input)
    {
        var network = await db.Networks.One(input.Network);
        var test = await db.ServiceTests.SingleOrDefaultAsync(t => t.NetworkId == network.Id && t.Id == input.Test) ?? throw new NotFoundException("The test");
        if (user.Id is not { } id || id != network.EngineerId) throw new RuleException("not-the-engineer", "Only the accountable engineer of this network can waive a test. Ask them.");
        test.Waive(input.Reason, id);
        db.Facts.Add(Fact.Of(new TestWaived(test.Id, test.Method, input.Reason, user.Name), network.Id, id, clock.Now()));
        await db.SaveChangesAsync();
        return test;
    }
}

/// <summary>A test counts although it does not pass.</summary>
public sealed record TestWaived(Guid TestId, string Method, string Reason, string By) : Happening
{
    public override string Sentence => $"{Method} test waived by {By}: {Reason}";
    public override Guid? Subject => TestId;
    public override Readers Readers => Readers.Everyone;
}
