using System.CommandLine;
using Microsoft.AspNetCore.Identity;
using Throughline.Modules.Parties.Published;

namespace Throughline.Modules.Parties.SignIn;

/// <summary><c>user add</c> and <c>token add</c>: the first administrator and API tokens from the shell.</summary>
static class AccountCommands
{
    public static Command User(Option<string> database, Func<string, ServiceProvider> services)
    {
        var name = new Option<string>("--name") { Required = true };
        var email = new Option<string>("--email") { Required = true };
        var organisation = new Option<string>("--organisation") { Required = true, Description = "name of the company; made if there is none of ours" };
        var roles = new Option<string>("--roles") { DefaultValueFactory = _ => "Administrator", Description = "comma-separated: " + string.Join(", ", Enum.GetNames<Role>().Skip(1)) };
        var add = new Command("add", "Adds a person who can sign in; the password is read from standard input.") { name, email, organisation, roles, database };
        add.SetAction((parsed, stop) => Run(parsed.GetValue(database)!, services, async (scope, db) =>
        {
            if (!Enum.TryParse<Role>(parsed.GetValue(roles), ignoreCase: true, out var given)) throw new RuleException("unknown-role", $"There is no role “{parsed.GetValue(roles)}”.");
            var password = await Console.In.ReadLineAsync(stop) ?? throw new RuleException("no-password", "Give the password on standard input.");
            var company = await db.Organisations.FirstOrDefaultAsync(o => o.Name == parsed.GetValue(organisation), stop)
                ?? db.Organisations.Add(new Organisation(parsed.GetValue(organisation)!, PartyKind.Us, "Etc/UTC")).Entity;
            var person = new Person(company.Id, parsed.GetValue(name)!, parsed.GetValue(email)!, given);
            db.People.Add(person);
            await db.InTransaction(async () =>
            {
                await db.SaveChangesAsync(stop);
                await scope.GetRequiredService<UserManager<Account>>().AddFor(person, password);
            }, stop);
            Console.WriteLine($"{person.Name} can sign in as {person.Email}.");
        }));
        return new Command("user", "People who can sign in.") { add };
    }

    public static Command Token(Option<string> database, Func<string, ServiceProvider> services)
    {
        var email = new Option<string>("--email") { Required = true, Description = "whose token it is" };
        var name = new Option<string>("--name") { DefaultValueFactory = _ => "shell" };
        var days = new Option<int>("--days") { DefaultValueFactory = _ => 90 };
        var read = new Option<bool>("--read-only");
        var add = new Command("add", "Makes an API token and prints it once.") { email, name, days, read, database };
        add.SetAction((parsed, stop) => Run(parsed.GetValue(database)!, services, async (scope, db) =>
        {
            var person = await db.People.SingleOrDefaultAsync(p => p.Email == parsed.GetValue(email), stop) ?? throw new NotFoundException($"A person with {parsed.GetValue(email)}");
            var now = scope.GetRequiredService<IClock>().Now();
            var (token, secret) = ApiToken.For(person.Id, parsed.GetValue(name)!, parsed.GetValue(read) ? "read" : "write", now, now + Duration.FromDays(parsed.GetValue(days)));
            db.ApiTokens.Add(token);
            await db.SaveChangesAsync(stop);
            Console.WriteLine(secret);
        }));
        return new Command("token", "Keys for programs.") { add };
    }

    static async Task<int> Run(string database, Func<string, ServiceProvider> services, Func<IServiceProvider, ThroughlineDb, Task> act)
    {
        await using var provider = services(database);
        await using var scope = provider.CreateSystemScope();
        try
        {
            await act(scope.ServiceProvider, scope.ServiceProvider.GetRequiredService<ThroughlineDb>());
            return ExitCode.Done;
        }
        catch (Exception no) when (no is RuleException or NotFoundException)
        {
            await Console.Error.WriteLineAsync(no.Message);
            return ExitCode.No;
        }
    }
}
