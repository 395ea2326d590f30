using Throughline.Modules.Calendars.Published;
using Throughline.Modules.Parties.Published;
using Throughline.Modules.Support.Published;

namespace Throughline.Modules.Support.ShiftHandovers;

/// <summary>A team's shift: who has it, who is next, what is open, what happened since the last handover, and the handovers before.</summary>
/// <param name="Since">From when on changes are counted: the last handover, or a day ago.</param>
public sealed record ShiftModel(
    Guid TeamId, string Team, ShiftPerson? Now, ShiftPerson? Next, IReadOnlyList<ShiftTicket> Tickets, IReadOnlyList<ShiftTicket> Changed, Instant Since, IReadOnlyList<ShiftNote> Notes, IReadOnlyList<string> People, Instant At, string Zone);

/// <summary>Somebody on duty, and until or from when.</summary>
public sealed record ShiftPerson(string Name, Instant At);

/// <summary>A ticket of the team.</summary>
/// <param name="Ball">Whose turn it is.</param>
/// <param name="RunsOutAt">When the promise is used up; null when no clock runs.</param>
public sealed record ShiftTicket(string Reference, string Title, int Priority, string State, string? Network, string Ball, Instant? RunsOutAt);

/// <summary>A handover as it was written.</summary>
public sealed record ShiftNote(Guid Id, string From, string To, string Changed, string Watch, IReadOnlyList<string> Tickets, Instant WrittenAt, Instant? AcknowledgedAt, string? AcknowledgedBy, IReadOnlyList<Obstacle> ObstaclesToTakeOver);

/// <summary>Reads the shift of a team.</summary>
public sealed class ReadShift(ThroughlineDb db, RotasWithLeave rotas, CurrentUser user, IClock clock)
{
    /// <param name="Team">Name or id.</param>
    public sealed record Input(string Team);

    public async Task<ShiftModel> Run(Input input)
    {
        var (now, id) = (clock.Now(), Ids.Of(input.Team));
        var team = await db.Teams.AsNoTracking().Where(t => t.Name == input.Team || t.Id == id).Select(t => new { t.Id, t.Name }).FirstOrDefaultAsync() ?? throw new NotFoundException($"Team {input.Team}");
        var turns = await rotas.Of(team.Id) is { } rota ? rota.Timeline(now, now + Duration.FromDays(31)) : [];
        var next = turns.Skip(1).FirstOrDefault(t => t.User is not null && t.User != turns[0].User);

        var notes = await db.ShiftHandovers.AsNoTracking().Where(n => n.TeamId == team.Id).OrderByDescending(n => n.WrittenAt).Take(10).ToListAsync();
        var since = notes.Count > 0 ? notes[0].WrittenAt : now - Duration.FromDays(1);
        var technical = await db.People.AsNoTracking().Where(p => p.DisabledAt == null && (p.Roles & Roles.Technical) != 0).OrderBy(p => p.Name).Select(p => p.Name).ToListAsync();
        var names = await db.NamesOfPeople(notes.SelectMany(n => new[] { (Guid?)n.FromId, n.ToId, n.AcknowledgedById }).Concat(turns.Select(t => Ids.Of(t.User))).OfType<Guid>());
        string? Name(Guid? person) => person is { } known ? names.GetValueOrDefault(known) : null;

        return new ShiftModel(team.Id, team.Name,
            turns.Count > 0 && Name(Ids.Of(turns[0].User)) is { } on ? new ShiftPerson(on, turns[0].To) : null,
            next.User is not null && Name(Ids.Of(next.User)) is { } follows ? new ShiftPerson(follows, next.From) : null,
            await Tickets(db.Tickets.Where(t => t.TeamId == team.Id && t.IsOpen && t.Priority <= 2)),
            await Tickets(db.Tickets.Where(t => t.TeamId == team.Id && (t.OpenedAt >= since || t.ResolvedAt >= since))), since,
            [.. notes.Select(n => new ShiftNote(n.Id, Name(n.FromId) ?? "", Name(n.ToId) ?? "", n.Changed, n.Watch, n.Tickets, n.WrittenAt, n.AcknowledgedAt, Name(n.AcknowledgedById), n.ObstaclesToAcknowledge(user.Id, Name(n.ToId) ?? "the next")))],
            technical, now, user.Zone);
    }

    async Task<IReadOnlyList<ShiftTicket>> Tickets(IQueryable<Ticket> tickets)
    {
        var rows = await (
            from t in tickets.AsNoTracking()
            join n in db.Networks on t.NetworkId equals n.Id into networks
            from n in networks.DefaultIfEmpty()
            orderby t.RunsOutAt, t.Number
            select new { t.Number, t.Title, t.Priority, t.State, t.Ball, t.BallWith, t.RunsOutAt, Network = n == null ? null : n.Name }).Take(30).ToListAsync();
        return [.. rows.Select(t => new ShiftTicket($"T-{t.Number}", t.Title, t.Priority, t.State.Word(), t.Network, t.BallWith ?? t.Ball.Word(), t.RunsOutAt == Ticket.NeverRunsOut ? null : t.RunsOutAt))];
    }
}
