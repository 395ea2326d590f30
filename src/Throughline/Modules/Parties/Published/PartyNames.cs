namespace Throughline.Modules.Parties.Published;

/// <summary>What people and organisations are called, for those who hold their ids.</summary>
public static class PartyNames
{
    sealed record Named(Guid Id, string Name);

    static readonly KnownQuery<Guid[], Named> OfPeople = new((db, ids) => db.People.AsNoTracking().Where(p => ids.Contains(p.Id)).Select(p => new Named(p.Id, p.Name)));
    static readonly KnownQuery<Guid[], Named> OfOrganisations = new((db, ids) => db.Organisations.AsNoTracking().Where(o => ids.Contains(o.Id)).Select(o => new Named(o.Id, o.Name)));

    public static Task<Dictionary<Guid, string>> NamesOfPeople(this ThroughlineDb db, IEnumerable<Guid> ids) => Read(db, OfPeople, ids);

    public static Task<Dictionary<Guid, string>> NamesOfOrganisations(this ThroughlineDb db, IEnumerable<Guid> ids) => Read(db, OfOrganisations, ids);

    static async Task<Dictionary<Guid, string>> Read(ThroughlineDb db, KnownQuery<Guid[], Named> names, IEnumerable<Guid> ids) =>
        ids.Distinct().ToArray() is { Length: > 0 } asked ? (await names.Rows(db, asked)).ToDictionary(n => n.Id, n => n.Name) : [];
}
