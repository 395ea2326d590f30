using Throughline.Modules.Design.Published;
using Throughline.Modules.Parties.Published;

namespace Throughline.Modules.Dossier.Dossiers;

/// <summary>What the freshness of a dossier is worked out from: what is there, what was signed, what somebody said is still true.</summary>
public sealed record DossierFacts(bool HasEngineer, int Services, int Sites, int Contacts, int Nodes, int KitLines, bool HasSiteAccess, Instant? SignedAt, string? SignedBy, IReadOnlyDictionary<string, (Instant At, string By)> Confirmed)
{
    public IReadOnlyList<SectionFreshness> At(Instant now) => [.. DossierSection.All.Select(s => Of(s, now))];

    SectionFreshness Of(DossierSection section, Instant now)
    {
        var (isThere, at, by) = section.Key switch
        {
            "identity" => (HasEngineer, (Instant?)null, (string?)null),
            "services" => (Services > 0, null, null),
            // a signature says that design and list are true on that day
            "topology" => (Sites > 0 && (Nodes > 0 || Services > 0), SignedAt, SignedBy),
            "hardware" => (KitLines > 0, SignedAt, SignedBy),
            "decisions" => (Nodes > 0, SignedAt, SignedBy),
            "contacts" => (Contacts > 0, null, null),
            "access" => (HasSiteAccess || Confirmed.ContainsKey("access"), null, null),
            // kept elsewhere: there as soon as somebody has said where and that it is true
            _ => (Confirmed.ContainsKey(section.Key), null, null),
        };
        if (Confirmed.TryGetValue(section.Key, out var said) && (at is null || said.At > at)) (at, by) = (said.At, said.By);
        var soon = section.MaxAge is { } days && at is { } then && (now - then).TotalDays > 0.8 * days;
        return new SectionFreshness(section, isThere, at, by, SectionFreshness.Of(section, isThere, at, now)) { SoonStale = soon };
    }

    /// <summary>0 to 100.</summary>
    public int ScoreAt(Instant now) => DossierScore.Of(At(now).Select(s => (s.Section.Weight, s.Value)));
}

/// <summary>Reads what freshness is worked out from, for many networks at once.</summary>
public sealed class ReadDossierFacts(ThroughlineDb db)
{
    public async Task<IReadOnlyDictionary<Guid, DossierFacts>> Of(Guid[] networks)
    {
        var rows = await Counts.Rows(db, networks);
        var kits = (await Kits.Rows(db, networks)).ToDictionary(k => k.NetworkId);
        var names = await db.NamesOfPeople(kits.Values.Select(k => k.Signed?.SignerId).OfType<Guid>());
        var confirmed = (await Confirmed.Rows(db, networks)).ToLookup(c => c.NetworkId);
        return rows.ToDictionary(r => r.Id, r =>
        {
            var kit = kits.GetValueOrDefault(r.Id);
            return new DossierFacts(r.HasEngineer, r.Services, r.Sites, r.Contacts, r.Nodes, kit?.Lines ?? 0, r.HasAccess,
                kit?.Signed?.SignedAt, kit?.Signed?.SignerId is { } signer ? names.GetValueOrDefault(signer) : null,
                confirmed[r.Id].GroupBy(c => c.Section).ToDictionary(g => g.Key, g => g.MaxBy(c => c.At) is var last ? (last!.At, last.Name) : default));
        });
    }

    sealed record Row(Guid Id, bool HasEngineer, int Services, int Sites, int Contacts, bool HasAccess, int Nodes);

    static readonly KnownQuery<Guid[], Row> Counts = new((db, networks) => db.Networks.AsNoTracking().Where(n => networks.Contains(n.Id)).Select(n => new Row(
        n.Id, n.EngineerId != null, n.Services.Count(), n.Sites.Count(), n.Contacts.Count(), n.Sites.Any() && n.Sites.All(s => s.Access != null && s.Access != ""),
        db.Designs.Where(d => d.NetworkId == n.Id).SelectMany(d => d.Nodes).Count())));

    sealed record KitRow(Guid NetworkId, int Lines, SignedRow? Signed);

    sealed record SignedRow(Instant? SignedAt, Guid? SignerId);

    static readonly KnownQuery<Guid[], KitRow> Kits = new((db, networks) =>
        from k in db.KitLists.AsNoTracking()
        where networks.Contains(k.NetworkId)
        select new KitRow(k.NetworkId, k.Lines.Count(), k.Versions.Where(v => v.SignedAt != null).OrderByDescending(v => v.Number).Select(v => new SignedRow(v.SignedAt, v.SignerId)).FirstOrDefault()));

    sealed record ConfirmedRow(Guid NetworkId, string Section, Instant At, string Name);

    static readonly KnownQuery<Guid[], ConfirmedRow> Confirmed = new((db, networks) =>
        from c in db.SectionConfirmations.AsNoTracking()
        where networks.Contains(c.NetworkId)
        join p in db.People on c.By equals p.Id
        select new ConfirmedRow(c.NetworkId, c.Section, c.At, p.Name));
}
