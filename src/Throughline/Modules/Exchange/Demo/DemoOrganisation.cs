namespace Throughline.Modules.Exchange.Demo;

/// <summary>The demo organisation: Halden Systems and its customers, at every stage of life.</summary>
public static class DemoOrganisation
{
    /// <summary>Fills an empty database with the demo organisation as it stands now, and says how to sign in as long as its people are there.</summary>
    public static async Task LoadIfEmpty(IServiceProvider services, string database, TextWriter words, CancellationToken stop)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ThroughlineDb>();
        if (await HalfLoaded.Is(db, stop))
        {
            await words.WriteLineAsync("Loading the demo was cut off before its end; it is loaded anew.");
            await HalfLoaded.Clear(db, stop);
        }
        if (!await db.Organisations.AnyAsync(stop)) await Load(database, scope.ServiceProvider.GetRequiredService<IClock>().Now(), stop);
        var addresses = DemoPeople.OnePerRole().Select(p => p.Email).ToList();
        if (await db.Users.CountAsync(a => addresses.Contains(a.Email!), stop) < addresses.Count) return;
        await words.WriteLineAsync($"The demo organisation is here. Sign in with the password “{DemoPeople.Password}” as:");
        foreach (var (role, name, email) in DemoPeople.OnePerRole()) await words.WriteLineAsync($"  {Spaced(role),-18} {email,-34} {name}");
    }

    /// <summary>Only the company: organisations, people with their accounts, calendars, rotas and the catalogue; no network and no agreement.</summary>
    public static async Task LoadCompany(string database, Instant anchor)
    {
        await using var world = new DemoWorld(database, anchor);
        await world.Catalogue();
        await DemoPeople.Found(world);
    }

    /// <summary>Tells the history that ends at the anchor. The same anchor gives the same world, apart from its ids.</summary>
    public static async Task Load(string database, Instant anchor, CancellationToken stop = default)
    {
        await using var world = new DemoWorld(database, anchor);
        await world.Save(null, HalfLoaded.Begin);
        await world.Catalogue();
        await DemoPeople.Found(world);
        DemoNetworks.Plan(world);
        DemoAgreements.Plan(world);
        DemoPromises.Plan(world);
        DemoQuayside.Plan(world);
        DemoHandover.Plan(world);
        DemoDossiers.Plan(world);
        DemoTickets.Plan(world);
        DemoTicketsOpen.Plan(world);
        DemoMoney.Plan(world);
        DemoShifts.Plan(world);
        DemoMaintenance.Plan(world);
        DemoEscalation.Plan(world);
        await world.Play(stop);
        await world.Save(null, HalfLoaded.End);
    }

    static string Spaced(Role role) => string.Concat(role.ToString().Select((c, i) => i > 0 && char.IsUpper(c) ? $" {char.ToLowerInvariant(c)}" : $"{c}"));
}
