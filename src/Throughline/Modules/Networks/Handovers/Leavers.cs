using Throughline.Modules.Networks.Published;
using Throughline.Modules.Networks.Staffing;
using Throughline.Web;

namespace Throughline.Modules.Networks.Handovers;

/// <summary>A network of a leaver with the successors proposed.</summary>
/// <param name="Exposure">Criticality × monthly charge, in minor units: the order of the list.</param>
public sealed record LeaverNetwork(string Reference, string Name, string Customer, int Criticality, string Monthly, long Exposure, HandoverState? Running, string? To, IReadOnlyList<EngineerProposal> Successors);

/// <summary>All networks of somebody who leaves, by criticality and exposure, each with successors ranked.</summary>
public sealed record LeaverModel(Guid PersonId, string Name, IReadOnlyList<LeaverNetwork> Networks);

/// <summary>Reads the leaver's list of a person.</summary>
public sealed class ReadLeaver(ThroughlineDb db, CurrentUser user, IClock clock)
{
    public sealed record Input(Guid Person);

    public async Task<LeaverModel> Run(Input input)
    {
        var name = await db.People.AsNoTracking().Where(p => p.Id == input.Person).Select(p => p.Name).SingleOrDefaultAsync() ?? throw new NotFoundException("The person");
        var held = await (
            from n in db.Networks.AsNoTracking()
            where n.EngineerId == input.Person && n.Phase != Phase.Retired && n.Phase != Phase.Lost && n.Phase != Phase.Withdrawn
            join c in db.Organisations on n.CustomerId equals c.Id
            select new { n.Id, n.Number, n.Name, Customer = c.Name, n.Criticality, n.SkillsNeeded, n.Region, n.Language, Monthly = n.Services.Sum(s => s.MonthlyMinor), Currency = n.Services.Select(s => s.Currency).FirstOrDefault() ?? "GBP" }).ToListAsync();
        var running = await (
            from h in db.Handovers.AsNoTracking()
            where h.FromId == input.Person && h.State != HandoverState.Closed && h.State != HandoverState.Declined && h.State != HandoverState.Cancelled
            join t in db.People on h.ToId equals t.Id
            select new { h.NetworkId, h.State, To = t.Name }).ToListAsync();
        var today = clock.Now().DateIn(user.Zone);
        var candidates = await Candidates.Of(db, today, input.Person);
        return new LeaverModel(input.Person, name, [.. held.Select(n =>
        {
            var now = running.FirstOrDefault(r => r.NetworkId == n.Id);
            return new LeaverNetwork($"N-{n.Number}", n.Name, n.Customer, n.Criticality, Money.Text(n.Monthly, n.Currency), n.Criticality * n.Monthly, now?.State, now?.To,
                EngineerProposals.Rank(new EngineerNeed(n.SkillsNeeded, n.Region, n.Language, today), candidates));
        }).OrderByDescending(n => n.Criticality).ThenByDescending(n => n.Exposure).ThenBy(n => n.Reference, StringComparer.Ordinal)]);
    }
}

/// <summary>Plans a handover of every network of a leaver that has none, each to the successor ranked first or the one named.</summary>
public sealed class PlanLeaver(ReadLeaver read, PlanHandover plan)
{
    /// <param name="To">Pairs <c>N-1042=Ines Duarte</c> where another than the first is wanted.</param>
    public sealed record Input(Guid Person, [property: Words("Last day")] LocalDate HardDate, IReadOnlyList<string>? To = null);

    public async Task<IReadOnlyList<Handover>> Run(Input input)
    {
        var leaver = await read.Run(new(input.Person));
        var wanted = (input.To ?? []).Select(t => t.Split('=', 2)).Where(t => t.Length == 2).ToDictionary(t => t[0].Trim(), t => t[1].Trim());
        var made = new List<Handover>();
        var obstacles = new List<Obstacle>();
        foreach (var network in leaver.Networks.Where(n => n.Running is null))
        {
            if ((wanted.GetValueOrDefault(network.Reference) ?? network.Successors.FirstOrDefault()?.EngineerId.ToString()) is not { } to)
            {
                obstacles.Add(new("nobody-left", $"Nobody can take {network.Reference}: there is no other active engineer. Add one first."));
                continue;
            }
            try
            {
                made.Add((await plan.Run(new(network.Reference, to, HandoverTrigger.Leave, null, input.HardDate))).Handover);
            }
            catch (RuleException no)
            {
                obstacles.AddRange(no.Obstacles.Select(o => o with { Message = $"{network.Reference}: {o.Message}", Pointer = null }));
            }
        }
        if (made.Count == 0) RuleException.ThrowIfAny(obstacles);
        return made;
    }
}

/// <summary>Handovers that wait for this person, and hard dates that come near: 20, 10 and 5 working days before.</summary>
sealed class HandoverNeeds(ThroughlineDb db, CurrentUser user) : INeedsYou
{
    public async Task<IReadOnlyList<Need>> Of(Guid person, Instant now)
    {
        var rows = await (
            from h in db.Handovers.AsNoTracking()
            where (h.FromId == person || h.ToId == person || h.PlannedBy == person) && h.State != HandoverState.Closed && h.State != HandoverState.Declined && h.State != HandoverState.Cancelled
            join n in db.Networks on h.NetworkId equals n.Id
            join c in db.Organisations on n.CustomerId equals c.Id
            join t in db.People on h.ToId equals t.Id
            select new { n.Number, n.Name, Customer = c.Name, h.State, h.FromId, h.ToId, To = t.Name, h.PlannedEffective, h.HardDate, h.AftercareEndsOn }).ToListAsync();
        var days = WorkingHours.In(user.Zone);
        var today = now.DateIn(user.Zone);
        var needs = new List<Need>();
        foreach (var h in rows)
        {
            var last = h.HardDate ?? h.PlannedEffective;
            var left = days.WorkingDaysBetween(today, last);
            var (kind, act) = h.State switch
            {
                HandoverState.Draft when h.FromId == person => ("todo", "Propose it"),
                HandoverState.Proposed when h.ToId == person => ("info", "Accept or decline"),
                HandoverState.Emergency when h.ToId == person => ("bad", "Work through the list"),
                HandoverState.Aftercare => h.ToId == person && h.AftercareEndsOn <= today ? ("todo", "Close it") : ("", ""),
                _ => left <= 20 ? (left <= 5 ? "bad" : left <= 10 ? "warn" : "info", "Look") : ("", ""),
            };
            if (act.Length == 0) continue;
            needs.Add(new Need(kind, "Handover", $"{h.Name} to {h.To}", $"/networks/N-{h.Number}/handover", $"N-{h.Number} {h.Customer}",
                $"{h.State.Word().Capital()}; {left} working days to {last.DateText()}", last.AtStartOfDayInZone(Times.ZoneOf(user.Zone)).ToInstant(), null, act));
        }
        return needs;
    }
}
