using Throughline.Modules.Agreements.Published;
using Throughline.Modules.Calendars.Published;
using Throughline.Modules.Design.Published;
using Throughline.Modules.Networks.Accountability;
using Throughline.Modules.Networks.Networks;
using Throughline.Modules.Networks.Published;
using Throughline.Modules.Parties.Published;
using Throughline.Modules.Support.Clocks;
using Throughline.Modules.Support.Published;

namespace Throughline.Modules.Exchange.Demo.Generate;

/// <summary>Makes customers with their networks and everything that happened on them. Pure but for the ids: a batch depends on nothing but its place and the seed.</summary>
sealed class WorldMaker(WorldStaff staff, int networks, int tickets, ulong seed, Instant end)
{
    const int FirstNetwork = 10_001, FirstTicket = 100_001, FirstService = 50_001, FirstAgreement = 2_001, PerCustomer = 5;
    static readonly Duration Span = Duration.FromDays(730);

    // four of five are in service and have tickets; the others stand before that
    static readonly Phase[] Stages = [Phase.InService, Phase.InService, Phase.Implementing, Phase.InService, Phase.InService, Phase.InService, Phase.Design, Phase.InService, Phase.InService, Phase.InService];
    static readonly Phase[] Way = [Phase.Presales, Phase.Design, Phase.KitSigned, Phase.Proposed, Phase.Won, Phase.Implementing, Phase.ReadyForUse, Phase.InService];
    static readonly string[] Devices = ["example-nte-1208", "example-cpe-2210-ac"];

    readonly int served = networks - Enumerable.Range(0, networks).Count(i => Stages[i % Stages.Length] != Phase.InService);

    /// <summary>The last number of each kind that was given out.</summary>
    public IEnumerable<(string Name, long Last)> Counters =>
        [("N", FirstNetwork + networks), ("T", FirstTicket + tickets), ("S", FirstService + 2L * networks)];

    public Batch Make(int first, int count)
    {
        var batch = new Batch();
        for (var at = first; at < first + count; at += PerCustomer)
        {
            var dice = new Dice(seed * 1_000_003 + (ulong)at);
            var customer = new Organisation(WorldNames.Company(ref dice, at / PerCustomer + 1), PartyKind.Customer, "Europe/London");
            var signs = new Person(customer.Id, WorldNames.Person(ref dice), null, Role.Signatory) { Phone = "0117 496 0000" };
            var knows = new Person(customer.Id, WorldNames.Person(ref dice), null, Role.TechnicalContact | Role.SiteContact) { Phone = "0117 496 0001" };
            batch.Add(customer, signs, knows);
            var opened = end - Duration.FromDays(800);
            var agreement = new Agreement(FirstAgreement + at / PerCustomer, Owes.UsToCustomer, customer.Id, "Managed networks", opened.InUtc().Date);
            agreement.Charge(100_000 + dice.Roll(400_000), "GBP");
            agreement.Promise(1, 15, 240);
            agreement.Promise(2, 30, 480);
            agreement.Promise(3, 240, 1440);
            agreement.Promise(4, 480, 4320);
            agreement.Credit(99.9m, [(99.5m, 99.9m, 5), (0, 99.5m, 10)], 25);
            for (var i = at; i < Math.Min(at + PerCustomer, first + count); i++) Network(batch, i, customer, signs, knows, agreement, opened, ref dice);
            batch.Add(agreement);
        }
        return batch;
    }

    void Network(Batch batch, int index, Organisation customer, Person signs, Person knows, Agreement agreement, Instant opened, ref Dice dice)
    {
        var engineer = staff.Engineers[index / 25 % staff.Engineers.Count];
        var network = new Network(FirstNetwork + index, WorldNames.Network(ref dice), $"Joins the places of {customer.Name}", customer.Id, staff.AccountManagerId, engineer.Region, opened) { TeamId = engineer.TeamId, Criticality = dice.Between(1, 5), SkillsNeeded = ["Ethernet"] };
        var facts = new List<Fact> { Fact.Of(new NetworkOpened(network.Id, network.Name, customer.Name), network.Id, staff.AccountManagerId, opened) };
        var took = opened + Duration.FromDays(1);
        batch.Add(new AccountabilityTerm(network.Id, engineer.Id, took, TermReason.Initial, engineer.Id, took));
        network.IsAnsweredForBy(engineer.Id);
        facts.Add(Fact.Of(new AccountabilityBegan(network.Id, engineer.Id, engineer.Name, null, took, TermReason.Initial, ""), network.Id, engineer.Id, took));
        var stage = Stages[index % Stages.Length];
        for (var (step, when) = (0, took); step < Way.Length; step++, when += Duration.FromDays(8))
        {
            network.MoveTo(Way[step], engineer.Id, when);
            facts.Add(Fact.Of(new PhaseReached(network.Id, Way[step]), network.Id, engineer.Id, when));
            if (Way[step] == stage) break;
        }
        var a = network.AddSite("A", WorldNames.Place(ref dice), WorldNames.Address(ref dice), "Europe/London");
        var b = network.AddSite("B", WorldNames.Place(ref dice), WorldNames.Address(ref dice), "Europe/London");
        var line = network.AddService(FirstService + 2L * index, "E-Line", $"{a.Name} ↔ {b.Name}", a.Id);
        (line.ProviderId, line.CircuitId, line.CommittedKbps, line.MonthlyMinor) = (staff.ProviderId, FormattableString.Invariant($"NVK/GEN/{index:000000}"), 1_000_000, 60_000 + dice.Roll(90_000));
        network.AddContact(signs.Id, ContactPurpose.Signs);
        network.AddContact(knows.Id, ContactPurpose.AfterHours, a.Id, "At any hour");
        batch.Add(network, Draw(network, line.CircuitId, line.Reference));
        batch.Add(new Grant(network.Id, customer.Id, opened));
        agreement.Cover(network.Id);
        if (stage == Phase.InService) Tickets(batch, index, network, customer, knows, engineer, agreement, facts, ref dice);

        var (entry, hash) = (0L, (string?)null);
        foreach (var fact in facts.OrderBy(f => f.At))
        {
            fact.Chain(++entry, hash);
            hash = fact.Hash;
            batch.Add(fact);
        }
        batch.Add(new JournalHead { NetworkId = network.Id, Entries = entry, Hash = hash });
        batch.Networks++;
    }

    static NetworkDesign Draw(Network network, string? circuit, string service)
    {
        var design = new NetworkDesign(network.Id);
        design.Ask("1 Gbit/s between the sites, the same in both directions", "");
        foreach (var site in network.Sites) design.Place($"{site.Code}-NTE-01", site.Code, Devices[0], false, "GB");
        design.Place("A-CPE-01", "A", Devices[1], false, "GB");
        foreach (var site in network.Sites)
        {
            var link = design.Draw(new($"{site.Code}-NTE-01", "1"), new(DemoCompanies.Norrvik, null), new(Medium.SingleMode, "LC", 1000, 3000));
            (link.CircuitId, link.Service) = (circuit, service);
            design.HandOver(site.Code, new(Medium.SingleMode, "LC", 1000, 38), new($"{site.Code}-NTE-01", "3"), 1, Witness.Customer, "first visit");
        }
        design.Draw(new("A-NTE-01", "5"), new("A-CPE-01", "ge4"), new(Medium.Copper, "RJ45", 1000, 1));
        return design;
    }

    // ticket k of all happens at its place in the two years; a network has one in every round, at another turn each time
    void Tickets(Batch batch, int index, Network network, Organisation customer, Person knows, Hand engineer, Agreement agreement, List<Fact> facts, ref Dice dice)
    {
        var place = index / Stages.Length * 8 + Enumerable.Range(0, index % Stages.Length).Count(i => Stages[i] == Phase.InService);
        var story = new StoryPlace(network.Id, customer.Id, network.TeamId, (engineer.Id, engineer.Name, engineer.Tier), (knows.Id, knows.Name), (staff.ProviderId, staff.Provider),
            priority => DemoTickets.PromisedBy(agreement, priority), _ => StandardHours.Always);
        var chronic = dice.Roll(12) == 0 ? DemoTroubles.DarkUplink : null;
        for (var round = 0; ; round++)
        {
            var number = (long)round * served + (place + (long)round * 7919) % served;
            if ((long)round * served >= tickets) break;
            if (number >= tickets) continue;
            var trouble = chronic is not null && round % 4 == 0 ? chronic : DemoTroubles.Any(ref dice);
            var opened = (end - Span + Duration.FromSeconds((long)Span.TotalSeconds * number / tickets)).ToMicroseconds();
            var respond = trouble.Impact == Impact.Down ? dice.Between(2, 25) : dice.Between(5, 200);
            var restore = Math.Max(respond + 5, trouble.Minutes * dice.Between(50, 200) / 100);
            var closed = opened + Duration.FromMinutes(restore) + Duration.FromDays(7);
            var site = network.Sites[dice.Roll(network.Sites.Count)];
            var told = Story.Tell(FirstTicket + number, trouble, story, new(opened, respond, restore, closed < end ? closed : null, end), site.Id, trouble.AtProvider ? network.Services[0].Id : null,
                trouble.Component is { } part ? $"{site.Code}-{part}" : null, dice.Roll(3) == 0 ? Channel.Portal : Channel.Phone, dice.Roll(2) == 0 ? dice.Pick(DemoTroubles.Notes) : null, Math.Max(6, restore / 3));
            batch.Add(told);
            facts.AddRange(told.Facts);
            batch.Tickets++;
        }
    }
}
