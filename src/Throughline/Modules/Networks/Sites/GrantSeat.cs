using Throughline.Modules.Networks.Published;
using Throughline.Web;

namespace Throughline.Modules.Networks.Sites;

/// <summary>Lets the people of a partner, provider or customer see a network.</summary>
public sealed class GrantSeat(ThroughlineDb db, CurrentUser user, IClock clock)
{
    public sealed record Input(string Network, [property: AtMost(200)] string Organisation, LocalDate? Until = null);

    public async Task<Grant> Run(Input input)
    {
        var network = await db.Networks.AsNoTracking().Referred(input.Network).SingleOrDefaultAsync() ?? throw new NotFoundException($"Network {input.Network}");
        var organisation = await db.Organisations.AsNoTracking().FirstOrDefaultAsync(o => o.Name == input.Organisation || o.Id == Ids.Of(input.Organisation));
        var now = clock.Now();
        var until = input.Until is { } day ? Times.ZoneOf(user.Zone).AtStartOfDay(day.PlusDays(1)).ToInstant() : (Instant?)null;
        var obstacles = new List<Obstacle>();
        if (organisation is null) obstacles.Add(new("no-organisation", $"There is no organisation {input.Organisation}. Add it first, or check the name.", "/organisation"));
        else if (organisation.Side == PartyKind.Us) obstacles.Add(new("own-people", $"{organisation.Name} is our own company; our people see every network already.", "/organisation"));
        else if (await db.Grants.AnyAsync(g => g.NetworkId == network.Id && g.OrganisationId == organisation.Id && (g.Until == null || g.Until > now)))
            obstacles.Add(new("granted-already", $"{organisation.Name} has a seat on {network.Reference} already. Revoke it first to give it another end.", "/organisation"));
        if (until <= now) obstacles.Add(new("until-past", $"The seat would end on {input.Until!.Value.DateText()}, before it begins today. Give a later date.", "/until"));
        RuleException.ThrowIfAny(obstacles);

        var grant = new Grant(network.Id, organisation!.Id, now);
        if (until is { } end) grant.End(end);
        db.Grants.Add(grant);
        db.Facts.Add(Fact.Of(new SeatGranted(organisation.Id, organisation.Name, until), network.Id, user.Id, now));
        await db.SaveChangesAsync();
        return grant;
    }
}

/// <summary>Takes the seat of an organisation back: from now on its people do not see the network.</summary>
public sealed class RevokeSeat(ThroughlineDb db, CurrentUser user, IClock clock)
{
    public sealed record Input(string Network, [property: AtMost(200)] string Organisation);

    public async Task Run(Input input)
    {
        var networkId = await db.Networks.IdOf(input.Network);
        var now = clock.Now();
        var organisation = await db.Organisations.AsNoTracking().FirstOrDefaultAsync(o => o.Name == input.Organisation || o.Id == Ids.Of(input.Organisation))
            ?? throw new RuleException("no-organisation", $"There is no organisation {input.Organisation}. Check the name.", "/organisation");
        var open = await db.Grants.Where(g => g.NetworkId == networkId && g.OrganisationId == organisation.Id && (g.Until == null || g.Until > now)).ToListAsync();
        if (open.Count == 0) throw new RuleException("no-seat", $"{organisation.Name} has no seat on this network. Nothing is left to revoke.", "/organisation");
        foreach (var grant in open) grant.End(now);
        db.Facts.Add(Fact.Of(new SeatRevoked(organisation.Id, organisation.Name), networkId, user.Id, now));
        await db.SaveChangesAsync();
    }
}

/// <summary>An organisation may see a network from now on.</summary>
public sealed record SeatGranted(Guid OrganisationId, string Organisation, Instant? Until) : Happening
{
    public override string Sentence => $"{Organisation} may see this network{(Until is { } end ? $" until {end.DayText("Etc/UTC")}" : "")}.";
    public override Guid? Subject => OrganisationId;
}

/// <summary>An organisation may no longer see a network.</summary>
public sealed record SeatRevoked(Guid OrganisationId, string Organisation) : Happening
{
    public override string Sentence => $"{Organisation} may no longer see this network.";
    public override Guid? Subject => OrganisationId;
}
