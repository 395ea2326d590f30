using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using NodaTime;
using Npgsql;
using Throughline.Data;
using Throughline.Host;
using Throughline.Kernel;
using Throughline.Modules.Parties.Published;
using Throughline.Modules.Parties.SignIn;

namespace Throughline.Tests.Ground;

/// <summary>The real program on a real database and a free port of loopback, with a clock that the test moves.</summary>
public sealed class TestSite : IAsyncDisposable
{
    public static readonly Instant Morning = Instant.FromUtc(2026, 11, 17, 9, 20);

    readonly string? folder;
    readonly Dictionary<string, string> tokens = [];

    TestSite(WebApplication app, TestClock clock, string? folder) => (App, Clock, this.folder) = (app, clock, folder);

    public WebApplication App { get; }
    public TestClock Clock { get; }
    public Uri Address { get; private set; } = null!;

    /// <param name="database">The database to use; null for a new one of the kind this run is about: see TestDatabase.</param>
    /// <param name="folder">A folder to remove with the site.</param>
    public static async Task<TestSite> Start(string? database = null, Action<WebApplicationBuilder>? adjust = null, string? folder = null)
    {
        if (database is null) (database, folder) = await TestDatabase.New();
        var clock = new TestClock(Morning);
        var app = Site.Build(database, "http://127.0.0.1:0", b =>
        {
            b.Services.Replace(ServiceDescriptor.Singleton<IClock>(clock));
            // hundreds of people get a password: not one that must withstand years of guessing
            b.Services.Configure<PasswordHasherOptions>(o => o.IterationCount = 1000);
            adjust?.Invoke(b);
        });
        await Schema.IsReady(app.Services, TextWriter.Null, default);
        await app.StartAsync();
        var site = new TestSite(app, clock, folder);
        site.Address = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
        return site;
    }

    /// <summary>Works on the database as the program itself.</summary>
    public async Task<T> Do<T>(Func<IServiceProvider, ThroughlineDb, Task<T>> work, Guid? asPerson = null)
    {
        await using var scope = App.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ThroughlineDb>();
        var user = scope.ServiceProvider.GetRequiredService<CurrentUser>();
        user.ActAsSystem();
        if (asPerson is { } id)
        {
            var person = db.People.Single(p => p.Id == id);
            var organisation = db.Organisations.Single(o => o.Id == person.OrganisationId);
            user.SignIn(person.Id, person.Name, organisation.Id, organisation.Name, organisation.Side, person.Roles, organisation.Zone);
        }
        return await work(scope.ServiceProvider, db);
    }

    public Task Do(Func<IServiceProvider, ThroughlineDb, Task> work, Guid? asPerson = null) =>
        Do<int>(async (s, db) => { await work(s, db); return 0; }, asPerson);

    public Task<Organisation> Organisation(string name, PartyKind side, string zone = "Europe/London") => Do(async (_, db) =>
    {
        var organisation = db.Organisations.FirstOrDefault(o => o.Name == name);
        if (organisation is not null) return organisation;
        db.Organisations.Add(organisation = new Organisation(name, side, zone));
        await db.SaveChangesAsync();
        return organisation;
    });

    /// <summary>A person who can sign in with the password <c>correct horse battery</c> and by token.</summary>
    public async Task<Person> Person(string name, Role roles, string organisation = "Halden Systems", PartyKind side = PartyKind.Us, string region = "South West")
    {
        var company = await Organisation(organisation, side);
        return await Do(async (services, db) =>
        {
            var email = name.ToLowerInvariant().Replace(' ', '.') + "@example.org";
            var person = new Person(company.Id, name, email, roles, region);
            db.People.Add(person);
            var (token, secret) = ApiToken.For(person.Id, "test", "write", Clock.Now(), Clock.Now() + Duration.FromDays(3650));
            db.ApiTokens.Add(token);
            await db.SaveChangesAsync();
            tokens[name] = secret;
            var made = await services.GetRequiredService<UserManager<Account>>().CreateAsync(new Account { UserName = email, Email = email, PersonId = person.Id, LockoutEnabled = true }, "correct horse battery");
            Assert.True(made.Succeeded, string.Join(" ", made.Errors.Select(e => e.Description)));
            return person;
        });
    }

    /// <summary>A client that acts for the person by API token; without a name, nobody.</summary>
    public HttpClient As(string? name = null)
    {
        var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = Address };
        if (name is not null) client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", tokens[name]);
        return client;
    }

    public async ValueTask DisposeAsync()
    {
        var connection = await Do((_, db) => Task.FromResult(db.Database.GetDbConnection()));
        await App.StopAsync();
        await App.DisposeAsync();
        // a server has so many connections and no more, and pools keep theirs for minutes
        if (connection is NpgsqlConnection ours) NpgsqlConnection.ClearPool(ours);
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        if (folder is not null) Directory.Delete(folder, recursive: true);
    }
}

/// <summary>Short ways to speak to the API.</summary>
public static class ApiCalls
{
    public static async Task<(int Status, JsonElement Body)> Send(this HttpClient client, string path, object input, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1" + path) { Content = new StringContent(JsonSerializer.Serialize(input, Throughline.Web.Json.Options), Encoding.UTF8, "application/json") };
        foreach (var (name, value) in headers) request.Headers.TryAddWithoutValidation(name, value);
        using var answer = await client.SendAsync(request);
        return ((int)answer.StatusCode, await Body(answer));
    }

    public static async Task<(int Status, JsonElement Body)> Read(this HttpClient client, string path)
    {
        using var answer = await client.GetAsync("/api/v1" + path);
        return ((int)answer.StatusCode, await Body(answer));
    }

    static async Task<JsonElement> Body(HttpResponseMessage answer)
    {
        var text = await answer.Content.ReadAsStringAsync();
        return text.Length == 0 ? default : JsonDocument.Parse(text).RootElement;
    }
}
