using Throughline.Modules.Networks.Published;

namespace Throughline.Modules.Networks.Handovers;

/// <summary>A handover in the list.</summary>
public sealed record HandoverRow(string Reference, string Network, string Customer, string From, string To, HandoverState State, LocalDate PlannedEffective, LocalDate? HardDate, int? WorkingDaysLeft);

/// <summary>The handovers under way, the most urgent first, and engineers whose account ends while they hold networks.</summary>
public sealed record HandoversModel(IReadOnlyList<HandoverRow> Handovers, IReadOnlyList<LeaverLink> Holders);

/// <summary>Somebody who holds networks: their leaver's list is one click away.</summary>
public sealed record LeaverLink(Guid Id, string Name, int Networks);

/// <summary>Lists the handovers that run.</summary>
public sealed class ReadHandovers(ThroughlineDb db, CurrentUser user, IClock clock)
{
    public sealed record Input;

    public async Task<HandoversModel> Run(Input _)
    {
        var today = clock.Now().DateIn(user.Zone);
        var rows = await (
            from h in db.Handovers.AsNoTracking()
            where h.State != HandoverState.Closed && h.State != HandoverState.Declined && h.State != HandoverState.Cancelled
            join n in db.Networks on h.NetworkId equals n.Id
            join c in db.Organisations on n.CustomerId equals c.Id
            join f in db.People on h.FromId equals f.Id
            join t in db.People on h.ToId equals t.Id
            orderby h.PlannedEffective, n.Number
            select new { n.Number, n.Name, Customer = c.Name, From = f.Name, To = t.Name, h.State, h.PlannedEffective, h.HardDate }).Take(200).ToListAsync();
        var holders = await db.People.AsNoTracking()
            .Select(p => new { p.Id, p.Name, Held = db.Networks.Count(n => n.EngineerId == p.Id && n.Phase != Phase.Retired && n.Phase != Phase.Lost && n.Phase != Phase.Withdrawn) })
            .Where(p => p.Held > 0).OrderBy(p => p.Name).Take(200).Select(p => new LeaverLink(p.Id, p.Name, p.Held)).ToListAsync();
        var days = WorkingHours.In(user.Zone);
        return new HandoversModel([.. rows.Select(r => new HandoverRow($"N-{r.Number}", r.Name, r.Customer, r.From, r.To, r.State, r.PlannedEffective, r.HardDate,
            r.State is HandoverState.Aftercare ? null : days.WorkingDaysBetween(today, r.HardDate ?? r.PlannedEffective)))], holders);
    }
}
