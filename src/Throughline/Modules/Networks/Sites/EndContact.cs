using Throughline.Modules.Networks.Published;
using Throughline.Web;

namespace Throughline.Modules.Networks.Sites;

/// <summary>Takes somebody of the customer off the list of those who are asked: who left must not be called at 2 a.m. Their seat is ended on their own page.</summary>
public sealed class EndContact(ThroughlineDb db, ExpectedVersion expected, CurrentUser user, IClock clock)
{
    /// <param name="Site">Where: its name, code or id; none for who is asked at all sites.</param>
    public sealed record Input(string Network, Guid Person, [property: Words("For what")] ContactPurpose Purpose, [property: AtMost(200)] string? Site = null);

    public async Task<(Network Network, string Name)> Run(Input input)
    {
        var network = await db.Networks.One(input.Network);
        expected.Check(network);
        var site = input.Site is null ? null : network.Sites.FirstOrDefault(s => s.Code.Equals(input.Site, StringComparison.OrdinalIgnoreCase) || s.Name == input.Site || s.Id == Ids.Of(input.Site)) ?? throw new NotFoundException($"Site {input.Site}");
        if (!network.EndContact(input.Person, input.Purpose, site?.Id)) throw new NotFoundException("The contact");
        var name = await db.People.Where(p => p.Id == input.Person).Select(p => p.Name).SingleAsync();
        db.Facts.Add(Fact.Of(new ContactEnded(input.Person, name, input.Purpose, site?.Name), network.Id, user.Id, clock.Now()));
        await db.SaveChangesAsync();
        return (network, name);
    }
}

/// <summary>Somebody of the customer is no longer asked for something.</summary>
public sealed record ContactEnded(Guid PersonId, string Name, ContactPurpose Purpose, string? Site) : Happening
{
    public override string Sentence => $"{Name} is no longer asked: {Purpose.Does()}{(Site is null ? "" : $", {Site}")}, until now.";
    public override Guid? Subject => PersonId;
    public override Readers Readers => Readers.Everyone;
}
