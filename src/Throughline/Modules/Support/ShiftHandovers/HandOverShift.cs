using Throughline.Modules.Parties.Published;
using Throughline.Web;

namespace Throughline.Modules.Support.ShiftHandovers;

/// <summary>Writes the handover of a shift to the next person; the open P1 and P2 of the team stand in it by themselves.</summary>
public sealed class HandOverShift(ThroughlineDb db, ReadShift shifts, CurrentUser user, IClock clock)
{
    /// <param name="To">Who takes over, by name or id; null is the next in the rota.</param>
    public sealed record Input(
        string Team, [property: AtMost(4000), Words("What changed")] string Changed, [property: AtMost(4000), Words("What to watch")] string Watch, [property: AtMost(200), Words("Who takes over")] string? To = null);

    public async Task<ShiftHandover> Run(Input input)
    {
        var (shift, now) = (await shifts.Run(new ReadShift.Input(input.Team)), clock.Now());
        var to = input.To ?? shift.Next?.Name ?? throw new RuleException("next-unknown", $"Nobody follows you in the rota of {shift.Team} within a month. Name who takes over.", "/to");
        var next = await db.People.AsNoTracking().FirstOrDefaultAsync(p => p.DisabledAt == null && (p.Roles & Roles.Technical) != 0 && (p.Name == to || p.Id == Ids.Of(to)))
            ?? throw new RuleException("cannot-take-over", $"{to} cannot take over: only active engineers, support and managers can.", "/to");
        if (next.Id == user.Id) throw new RuleException("to-oneself", "You cannot hand over to yourself. Name the next person.", "/to");

        var note = new ShiftHandover(shift.TeamId, user.Id!.Value, next.Id, input.Changed, input.Watch, shift.Tickets.Select(t => t.Reference), now);
        db.ShiftHandovers.Add(note);
        db.Facts.Add(Fact.Of(new ShiftHandedOver(shift.TeamId, shift.Team, user.Name, next.Name, shift.Tickets.Count), null, user.Id, now));
        db.DueWork.Add(NoticeData.To(next.Id, $"shift:{note.Id:N}", $"{user.Name} hands the duty of {shift.Team} to you", $"What changed: {input.Changed}\nWhat to watch: {input.Watch}\nOpen P1 and P2: {(note.Tickets.Count == 0 ? "none" : string.Join(", ", note.Tickets))}", $"/duty/handovers/{shift.TeamId}", now));
        await db.SaveChangesAsync();
        return note;
    }
}

/// <summary>Says that the handover was read: the next person takes over.</summary>
public sealed class TakeOverShift(ThroughlineDb db, CurrentUser user, IClock clock)
{
    public sealed record Input(Guid Note);

    public async Task<ShiftHandover> Run(Input input)
    {
        var note = await db.ShiftHandovers.SingleOrDefaultAsync(n => n.Id == input.Note) ?? throw new NotFoundException("The handover");
        var names = await db.People.AsNoTracking().Where(p => p.Id == note.ToId).Select(p => p.Name).SingleAsync();
        var team = await db.Teams.AsNoTracking().Where(t => t.Id == note.TeamId).Select(t => t.Name).SingleAsync();
        note.Acknowledge(user.Id!.Value, names, clock.Now());
        db.Facts.Add(Fact.Of(new ShiftTakenOver(note.TeamId, team, user.Name), null, user.Id, clock.Now()));
        await db.SaveChangesAsync();
        return note;
    }
}
