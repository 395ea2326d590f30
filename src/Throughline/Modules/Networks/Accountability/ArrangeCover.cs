using Throughline.Modules.Networks.Published;
using Throughline.Web;

namespace Throughline.Modules.Networks.Accountability;

/// <summary>Arranges who acts for an absent engineer, on one network or on all of theirs. The engineer stays accountable.</summary>
public sealed class ArrangeCover(ThroughlineDb db, PassAccountability rules, CurrentUser user, IClock clock)
{
    public sealed record Input(
        [property: AtMost(200)] string Engineer,
        [property: AtMost(200), Words("Who acts")] string Acting,
        [property: Words("Last day")] LocalDate Until,
        [property: AtMost(200)] string Why,
        [property: Words("First day")] LocalDate? From = null,
        string? Network = null);

    public async Task<Cover> Run(Input input)
    {
        var now = clock.Now();
        var zone = Times.ZoneOf(user.Zone);
        var networkId = input.Network is null ? (Guid?)null : await db.Networks.IdOf(input.Network);
        var obstacles = new List<Obstacle>();
        var engineer = await Find(input.Engineer, "/engineer", obstacles);
        var acting = await Find(input.Acting, "/acting", obstacles);
        if (acting is not null) obstacles.AddRange((await rules.ObstaclesToHold(acting.Id)).Select(o => o with { Pointer = "/acting" }));
        var held = engineer is null ? [] : await db.Networks.AsNoTracking().Where(n => n.EngineerId == engineer.Id && (networkId == null || n.Id == networkId)).Select(n => n.Id).ToListAsync();
        if (engineer is not null && held.Count == 0) obstacles.Add(new("holds-nothing", $"{engineer.Name} is accountable for no such network, so there is nothing to cover.", "/engineer"));
        RuleException.ThrowIfAny(obstacles);

        var from = input.From is { } first && first > now.DateIn(user.Zone) ? zone.AtStartOfDay(first).ToInstant() : now;
        var cover = new Cover(engineer!.Id, acting!.Id, networkId, from, zone.AtStartOfDay(input.Until.PlusDays(1)).ToInstant(), input.Why, user.Id);
        db.Covers.Add(cover);
        foreach (var network in held) db.Facts.Add(Fact.Of(new CoverArranged(cover.Id, acting.Name, engineer.Name, input.Until, input.Why), network, user.Id, now));
        await db.SaveChangesAsync();
        return cover;
    }

    sealed record PersonFound(Guid Id, string Name);

    async Task<PersonFound?> Find(string name, string pointer, List<Obstacle> obstacles)
    {
        var found = await db.People.AsNoTracking().Where(p => p.Name == name || p.Id == Ids.Of(name)).Select(p => new PersonFound(p.Id, p.Name)).FirstOrDefaultAsync();
        if (found is null) obstacles.Add(new("no-person", $"There is no person {name}. Check the name.", pointer));
        return found;
    }
}

/// <summary>The engineer is back: the cover ends now.</summary>
public sealed class EndCover(ThroughlineDb db, CurrentUser user, IClock clock)
{
    public sealed record Input(Guid Cover);

    public async Task<Cover> Run(Input input)
    {
        var cover = await db.Covers.SingleOrDefaultAsync(c => c.Id == input.Cover) ?? throw new NotFoundException("The cover");
        var now = clock.Now();
        cover.End(now);
        var name = await db.People.AsNoTracking().Where(p => p.Id == cover.EngineerId).Select(p => p.Name).SingleAsync();
        var networks = await db.Networks.AsNoTracking().Where(n => n.EngineerId == cover.EngineerId && (cover.NetworkId == null || n.Id == cover.NetworkId)).Select(n => n.Id).ToListAsync();
        foreach (var network in networks) db.Facts.Add(Fact.Of(new CoverEnded(cover.Id, name), network, user.Id, now));
        await db.SaveChangesAsync();
        return cover;
    }
}

/// <summary>Somebody acts for an absent engineer.</summary>
public sealed record CoverArranged(Guid CoverId, string Acting, string Engineer, LocalDate Until, string Why) : Happening
{
    public override string Sentence => $"{Acting} acts for {Engineer} until {Until.DateText()} ({Why}). {Engineer} stays accountable.";
    public override Guid? Subject => CoverId;
    public override Readers Readers => Readers.Everyone;
}

/// <summary>The engineer is back.</summary>
public sealed record CoverEnded(Guid CoverId, string Engineer) : Happening
{
    public override string Sentence => $"{Engineer} is back; the cover ended.";
    public override Guid? Subject => CoverId;
    public override Readers Readers => Readers.Everyone;
}
