using System.CommandLine;

namespace Throughline.Host;

/// <summary>The commands that start and prepare an installation: <c>serve</c> and <c>migrate</c>.</summary>
public static class ServeCommand
{
    public static readonly Option<string> Database = new("--database")
    {
        Description = "sqlite:PATH or a PostgreSQL connection string (also THROUGHLINE_DATABASE)",
        DefaultValueFactory = _ => Environment.GetEnvironmentVariable("THROUGHLINE_DATABASE") ?? "sqlite:data/throughline.db",
    };

    public static Command Serve()
    {
        var urls = new Option<string>("--urls") { Description = "address to listen on", DefaultValueFactory = _ => Environment.GetEnvironmentVariable("THROUGHLINE_URLS") ?? "http://127.0.0.1:5080" };
        var empty = new Option<bool>("--empty") { Description = "start without the demo organisation, with a page for the first administrator" };
        var command = new Command("serve", "Web pages, API and background work in one process.") { Database, urls, empty };
        command.SetAction(async (parsed, stop) =>
        {
            await using var app = Site.Build(parsed.GetValue(Database)!, parsed.GetValue(urls), b => b.Services.AddHostedService<QuietMemory>());
            if (!await Schema.IsReady(app.Services, Console.Error, stop)) return ExitCode.No;
            await Modules.Design.Catalogue.Keep.LoadSeedCatalogue.Into(app.Services);
            if (!parsed.GetValue(empty)) await Modules.Exchange.Demo.DemoOrganisation.LoadIfEmpty(app.Services, parsed.GetValue(Database)!, Console.Out, stop);
            await app.StartAsync(stop);
            Console.WriteLine($"Throughline answers at {string.Join(", ", app.Urls)}");
            await app.WaitForShutdownAsync(stop);
            return ExitCode.Done;
        });
        return command;
    }

    public static Command Migrate()
    {
        var command = new Command("migrate", "Brings the database to this version.") { Database };
        command.SetAction(async (parsed, stop) =>
        {
            await using var services = CommandServices.For(parsed.GetValue(Database)!);
            await Schema.Migrate(services, stop);
            Console.WriteLine("The database is at this version.");
            return ExitCode.Done;
        });
        return command;
    }
}

/// <summary>The services of a command that runs without the web server.</summary>
public static class CommandServices
{
    public static ServiceProvider For(string database) => For(database, null);

    /// <param name="adjust">Last word on the services: the clock of the demo.</param>
    public static ServiceProvider For(string database, Action<IServiceCollection>? adjust)
    {
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder().AddEnvironmentVariables("THROUGHLINE_").Build());
        services.AddLogging(l => l.AddSimpleConsole().SetMinimumLevel(LogLevel.Warning));
        Site.Services(services, database);
        adjust?.Invoke(services);
        return services.BuildServiceProvider();
    }
}

/// <summary>Where a command runs: documents are drawn by the same components as pages, which ask for it.</summary>
sealed class CommandEnvironment : IWebHostEnvironment
{
    public string ApplicationName { get; set; } = "throughline";
    public string EnvironmentName { get; set; } = Environments.Production;
    public string ContentRootPath { get; set; } = AppContext.BaseDirectory;
    public string WebRootPath { get; set; } = AppContext.BaseDirectory;
    public Microsoft.Extensions.FileProviders.IFileProvider ContentRootFileProvider { get; set; } = new Microsoft.Extensions.FileProviders.NullFileProvider();
    public Microsoft.Extensions.FileProviders.IFileProvider WebRootFileProvider { get; set; } = new Microsoft.Extensions.FileProviders.NullFileProvider();
}
