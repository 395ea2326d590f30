using System.CommandLine;
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
        return await parsed.InvokeAsync();
    }
}
