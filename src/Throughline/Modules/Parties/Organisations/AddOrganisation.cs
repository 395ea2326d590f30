using Throughline.Modules.Parties.Published;
using Throughline.Web;

namespace Throughline.Modules.Parties.Organisations;

/// <summary>Adds a company of the village: a partner, a provider, a customer, a vendor.</summary>
public sealed class AddOrganisation(ThroughlineDb db, CurrentUser user, IClock clock)
{
    public sealed record Input(
        [property: AtMost(200)] string Name,
        [property: Words("What it is to us")] PartyKind Side,
        [property: AtMost(60), Words("Time zone")] string Zone = "Europe/London",
        [property: AtMost(20)] string Language = "en-GB",
        [property: AtMost(200), Words("Mail domain")] string? Domain = null,
        [property: AtMost(40), Words("Number of its desk")] string? Phone = null,
        [property: AtMost(1000), Words("How to report a fault")] string? FaultProcedure = null);

    public async Task<Organisation> Run(Input input)
    {
        var obstacles = new List<Obstacle>();
        if (await db.Organisations.AnyAsync(o => o.Name == input.Name)) obstacles.Add(new("name-taken", $"{input.Name} is known already. Choose it from the list.", "/name"));
        if (Times.NoZone(input.Zone) is { } none) obstacles.Add(none);
        if (input.Side == PartyKind.Us) obstacles.Add(new("we-are-one", "This installation has one company that runs it. Choose partner, provider, customer or vendor.", "/side"));
        RuleException.ThrowIfAny(obstacles);
        var organisation = new Organisation(input.Name, input.Side, input.Zone, input.Language) { Domain = input.Domain, Phone = input.Phone, FaultProcedure = input.FaultProcedure };
        db.Organisations.Add(organisation);
        db.Facts.Add(Fact.Of(new OrganisationAdded(organisation.Id, organisation.Name, organisation.Side), null, user.Id, clock.Now()));
        await db.SaveChangesAsync();
        return organisation;
    }
}

/// <summary>A company is known from now on.</summary>
public sealed record OrganisationAdded(Guid OrganisationId, string Name, PartyKind Side) : Happening
{
    public override string Sentence => $"{Name} added as {Side.ToString().ToLowerInvariant()}.";
    public override Guid? Subject => OrganisationId;
}
