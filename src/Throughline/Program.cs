using System.CommandLine;
using System.CommandLine.Parsing;
using Throughline.Kernel;
using Throughline.Modules.Agreements;
using Throughline.Modules.Calendars;
using Throughline.Modules.Delivery;
using Throughline.Modules.Design;
using Throughline.Modules.Dossier;
using Throughline.Modules.Exchange;
using Throughline.Modules.Improvement;
using Throughline.Modules.Knowledge;
using Throughline.Modules.Networks;
using Throughline.Modules.Parties;
using Throughline.Modules.Parties.SignIn;
using Throughline.Modules.Support;

namespace Throughline;

/// <summary>The table of contents: one line per module, lowest first. A module uses only those above it.</summary>
public static class Program
{
    public static readonly IReadOnlyList<Module> Modules =
    [
        new PartiesModule(),
        new CalendarsModule(),
        new NetworksModule(),
        new DesignModule(),
        new AgreementsModule(),
        new DeliveryModule(),
        new SupportModule(),
        new KnowledgeModule(),
        new ImprovementModule(),
        new ExchangeModule(),
        new DossierModule(),
    ];

    public static async Task<int> Main(string[] arguments)
    {
        var root = new RootCommand("Throughline: one accountable engineer, one thread, from the first sales visit to the last support call.");
        root.Subcommands.Add(Host.ServeCommand.Serve());
        root.Subcommands.Add(Host.ServeCommand.Migrate());
        root.Subcommands.Add(Host.RoutesCommand.Routes());
        root.Subcommands.Add(AccountCommands.User(Host.ServeCommand.Database, Host.CommandServices.For));
        root.Subcommands.Add(AccountCommands.Token(Host.ServeCommand.Database, Host.CommandServices.For));
        foreach (var command in Modules.SelectMany(m => m.Commands())) root.Subcommands.Add(command);
        var parsed = root.Parse(arguments);
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors) await Console.Error.WriteLineAsync(error.Message);
            return ExitCode.WrongCall;
        }
        return await DatabaseIsReady(parsed) ? await parsed.InvokeAsync() : ExitCode.No;
    }

    // "serve" and "migrate" see to it themselves, the demo begins with an empty one
    static async Task<bool> DatabaseIsReady(ParseResult parsed)
    {
        var verb = (parsed.CommandResult.Parent as CommandResult ?? parsed.CommandResult) is { Command: not RootCommand } above ? above.Command.Name : parsed.CommandResult.Command.Name;
        if (verb is not ("verify" or "dossier" or "token" or "user") || parsed.GetValue(Host.ServeCommand.Database) is not { } database) return true;
        await using var services = Host.CommandServices.For(database);
        return await Host.Schema.IsReady(services, Console.Error, default, make: verb == "user");
    }
}
