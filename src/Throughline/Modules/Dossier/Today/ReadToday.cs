using System.Globalization;
using Throughline.Modules.Networks.Published;

namespace Throughline.Modules.Dossier.Today;

/// <summary>Something that waits for the reader, with the time left as it stands in the row.</summary>
/// <param name="Share">How much of the time given is used, 0 to 1; null without a bar.</param>
public sealed record NeedLine(Need Need, string? Left, string LeftColour, string? LeftNote, double? Share);

/// <summary>A network the reader is accountable for.</summary>
/// <param name="Done">How many of the eight phases from presales to service are behind it.</param>
public sealed record MyNetworkLine(string Reference, string Name, string Customer, Phase Phase, int Done, NetworkHealth Health, int? Dossier, string? Next);

/// <summary>Something that happened on one's networks since yesterday.</summary>
public sealed record RecentLine(string Reference, string Sentence, string Who, string Time);

/// <summary>What a person sees first in the morning.</summary>
/// <param name="HouseIsEmpty">No network was opened here yet: the page says how to begin.</param>
public sealed record TodayModel(string Day, string Zone, IReadOnlyList<NeedLine> Needs, IReadOnlyList<MyNetworkLine> Networks, double Load, OnDuty? Duty, IReadOnlyList<RecentLine> Recent, bool IsEngineer, bool HouseIsEmpty);

/// <summary>Gathers what waits for the reader from every module, sorted by what runs out first.</summary>
public sealed class ReadToday(ThroughlineDb db, IEnumerable<INeedsYou> needs, HealthOfNetworks health, IEnumerable<IDossierScore> scores, IEnumerable<INetworkOverview> overviews, IEnumerable<IWhoIsOnDuty> duties, CurrentUser user, IClock clock)
{
    const int Most = 40;
    static readonly Phase[] Way = [Phase.Presales, Phase.Design, Phase.KitSigned, Phase.Proposed, Phase.Won, Phase.Implementing, Phase.ReadyForUse, Phase.InService];

    public sealed record Input;

    public async Task<TodayModel> Run(Input _)
    {
        var now = clock.Now();
        var me = user.Id ?? Guid.Empty;
        var networks = await db.Seen(db.Networks.AsNoTracking());
        if (user.Side == PartyKind.Us)
        {
            var led = await db.Plans.AsNoTracking().Where(p => p.LeadId == me).Select(p => p.NetworkId).ToListAsync();
            networks = networks.Where(n => n.EngineerId == me || n.AccountManagerId == me || led.Contains(n.Id));
        }
        var mine = await (
            from n in networks
            where n.Phase != Phase.Retired && n.Phase != Phase.Lost && n.Phase != Phase.Withdrawn
            join c in db.Organisations on n.CustomerId equals c.Id
            orderby n.Criticality descending, n.Number
            select new { n.Id, n.Number, n.Name, Customer = c.Name, n.Phase, n.Criticality, n.EngineerId, n.TeamId, Sites = n.Sites.Count }).Take(Most).ToListAsync();
        var ids = mine.Select(n => n.Id).ToList();
        var states = await health.Of(ids);
        var points = new Dictionary<Guid, int>();
        if (user.Side == PartyKind.Us) foreach (var module in scores) foreach (var (network, score) in await module.Of(ids)) points[network] = score;
        var next = new Dictionary<Guid, string>();
        foreach (var id in ids.Take(12))
            foreach (var overview in overviews)
                if (await overview.Dates(id) is { Count: > 0 } dates) next.TryAdd(id, Words(dates.FirstOrDefault(d => d.Strong || d.StateKind is not null) ?? dates[0]));

        var waiting = new List<Need>();
        foreach (var module in needs) waiting.AddRange(await module.Of(me, now));
        var team = user.Side != PartyKind.Us ? mine.Select(n => n.TeamId).FirstOrDefault(t => t is not null) : await db.People.AsNoTracking().Where(p => p.Id == me).Select(p => p.TeamId).SingleOrDefaultAsync();
        OnDuty? duty = null;
        foreach (var rota in duties) duty ??= await rota.At(team, now);

        return new TodayModel(now.InZone(Times.ZoneOf(user.Zone)).ToString("dddd d MMMM", CultureInfo.InvariantCulture), user.Zone,
            [.. waiting.OrderBy(n => n.Due is null).ThenBy(n => n.Due).Take(Most).Select(n => Line(n, now))],
            [.. mine.Select(n => new MyNetworkLine($"N-{n.Number}", n.Name, n.Customer, n.Phase, Math.Max(0, Array.IndexOf(Way, n.Phase)), states[n.Id], points.TryGetValue(n.Id, out var p) ? p : null, next.GetValueOrDefault(n.Id)))],
            mine.Where(n => n.EngineerId == me).Sum(n => EngineerLoad.Of(n.Phase, n.Criticality, n.Sites)), duty, await Recent(ids, now), user.Holds(Role.Engineer),
            user.Side == PartyKind.Us && mine.Count == 0 && !await db.Networks.AnyAsync());
    }

    async Task<IReadOnlyList<RecentLine>> Recent(List<Guid> networks, Instant now)
    {
        var since = now - Duration.FromDays(3);
        var rows = await (
            from f in db.Facts.AsNoTracking()
            where f.NetworkId != null && networks.Contains(f.NetworkId.Value) && f.At >= since && f.By != user.Id
            join n in db.Networks on f.NetworkId equals n.Id
            join p in db.People on f.By equals p.Id into writers
            from writer in writers.DefaultIfEmpty()
            orderby f.Sequence descending
            select new { n.Number, f.Sentence, Who = writer == null ? "Throughline" : writer.Name, f.At }).Take(6).ToListAsync();
        return [.. rows.Select(r => new RecentLine($"N-{r.Number}", r.Sentence, r.Who, r.At.Text(user.Zone)))];
    }

    static string Words(NetworkDate date) => $"{date.Label} {date.Text}";

    static NeedLine Line(Need need, Instant now)
    {
        if (need.Due is not { } due) return new(need, null, "", null, null);
        var left = due - now;
        var share = need.Given is { } given && given > Duration.Zero ? Math.Clamp(1 - left / given, 0, 1) : (double?)null;
        var late = left < Duration.Zero;
        var size = late ? -left : left;
        var words = size.TotalHours < 48 ? string.Create(CultureInfo.InvariantCulture, $"{(int)size.TotalHours}:{size.Minutes:00}") : string.Create(CultureInfo.InvariantCulture, $"{(int)size.TotalDays} d");
        var colour = late ? "bad" : left < Duration.FromHours(5) || share > 0.75 ? "warn" : "info";
        return new(need, words, colour, late ? "late" : "left", share);
    }
}
