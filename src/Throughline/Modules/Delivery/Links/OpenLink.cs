namespace Throughline.Modules.Delivery.Links;

/// <summary>Who holds a link: the right person, and whether it still opens anything.</summary>
/// <param name="Intruder">Name of somebody else who is signed in in the same browser; null when nobody is.</param>
public sealed record LinkHolder(SignedLink Link, string Name, bool IsExpired, string? Intruder);

/// <summary>Opens a link from a letter: from then on the request acts for the person it was made for, and sees what that person's company may see.</summary>
public sealed class OpenLink(ThroughlineDb db, CurrentUser user, IClock clock)
{
    /// <exception cref="NotFoundException">No link has this token, or it is for something else.</exception>
    public async Task<LinkHolder> For(string token, LinkPurpose purpose)
    {
        var hash = SignedLink.HashOf(token);
        var link = await db.SignedLinks.SingleOrDefaultAsync(l => l.Hash == hash && l.Purpose == purpose) ?? throw new NotFoundException("This link");
        var holder = await (from p in db.People where p.Id == link.PersonId join o in db.Organisations on p.OrganisationId equals o.Id select new { Person = p, Organisation = o }).SingleAsync();
        if (!holder.Person.IsActive) throw new NotFoundException("This link");
        var intruder = user.IsSignedIn && user.Id != link.PersonId ? user.Name : null;
        user.SignIn(holder.Person.Id, holder.Person.Name, holder.Organisation.Id, holder.Organisation.Name, holder.Organisation.Side, holder.Person.Roles, holder.Organisation.Zone);
        return new LinkHolder(link, holder.Person.Name, link.IsExpired(clock.Now()), intruder);
    }
}
