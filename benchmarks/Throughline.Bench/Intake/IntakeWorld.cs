using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Throughline.Data;
using Throughline.Host;
using Throughline.Kernel;
using Throughline.Modules.Networks.Published;
using Throughline.Modules.Parties.Published;
using Throughline.Modules.Parties.SignIn;

namespace Throughline.Bench.Intake;

/// <summary>The least world in which tickets are opened as they are in life: networks with an accountable engineer, and support people who take the calls.</summary>
internal sealed record IntakeWorld(string[] Tokens, string[] Networks)
{
    public const int Size = 1000;

    /// <summary>Networks have ids that count from 1, so that pgbench can name them too.</summary>
    public static Guid Id(int number) => new($"00000000-0000-7000-8000-{number:x12}");

    public static async Task<IntakeWorld> Make(string database)
    {
        await using var services = CommandServices.For(database);
        await Schema.Migrate(services);
        await using var scope = services.CreateSystemScope();
        var db = scope.ServiceProvider.GetRequiredService<ThroughlineDb>();
        var now = SystemClock.Instance.GetCurrentInstant().ToMicroseconds();

        var us = new Organisation("Halden Systems", PartyKind.Us, "Europe/London");
        var customer = new Organisation("Brightwater Clinics", PartyKind.Customer, "Europe/London");
        var engineers = Enumerable.Range(1, 20).Select(i => new Person(us.Id, $"Engineer {i}", $"engineer{i}@example.org", Role.Engineer)).ToList();
        var support = Enumerable.Range(1, 32).Select(i => new Person(us.Id, $"Support {i}", $"support{i}@example.org", Role.Support)).ToList();
        db.AddRange(us, customer);
        db.AddRange(engineers);
        db.AddRange(support);
        var secrets = new List<string>();
        foreach (var person in support)
        {
            var (token, secret) = ApiToken.For(person.Id, "bench", "write", now, now + Duration.FromDays(1));
            db.ApiTokens.Add(token);
            secrets.Add(secret);
        }
        await db.SaveChangesAsync();
        var networks = new List<string>();
        for (var i = 1; i <= Size; i++)
        {
            var network = new Network(1000 + i, $"Network {i}", "Speed", customer.Id, engineers[0].Id, "South West", now) { Id = Id(i) };
            var engineer = engineers[i % engineers.Count];
            network.IsAnsweredForBy(engineer.Id);
            db.Networks.Add(network);
            db.AccountabilityTerms.Add(new AccountabilityTerm(network.Id, engineer.Id, now, TermReason.Initial, null, now));
            db.JournalHeads.Add(new JournalHead { NetworkId = network.Id });
            networks.Add(network.Reference);
        }
        await db.SaveChangesAsync();
        return new IntakeWorld([.. secrets], [.. networks]);
    }
}
