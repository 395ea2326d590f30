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
        if (input.Email is not null && !System.Net.Mail.MailAddress.TryCreate(input.Email, out _))
            obstacles.Add(new("not-an-address", $"{input.Email} is not an e-mail address. Write it as name@example.org.", "/email"));
        RuleException.ThrowIfAny(obstacles);

        var person = await db.People.FirstOrDefaultAsync(p => p.OrganisationId == network.CustomerId && (p.Name == input.Name || p.Id == Ids.Of(input.Name)));
        if (person is null)
        {
            person = new Person(network.CustomerId, input.Name, input.Email, RoleOf(input.Purpose), network.Region);
            db.People.Add(person);
        }
        else if (!person.Holds(RoleOf(input.Purpose)))
        {
            person.GiveRoles(person.Roles | RoleOf(input.Purpose));
        }
        person.Phone = input.Phone ?? person.Phone;
        person.JobTitle = input.JobTitle ?? person.JobTitle;
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
    public override string Sentence => $"{Name} {Purpose switch
    {
        ContactPurpose.Signs => "signs",
        ContactPurpose.OnSite => "is the contact on site",
        ContactPurpose.Technical => "is the technical contact",
        ContactPurpose.Pays => "is asked about bills",
        _ => "answers after hours",
    }}{(Site is null ? "" : $", {Site}")}.";
    public override Guid? Subject => PersonId;
    public override Readers Readers => Readers.Everyone;
}
