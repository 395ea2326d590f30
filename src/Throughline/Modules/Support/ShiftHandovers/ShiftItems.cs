using Throughline.Modules.Networks.Published;

namespace Throughline.Modules.Support.ShiftHandovers;

/// <summary>Puts a shift handover on the list of whoever it was written for, until they acknowledge it.</summary>
public sealed class ShiftItems(ThroughlineDb db) : INeedsYou
{
    public async Task<IReadOnlyList<Need>> Of(Guid person, Instant now)
    {
        var waiting = await (
            from n in db.ShiftHandovers.AsNoTracking()
            where n.ToId == person && n.AcknowledgedAt == null
            join t in db.Teams on n.TeamId equals t.Id
            join f in db.People on n.FromId equals f.Id
            orderby n.WrittenAt descending
            select new { n.TeamId, Team = t.Name, From = f.Name, n.Watch }).Take(5).ToListAsync();
        return [.. waiting.Select(n => new Need("wait", "Handover", $"Take over the duty of {n.Team}", $"/duty/handovers/{n.TeamId}", $"from {n.From}", n.Watch.Length <= 120 ? n.Watch : n.Watch[..119] + "…", null, null, "Read and acknowledge"))];
    }
}
