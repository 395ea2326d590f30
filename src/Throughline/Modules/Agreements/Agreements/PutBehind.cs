using Throughline.Modules.Agreements.Published;
using Throughline.Web;

namespace Throughline.Modules.Agreements.Agreements;

/// <summary>Says that another agreement stands behind a promise of ours.</summary>
public sealed class PutBehind(ThroughlineDb db, CurrentUser user, ExpectedVersion expected, IClock clock)
{
    /// <param name="Behind">A-102: what a provider, a partner or a tier promised us.</param>
    /// <param name="InsteadOf">Another one behind it already, for which this one stands in: the two are redundant.</param>
    public sealed record Input(string Agreement, [property: AtMost(40), Words("The agreement behind")] string Behind, [property: AtMost(40)] string? InsteadOf = null);

    public async Task<Agreement> Run(Input input)
    {
        var agreement = await db.Agreements.One(input.Agreement);
        expected.Check(agreement);
        var obstacles = new List<Obstacle>();
        var behind = await db.Agreements.AsNoTracking().Referred(input.Behind).SingleOrDefaultAsync();
        if (behind is null) obstacles.Add(new("unknown-agreement", $"There is no agreement {input.Behind}.", "/behind"));
        int? group = null;
        if (input.InsteadOf is { } other)
        {
            var twin = await db.Agreements.AsNoTracking().Referred(other).Select(a => (Guid?)a.Id).SingleOrDefaultAsync();
            group = agreement.Supports.Where(s => s.SupportingId == twin).Select(s => (int?)s.Group).FirstOrDefault();
            if (group is null) obstacles.Add(new("not-behind", $"{other} does not stand behind {agreement.Reference}. Put it there first, or leave this empty.", "/insteadOf"));
        }
        RuleException.ThrowIfAny(behind is null ? obstacles : [.. obstacles, .. agreement.ObstaclesToStandOn(behind)]);
        agreement.StandOn(behind!, group);
        db.Facts.Add(Fact.Of(new AgreementReachChanged(agreement.Id, agreement.Reference, $"stands on {behind!.Reference}"), null, user.Id, clock.Now()));
        await db.SaveChangesAsync();
        return agreement;
    }
}

/// <summary>Takes away an agreement that stood behind a promise of ours.</summary>
public sealed class TakeFromBehind(ThroughlineDb db, CurrentUser user, ExpectedVersion expected, IClock clock)
{
    public sealed record Input(string Agreement, Guid Support);

    public async Task<Agreement> Run(Input input)
    {
        var agreement = await db.Agreements.One(input.Agreement);
        expected.Check(agreement);
        agreement.NoLongerStandOn(input.Support);
        db.Facts.Add(Fact.Of(new AgreementReachChanged(agreement.Id, agreement.Reference, "stands on one agreement less"), null, user.Id, clock.Now()));
        await db.SaveChangesAsync();
        return agreement;
    }
}

/// <summary>Names a company in an agreement beside its two sides.</summary>
public sealed class NameParty(ThroughlineDb db, CurrentUser user, ExpectedVersion expected, IClock clock)
{
    /// <param name="Role">Its place in the chain: provider, partner or customer.</param>
    public sealed record Input(string Agreement, [property: AtMost(200), Words("The company")] string Organisation, PartyKind Role);

    public async Task<Agreement> Run(Input input)
    {
        var agreement = await db.Agreements.One(input.Agreement);
        expected.Check(agreement);
        var asked = Ids.Of(input.Organisation);
        var found = await db.Organisations.AsNoTracking().Where(o => o.Name == input.Organisation || o.Id == asked).Select(o => new { o.Id, o.Name }).FirstOrDefaultAsync()
            ?? throw new RuleException("unknown-party", $"There is no company {input.Organisation}. Add it first, or correct the name.", "/organisation");
        agreement.Name(found.Id, input.Role);
        db.Facts.Add(Fact.Of(new AgreementReachChanged(agreement.Id, agreement.Reference, $"names {found.Name} as {input.Role.ToString().ToLowerInvariant()}"), null, user.Id, clock.Now()));
        await db.SaveChangesAsync();
        return agreement;
    }
}
