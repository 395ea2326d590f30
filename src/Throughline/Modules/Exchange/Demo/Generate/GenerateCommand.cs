using System.CommandLine;
using System.Globalization;
using NodaTime.Text;
using Throughline.Host;

namespace Throughline.Modules.Exchange.Demo.Generate;

/// <summary><c>demo generate</c>: the demo organisation, and around it the same kind of world at any size.</summary>
static class GenerateCommand
{
    public static Command Create()
    {
        var networks = new Option<int>("--networks") { DefaultValueFactory = _ => 1000, Description = "how many networks, besides those of the demo organisation" };
        var tickets = new Option<int>("--tickets") { DefaultValueFactory = _ => 10_000, Description = "how many tickets, over two years" };
        var seed = new Option<int>("--seed") { DefaultValueFactory = _ => 1, Description = "the same seed gives the same world" };
        var at = new Option<string?>("--at") { Description = "where the history ends, RFC 3339; now if it is not given" };
        var generate = new Command("generate", "Fills an empty database for trials and measurements.") { networks, tickets, seed, at, ServeCommand.Database };
        generate.Validators.Add(r =>
        {
            if (r.GetValue(networks) is < 1 or > 1_000_000) r.AddError("--networks must be 1 to 1000000.");
            if (r.GetValue(tickets) is < 0 or > 50_000_000) r.AddError("--tickets must be 0 to 50000000.");
            if (r.GetValue(at) is { } text && !InstantPattern.ExtendedIso.Parse(text).Success) r.AddError($"--at {text} is not an instant like 2026-11-17T09:00:00Z.");
        });
        generate.SetAction((parsed, stop) => Run(parsed.GetValue(ServeCommand.Database)!, parsed.GetValue(networks), parsed.GetValue(tickets), parsed.GetValue(seed), parsed.GetValue(at), stop));
        return new Command("demo", "The demo organisation.") { generate };
    }

    static async Task<int> Run(string database, int networks, int tickets, int seed, string? at, CancellationToken stop)
    {
        await using var services = CommandServices.For(database);
        if (!await Schema.IsReady(services, Console.Error, stop)) return ExitCode.No;
        await using var scope = services.CreateSystemScope();
        var db = scope.ServiceProvider.GetRequiredService<ThroughlineDb>();
        if (await db.Organisations.AnyAsync(stop))
        {
            await Console.Error.WriteLineAsync("The database holds something already. Give a new one: nothing is poured over what is there.");
            return ExitCode.No;
        }
        var end = at is null ? scope.ServiceProvider.GetRequiredService<IClock>().Now() : InstantPattern.ExtendedIso.Parse(at).Value;
        await Console.Error.WriteLineAsync("the demo organisation…");
        await DemoOrganisation.Load(database, end, stop);
        await new Generator(db, database, networks, tickets, (ulong)seed, end, Console.Error).Run(stop);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{networks:N0} networks and {tickets:N0} tickets are in the database."));
        return ExitCode.Done;
    }
}
