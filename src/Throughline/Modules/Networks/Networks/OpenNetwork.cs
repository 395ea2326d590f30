using Throughline.Modules.Networks.Published;
using Throughline.Modules.Parties.Published;
using Throughline.Web;

namespace Throughline.Modules.Networks.Networks;

/// <summary>Opens a network for a customer: the first knot of the thread. Nobody is accountable yet; that is asked for next.</summary>
public sealed class OpenNetwork(ThroughlineDb db, Numbers numbers, CurrentUser user, IClock clock)
{
    public sealed record Input(
        [property: AtMost(200)] string Name,
        [property: AtMost(2000), Words("What it is for")] string Purpose,
        [property: AtMost(200)] string Customer,
        [property: AtMost(60)] string Region,
        [property: Between(1, 5)] int Criticality = 3,
        IReadOnlyList<string>? SkillsNeeded = null,
        [property: AtMost(10)] string? Language = null,
        [property: AtMost(200)] string? Partner = null,
        [property: AtMost(120)] string? Team = null);

    public async Task<Network> Run(Input input)
    {
        var obstacles = new List<Obstacle>();
        var team = input.Team is null ? null : await db.Teams.AsNoTracking().FirstOrDefaultAsync(t => t.Name == input.Team || t.Id == Ids.Of(input.Team));
        if (input.Team is not null && team is null) obstacles.Add(new("no-team", $"There is no team {input.Team}. Leave it empty, or found the team first.", "/team"));
        var partner = input.Partner is null ? null : await db.Organisations.AsNoTracking().FirstOrDefaultAsync(o => o.Side == PartyKind.Partner && (o.Name == input.Partner || o.Id == Ids.Of(input.Partner)));
        if (input.Partner is not null && partner is null) obstacles.Add(new("no-partner", $"There is no partner {input.Partner}. Leave it empty, or add the partner's organisation first.", "/partner"));
        RuleException.ThrowIfAny(obstacles);
        var customer = await db.Organisations.Where(o => o.Side == PartyKind.Customer && (o.Name == input.Customer || o.Id == Ids.Of(input.Customer))).FirstOrDefaultAsync();
        if (customer is null)
        {
            customer = new Organisation(input.Customer, PartyKind.Customer, user.Zone);
            db.Organisations.Add(customer);
        }
        var now = clock.Now();
        var network = new Network(await numbers.Next("N"), input.Name, input.Purpose, customer.Id, user.Id ?? throw new RuleException("nobody-asks", "Sign in to open a network."), input.Region, now)
        {
            Criticality = input.Criticality,
            SkillsNeeded = [.. (input.SkillsNeeded ?? []).SelectMany(s => s.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)).Distinct()],
            Language = input.Language ?? "en",
            PartnerId = partner?.Id,
            TeamId = team?.Id,
        };
        db.Networks.Add(network);
        db.Grants.Add(new Grant(network.Id, customer.Id, now));
        if (partner is not null) db.Grants.Add(new Grant(network.Id, partner.Id, now));
        db.Facts.Add(Fact.Of(new NetworkOpened(network.Id, network.Name, customer.Name), network.Id, user.Id, now));
        await db.SaveChangesAsync();
        return network;
    }
}

/// <summary>A network was opened for a customer.</summary>
public sealed record NetworkOpened(Guid NetworkId, string Name, string Customer) : Happening
{
    public override string Sentence => $"{Name} opened for {Customer}.";
    public override Guid? Subject => NetworkId;
    public override bool IsKey => true;
}
