using Throughline.Modules.Networks.Accountability;
using Throughline.Modules.Networks.Lifecycle;
using Throughline.Modules.Networks.Networks;
using Throughline.Modules.Networks.Published;
using Throughline.Modules.Networks.Sites;
using Throughline.Modules.Networks.Staffing;

namespace Throughline.Modules.Exchange.Demo;

/// <summary>Opens the networks and takes each through its phases up to where it stands today.</summary>
static class DemoNetworks
{
    public static void Plan(DemoWorld world)
    {
        foreach (var line in DemoNetworkLines.All) Plan(world, line);
        world.At(world.Anchor, async () =>
        {
            await world.NextNumber("N", 1125);
            await world.NextNumber("S", 2230);
            await world.NextNumber("T", DemoTickets.Tonight + 1);
        });
    }

    static void Plan(DemoWorld world, DemoNetwork line)
    {
        var reference = $"N-{line.Number}";
        var opened = world.Ago(line.Opened, 9, 40);
        world.At(opened, async () =>
        {
            await world.NextNumber("N", line.Number);
            await world.Act<OpenNetwork>(line.Manager, v => v.Run(new(line.Name, line.Purpose, line.Customer, line.Region, line.Criticality, [.. line.Skills.Split(", ")], line.Language, line.Partner, line.Team)));
            foreach (var (purpose, name, site, hours) in line.Contacts.Where(c => c.Site is null))
                await world.Act<AddContact>(line.Manager, v => v.Run(new(reference, name, purpose, Hours: hours)));
        });
        if (line.Taken is { } taken)
        {
            var visit = world.Today.PlusDays(-taken + 9);
            world.At<AskForEngineer>(world.Ago(taken + 1, 15, 5), line.Manager, v => v.Run(new(reference, visit, line.Wish)));
            if (line.Takes) world.At<TakeNetwork>(world.Ago(taken, 9, 31), line.Engineer!, v => v.Run(new TakeNetwork.Input(reference)));
            else world.At<AssignEngineer>(world.Ago(taken, 9, 31), "Jonas Weber", v => v.Run(new(reference, line.Engineer!)));
        }
        // the places are known from the first visit, what runs there from the design
        var places = line.Taken is { } day ? world.Ago(day - 2, 11, 20) : opened + Duration.FromMinutes(20);
        world.At(places, async () =>
        {
            foreach (var (code, name, address, access) in line.Sites)
                await world.Act<AddSite>(line.Engineer ?? line.Manager, v => v.Run(new(reference, code, name, address, line.Region == DemoStaff.Texas ? "America/Chicago" : DemoWorld.Zone, access)));
            foreach (var (purpose, name, site, hours) in line.Contacts.Where(c => c.Site is not null))
                await world.Act<AddContact>(line.Engineer ?? line.Manager, v => v.Run(new(reference, name, purpose, site, Hours: hours)));
        });
        // what is offered has its price before the kit list is signed; the carrier comes to it when it is ordered
        var offered = line.Phases.Where(p => p.Phase == Phase.KitSigned).Select(p => p.Ago + 2).FirstOrDefault();
        foreach (var service in line.Services)
        {
            world.At(world.Ago(Math.Max(service.Since, offered), 14, 10), async () =>
            {
                await world.NextNumber("S", service.Number);
                await world.Act<AddService>(line.Engineer!, v => v.Run(new(reference, service.Kind, service.What, service.Site, service.Provider, service.Circuit, service.Kbps, service.Monthly, service.Cost,
                    line.Region == DemoStaff.Texas ? "USD" : "GBP")));
            });
            world.At(world.Ago(service.Since, 14, 20), async () =>
            {
                await DemoDesigns.Name(world, line, service);
                if (service.Provider is { } provider && line.Services.First(s => s.Provider == provider) == service)
                    await world.Act<GrantSeat>(line.Engineer!, v => v.Run(new(reference, provider)));
            });
        }
        foreach (var (phase, ago) in line.Phases)
            if (line.Engineer is null || (phase is not (Phase.Design or Phase.KitSigned or Phase.Proposed) && !(phase == Phase.InService && line.AcceptedBy is not null)))
                world.At(world.Ago(ago, 16, 30), () => Move(world, phase, line));
        DemoDesigns.Plan(world, line);
        if (line.End is { } end) world.At<MoveToPhase>(world.Ago(end.Ago, 11, 0), line.Manager, v => v.Run(new(reference, end.Phase, end.Why)));
    }

    // what led to it lies before the house kept it here, or is told elsewhere: the journal says only that it was reached
    static Task Move(DemoWorld world, Phase phase, DemoNetwork line) => world.Save(line.Engineer ?? line.Manager, async db =>
    {
        var network = await db.Networks.Include(n => n.Changes).SingleAsync(n => n.Number == line.Number);
        var by = world.Person(line.Engineer ?? line.Manager).Id;
        network.MoveTo(phase, by, world.Now);
        db.Facts.Add(Fact.Of(new PhaseReached(network.Id, phase), network.Id, by, world.Now));
    });
}

/// <summary>What the history knows of a network: days are counted back from today.</summary>
sealed record DemoNetwork(int Number, string Name, string Customer, string Region, string Manager, int Opened)
{
    public string Purpose { get; init; } = "";
    public int Criticality { get; init; } = 3;
    public string Skills { get; init; } = "Ethernet";
    public string Language { get; init; } = "en";
    public string? Partner { get; init; }
    public string? Team { get; init; }
    public string? Engineer { get; init; }

    /// <summary>When the engineer became accountable; null while nobody is.</summary>
    public int? Taken { get; init; }

    /// <summary>Took it from the three proposed; otherwise the manager assigned it.</summary>
    public bool Takes { get; init; } = true;
    public string? Wish { get; init; }
    public (Phase Phase, int Ago)[] Phases { get; init; } = [];

    /// <summary>Who signed the acceptance, when that is told; otherwise it lies before the house kept it here.</summary>
    public string? AcceptedBy { get; init; }

    /// <summary>How it ended: lost, withdrawn or retired.</summary>
    public (Phase Phase, int Ago, string Why)? End { get; init; }
    public (string Code, string Name, string Address, string? Access)[] Sites { get; init; } = [];
    public (ContactPurpose Purpose, string Name, string? Site, string? Hours)[] Contacts { get; init; } = [];
    public DemoService[] Services { get; init; } = [];
}

/// <summary>What a network carries.</summary>
sealed record DemoService(int Number, string Kind, string What, string? Site, string? Provider, string? Circuit, long Kbps, decimal Monthly, decimal Cost, int Since);
