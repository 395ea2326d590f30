using Throughline.Modules.Calendars.Published;
using Throughline.Modules.Parties.Published;
using Throughline.Web;

namespace Throughline.Modules.Calendars.Duty;

/// <summary>Puts another person on duty for a time: whoever it would have been, or in the turns of one person alone.</summary>
public sealed class OverrideDuty(ThroughlineDb db, ExpectedVersion expected, CurrentUser user, IClock clock)
{
    /// <param name="Rota">Team or rota.</param>
    /// <param name="Person">Who stands in, by name or id; empty says that nobody is on duty.</param>
    /// <param name="From">Local moment of the zone.</param>
    /// <param name="Instead">Only where this person would be on duty; empty whoever it is.</param>
    /// <param name="Zone">Null is the zone of who asks.</param>
    public sealed record Input(
        string Rota, LocalDateTime From, LocalDateTime Until, [property: AtMost(200)] string? Person = null,
        [property: AtMost(200), Words("Instead of")] string? Instead = null, [property: AtMost(60)] string? Zone = null);

    public async Task<(DutyRota Rota, string Href, string Said)> Run(Input input)
    {
        var found = await db.OneRota(input.Rota);
        expected.Check(found.Rota);
        var (now, zone, obstacles) = (clock.Now(), input.Zone ?? user.Zone, new List<Obstacle>());
        RuleException.ThrowIfAny(Zones.Find(zone, "/zone", obstacles) is null ? obstacles : []);
        var (from, until) = (LocalMoments.Read(input.From, zone, "/from", obstacles), LocalMoments.Read(input.Until, zone, "/until", obstacles));
        if (obstacles.Count == 0 && until <= from) obstacles.Add(new("swap-inverted", "The swap ends before it begins: exchange the two.", "/until"));
        else if (obstacles.Count == 0 && until <= now) obstacles.Add(new("swap-past", "The swap lies in the past: who was on duty then cannot be changed.", "/until"));
        var person = input.Person is null ? null : (await db.PeopleOnDuty([input.Person], "/person", obstacles)).FirstOrDefault();
        var instead = input.Instead is null ? null : (await db.PeopleOnDuty([input.Instead], "/instead", obstacles)).FirstOrDefault();
        if (person is not null) obstacles.AddRange(await OnLeave(person, from, until));
        if (instead is not null && instead.Id == person?.Id) obstacles.Add(new("same-person", $"{instead.Name} cannot stand in for {instead.Name}. Name two people, or leave “instead of” empty.", "/instead"));
        // who was on duty until now stays
        from = Instant.Max(from, now.ToSeconds());
        var swap = new RotaOverride(from, until, person?.Id.ToString(), instead?.Id.ToString());
        if (obstacles.Count == 0) obstacles.AddRange(found.ObstaclesToSwap(swap, user));
        RuleException.ThrowIfAny(obstacles);

        var rota = found.Rota.Compiled.Definition;
        found.Rota.Change(rota with { Overrides = [.. rota.Overrides, swap] });
        var said = $"{person?.Name ?? "Nobody"} is on duty for {found.Team.Name}{(instead is null ? "" : $" instead of {instead.Name}")} {from.Text(zone)} to {until.Text(zone)}";
        db.Facts.Add(Fact.Of(new DutySwapped(found.Team.Id, person?.Id, said), null, user.Id, now));
        db.DueWork.Add(DutyGapCheck.Of(found.Team.Id, now, $"v{found.Rota.Version}"));
        await db.SaveChangesAsync();
        var twice = LocalMoments.Twice(input.From, zone) ?? LocalMoments.Twice(input.Until, zone);
        return (found.Rota, found.Href, twice is null ? said : $"{said}. {twice}");
    }

    async Task<IEnumerable<Obstacle>> OnLeave(Person person, Instant from, Instant until)
    {
        var home = await db.Organisations.AsNoTracking().Where(o => o.Id == person.OrganisationId).Select(o => o.Zone).SingleAsync();
        var (first, last) = (from.DateIn(home), (until - Duration.Epsilon).DateIn(home));
        return person.Leave.Where(l => l.From <= last && first <= l.To).OrderBy(l => l.From)
            .Select(l => new Obstacle("on-leave", $"{person.Name} is on leave from {l.From.DateText()} to {l.To.DateText()}. Name somebody else, or another time.", "/person"));
    }
}

/// <summary>Takes back a swap; one that runs ends now, and one that is over stays.</summary>
public sealed class RemoveOverride(ThroughlineDb db, ExpectedVersion expected, CurrentUser user, IClock clock)
{
    /// <param name="Override">Its place in the list, from 1.</param>
    public sealed record Input(string Rota, int Override);

    public async Task<(DutyRota Rota, string Href)> Run(Input input)
    {
        var found = await db.OneRota(input.Rota);
        expected.Check(found.Rota);
        var (rota, now) = (found.Rota.Compiled.Definition, clock.Now());
        if (input.Override < 1 || input.Override > rota.Overrides.Count) throw new NotFoundException($"Swap {input.Override} of {rota.Overrides.Count}");
        var swap = rota.Overrides[input.Override - 1];
        if (swap.To <= now) throw new RuleException("swap-past", "The swap lies in the past: who was on duty then cannot be changed.", "/override");
        RuleException.ThrowIfAny([.. found.ObstaclesToSwap(swap, user).Select(o => o with { Pointer = "/override" })]);
        found.Rota.Change(rota with { Overrides = [.. rota.Overrides.SelectMany((o, i) => i != input.Override - 1 ? [o] : o.From < now.ToSeconds() ? new[] { o with { To = now.ToSeconds() } } : [])] });
        db.Facts.Add(Fact.Of(new DutySwapped(found.Team.Id, Ids.Of(swap.User), $"The swap of {found.Team.Name} from {swap.From.Text(user.Zone)} to {swap.To.Text(user.Zone)} is {(swap.From < now ? "ended" : "taken back")}"), null, user.Id, now));
        db.DueWork.Add(DutyGapCheck.Of(found.Team.Id, now, $"v{found.Rota.Version}"));
        await db.SaveChangesAsync();
        return (found.Rota, found.Href);
    }
}
