using Throughline.Modules.Networks.Published;
using Throughline.Modules.Parties.Published;
using Throughline.Web;

namespace Throughline.Modules.Networks.Sites;

/// <summary>Names somebody of the customer and for what they are asked; a person who is not known yet is added to the customer's people.</summary>
public sealed class AddContact(ThroughlineDb db, ExpectedVersion expected, CurrentUser user, IClock clock)
{
    public sealed record Input(
        string Network,
        [property: AtMost(200)] string Name,
        [property: Words("For what")] ContactPurpose Purpose,
        [property: AtMost(60)] string? Site = null,
        [property: AtMost(40)] string? Phone = null,
        [property: AtMost(254), Words("E-mail")] string? Email = null,
        [property: AtMost(120), Words("Job")] string? JobTitle = null,
        [property: AtMost(120)] string? Hours = null);

    public async Task<(Network Network, Person Person)> Run(Input input)
    {
        var network = await db.Networks.One(input.Network);
        expected.Check(network);
        var obstacles = new List<Obstacle>();
        var site = network.SiteCalled(input.Site, obstacles);
        if (input.Email is not null && EmailAddresses.NoAddress(input.Email) is { } no) obstacles.Add(no);
        var person = await db.People.FirstOrDefaultAsync(p => p.OrganisationId == network.CustomerId && (p.Name == input.Name || p.Id == Ids.Of(input.Name)));
        if (input.Email is { } email && email != person?.Email)
        {
            if (await db.People.Where(p => p.Email == email).Select(p => p.Name).FirstOrDefaultAsync() is { } owner) obstacles.Add(new("address-taken", $"{email} belongs to {owner} already. One address is one person: name them, or give another address.", "/email"));
            else if (person?.Email is not null) obstacles.Add(new("another-address", $"{person.Name} is known with {person.Email}. Put it right on their page, then name them.", "/email"));
        }
        RuleException.ThrowIfAny(obstacles);

        if (person is null)
        {
            person = new Person(network.CustomerId, input.Name, input.Email, RoleOf(input.Purpose), network.Region);
            db.People.Add(person);
        }
        else if (!person.Holds(RoleOf(input.Purpose)))
        {
            person.GiveRoles(person.Roles | RoleOf(input.Purpose));
        }
        person.Correct(person.Name, input.Email ?? person.Email, input.Phone ?? person.Phone, input.JobTitle ?? person.JobTitle, person.Region, person.Tier);
        network.AddContact(person.Id, input.Purpose, site?.Id, input.Hours);
        db.Facts.Add(Fact.Of(new ContactNamed(person.Id, person.Name, input.Purpose, site?.Name), network.Id, user.Id, clock.Now()));
        await db.SaveChangesAsync();
        return (network, person);
    }

    static Role RoleOf(ContactPurpose purpose) => purpose switch
    {
        ContactPurpose.Signs => Role.Signatory,
        ContactPurpose.Technical => Role.TechnicalContact,
        ContactPurpose.Pays => Role.BillingContact,
        _ => Role.SiteContact,
    };
}

/// <summary>Somebody of the customer was named as a contact.</summary>
public sealed record ContactNamed(Guid PersonId, string Name, ContactPurpose Purpose, string? Site) : Happening
{
    public override string Sentence => $"{Name} {Purpose.Does()}{(Site is null ? "" : $", {Site}")}.";
    public override Guid? Subject => PersonId;
    public override Readers Readers => Readers.Everyone;
}
