using Throughline.Modules.Parties.Published;
using Throughline.Web;

namespace Throughline.Modules.Parties.Organisations;

/// <summary>Puts right what is known of a company: the number of its desk and how to report a fault above all.</summary>
public sealed class CorrectOrganisation(ThroughlineDb db, ExpectedVersion expected, CurrentUser user, IClock clock)
{
    public sealed record Input(
        Guid Organisation,
        [property: AtMost(200)] string? Name = null,
        [property: AtMost(60), Words("Time zone")] string? Zone = null,
        [property: AtMost(200), Words("Mail domain")] string? Domain = null,
        [property: AtMost(40), Words("Number of its desk")] string? Phone = null,
        [property: AtMost(1000), Words("How to report a fault")] string? FaultProcedure = null);

    public async Task<Organisation> Run(Input input)
    {
        var organisation = await db.Organisations.SingleOrDefaultAsync(o => o.Id == input.Organisation) ?? throw new NotFoundException("The company");
        expected.Check(organisation);
        var obstacles = new List<Obstacle>();
        if (input.Name is { } name && await db.Organisations.AnyAsync(o => o.Name == name && o.Id != organisation.Id)) obstacles.Add(new("name-taken", $"{name} is known already. Choose another name.", "/name"));
        if (input.Zone is { } zone && Times.NoZone(zone) is { } none) obstacles.Add(none);
        if (organisation.Side == PartyKind.Us && !user.IsSystem && !user.Holds(Role.Manager | Role.Administrator)) obstacles.Add(new("our-own", "Our own company is corrected by a manager or the administrator."));
        RuleException.ThrowIfAny(obstacles);
        var changed = organisation.Correct(input.Name, input.Zone, input.Domain, input.Phone, input.FaultProcedure);
        if (changed.Count == 0) throw new RuleException("nothing-changed", $"{organisation.Name} is noted so already. Change something, or go back.");
        db.Facts.Add(Fact.Of(new OrganisationCorrected(organisation.Id, organisation.Name, changed), null, user.Id, clock.Now()));
        await db.SaveChangesAsync();
        return organisation;
    }
}

/// <summary>What is known of a company was put right.</summary>
public sealed record OrganisationCorrected(Guid OrganisationId, string Name, IReadOnlyList<string> What) : Happening
{
    public override string Sentence => $"{Name}: {string.Join("; ", What)}.";
    public override Guid? Subject => OrganisationId;
}
