namespace Throughline.Modules.Calendars.Published;

/// <summary>The rotas of teams with leave honoured: whoever is on leave, or has left, is on no duty in that time.</summary>
public sealed class RotasWithLeave(ThroughlineDb db)
{
    /// <summary>The rota of a team; null when it has none.</summary>
    public async Task<Rota?> Of(Guid team) =>
        await db.DutyRotas.AsNoTracking().Where(r => r.TeamId == team).Select(r => r.Definition).SingleOrDefaultAsync() is { } definition ? (await Of([definition]))[definition] : null;

    /// <summary>Definitions read in a query of their own, each made ready to ask.</summary>
    public async Task<IReadOnlyDictionary<string, Rota>> Of(IEnumerable<string> definitions)
    {
        var rotas = definitions.Distinct().ToDictionary(d => d, DutyRota.Read);
        var away = await Absences([.. rotas.Values.SelectMany(PeopleOf).Distinct()]);
        return away.Count == 0 ? rotas : rotas.ToDictionary(r => r.Key, r => r.Value.Without([.. PeopleOf(r.Value).SelectMany(p => away[p])]));
    }

    /// <summary>Everybody whom a rota names.</summary>
    public static IReadOnlySet<Guid> PeopleOf(Rota rota) =>
        rota.Definition.Layers.SelectMany(l => l.Users).Concat(rota.Definition.Overrides.Select(o => o.User)).Select(Ids.Of).OfType<Guid>().ToHashSet();

    async Task<ILookup<Guid, Absence>> Absences(Guid[] people)
    {
        var rows = await Away.Rows(db, people);
        return rows.SelectMany(r => r.Leave.Select(l => (r.Id, Absence: OfDays(r.Id, l.From, l.To, r.Zone)))
                .Concat(r.DisabledAt is { } left ? [(r.Id, new Absence(r.Id.ToString(), left, Instant.MaxValue))] : []))
            .ToLookup(a => a.Id, a => a.Absence);
    }

    sealed record Row(Guid Id, Instant? DisabledAt, string Zone, List<Days> Leave);

    sealed record Days(LocalDate From, LocalDate To);

    static readonly KnownQuery<Guid[], Row> Away = new((db, people) =>
        from p in db.People.AsNoTracking()
        where people.Contains(p.Id) && (p.DisabledAt != null || p.Leave.Any())
        join o in db.Organisations on p.OrganisationId equals o.Id
        select new Row(p.Id, p.DisabledAt, o.Zone, p.Leave.Select(l => new Days(l.From, l.To)).ToList()));

    /// <summary>Whole days of the zone, first and last included.</summary>
    static Absence OfDays(Guid person, LocalDate from, LocalDate to, string zone) =>
        new(person.ToString(), WallClock.Reach(Times.ZoneOf(zone), from.AtMidnight()), WallClock.Reach(Times.ZoneOf(zone), to.PlusDays(1).AtMidnight()));
}
