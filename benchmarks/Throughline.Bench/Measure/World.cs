using System.Diagnostics;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Throughline.Data;
using Throughline.Host;
using Throughline.Kernel;
using Throughline.Modules.Parties.SignIn;

namespace Throughline.Bench.Measure;

/// <summary>A database that <c>demo generate</c> filled, with a key to enter as one of our managers.</summary>
internal sealed record World(string Database, string Token, string[] Networks, long[] Tickets)
{
    public static async Task<World> Generate(string database, int networks, int tickets)
    {
        using (var process = Process.Start(new ProcessStartInfo("dotnet", [Repository.Program, "demo", "generate", "--database", database,
            "--networks", networks.ToString(CultureInfo.InvariantCulture), "--tickets", tickets.ToString(CultureInfo.InvariantCulture)]) { RedirectStandardOutput = true, RedirectStandardError = true })!)
        {
            var said = process.StandardError.ReadToEndAsync();
            await process.StandardOutput.ReadToEndAsync();
            await process.WaitForExitAsync();
            if (process.ExitCode != 0) throw new InvalidOperationException($"demo generate ended with {process.ExitCode}: {await said}");
        }
        return await Open(database);
    }

    /// <summary>Makes a token and picks five hundred networks and two hundred thousand tickets, evenly out of all.</summary>
    public static async Task<World> Open(string database)
    {
        await using var services = CommandServices.For(database);
        await using var scope = services.CreateSystemScope();
        var db = scope.ServiceProvider.GetRequiredService<ThroughlineDb>();
        var us = await db.Organisations.Where(o => o.Side == PartyKind.Us).Select(o => o.Id).FirstAsync();
        var person = (await db.People.AsNoTracking().Where(p => p.OrganisationId == us && p.DisabledAt == null).ToListAsync()).First(p => p.Holds(Role.Manager));
        var now = SystemClock.Instance.GetCurrentInstant().ToMicroseconds();
        var (token, secret) = ApiToken.For(person.Id, "bench", "read", now, now + Duration.FromDays(1));
        db.ApiTokens.Add(token);
        await db.SaveChangesAsync();
        var networks = await db.Networks.OrderBy(n => n.Number).Select(n => n.Number).ToListAsync();
        var tickets = await db.Tickets.OrderBy(t => t.Number).Select(t => t.Number).ToListAsync();
        return new World(database, secret, [.. Evenly(networks, 500).Select(n => $"N-{n}")], [.. Evenly(tickets, 200_000)]);
    }

    private static IEnumerable<long> Evenly(List<long> all, int count) => Enumerable.Range(0, Math.Min(count, all.Count)).Select(i => all[(int)((long)i * all.Count / Math.Min(count, all.Count))]);
}
