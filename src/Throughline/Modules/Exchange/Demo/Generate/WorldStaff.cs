using Throughline.Modules.Calendars.Published;
using Throughline.Modules.Parties.Published;

namespace Throughline.Modules.Exchange.Demo.Generate;

/// <summary>Somebody who answers for generated networks.</summary>
sealed record Hand(Guid Id, string Name, int Tier, Guid TeamId, string Region);

/// <summary>Engineers and teams for a generated world: one for every 25 networks, eight to a team with a rota by the week.</summary>
sealed record WorldStaff(IReadOnlyList<Hand> Engineers, Guid ProviderId, string Provider, Guid AccountManagerId)
{
    static readonly string[] Regions = [DemoStaff.South, DemoStaff.North, DemoStaff.Texas];
    static readonly string[] Skills = ["Ethernet", "Optical", "BGP", "Switching", "Wi-Fi", "Radio", "Voice", "SD-WAN"];

    public static async Task<WorldStaff> Hire(ThroughlineDb db, int networks, ulong seed)
    {
        var dice = new Dice(seed ^ 0x57AFF);
        var halden = await db.Organisations.Where(o => o.Side == PartyKind.Us).Select(o => o.Id).FirstAsync();
        var norrvik = await db.Organisations.Where(o => o.Name == DemoCompanies.Norrvik).Select(o => o.Id).SingleAsync();
        var owen = await db.People.Where(p => p.Name == "Owen Hart").Select(p => p.Id).SingleAsync();
        var engineers = new List<Hand>();
        var count = Math.Max(4, networks / 25);
        for (var at = 0; at < count; at += 8)
        {
            var region = Regions[at / 8 % Regions.Length];
            var team = new Team(FormattableString.Invariant($"{region} {at / 8 + 1}"), region, null) { DutyPhone = FormattableString.Invariant($"0117 496 {1000 + at / 8 % 9000}") };
            db.Teams.Add(team);
            var hands = new List<Hand>();
            for (var i = at; i < Math.Min(at + 8, count); i++)
            {
                var name = FormattableString.Invariant($"{WorldNames.Person(ref dice)} {i + 1}");
                var person = new Person(halden, name, FormattableString.Invariant($"engineer{i + 1}@halden.example"), Role.Engineer | Role.Support, region) { Tier = 1 + i % 3, TeamId = team.Id, JobTitle = "Network engineer" };
                person.Speak("en");
                person.Learn(dice.Pick(Skills), dice.Between(2, 5));
                person.Learn(dice.Pick(Skills), dice.Between(2, 5));
                db.People.Add(person);
                hands.Add(new(person.Id, name, 1 + i % 3, team.Id, region));
            }
            engineers.AddRange(hands);
            db.DutyRotas.Add(new DutyRota(team.Id, new RotaDefinition(FormattableString.Invariant($"team-{at / 8 + 1}"),
                [new RotaLayer("By week", "Europe/London", new LocalDateTime(2024, 1, 1, 8, 0), null, RotationUnit.Week, 1, [.. hands.Select(h => h.Id.ToString())], null)], [])));
            if (at % 400 == 0) await db.SaveChangesAsync();
        }
        await db.SaveChangesAsync();
        db.ChangeTracker.Clear();
        return new(engineers, norrvik, DemoCompanies.Norrvik, owen);
    }
}
