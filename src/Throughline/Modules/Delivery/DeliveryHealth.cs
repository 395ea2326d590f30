using Throughline.Modules.Delivery.Acceptances;
using Throughline.Modules.Networks.Published;

namespace Throughline.Modules.Delivery;

/// <summary>How networks are that are being built: blocked by something open, rejected by the customer, late or short of slack before their deadline.</summary>
public sealed class DeliveryHealth(ThroughlineDb db) : INetworkHealth
{
    /// <summary>Working days of slack below which a plan is watched.</summary>
    public const int LeastSlack = 5;

    public async Task<IReadOnlyDictionary<Guid, NetworkHealth>> Of(IReadOnlyCollection<Guid> networks)
    {
        var built = await Built.Rows(db, [.. networks]);
        return built.Select(n => (n.Id, Health: Of(n.Blocked, n.Rejected, n.Slack))).Where(n => n.Health is not null).ToDictionary(n => n.Id, n => n.Health!);
    }

    sealed record Row(Guid Id, bool Blocked, bool Rejected, int? Slack);

    static readonly KnownQuery<Guid[], Row> Built = new((db, networks) => db.Networks.AsNoTracking()
        .Where(n => networks.Contains(n.Id) && (n.Phase == Phase.Won || n.Phase == Phase.Implementing || n.Phase == Phase.ReadyForUse)).Select(n => new Row(
            n.Id,
            db.ReadinessActions.Any(a => a.NetworkId == n.Id && a.DoneOn == null && a.BlocksTask != null),
            db.Acceptances.Where(a => a.NetworkId == n.Id).OrderByDescending(a => a.Round).Select(a => (AcceptanceState?)a.State).FirstOrDefault() == AcceptanceState.RejectedWithDefects,
            db.Plans.Where(p => p.NetworkId == n.Id).Select(p => p.SlackDays).FirstOrDefault())));

    /// <summary>The gravest of what delivery knows; null when it goes as planned.</summary>
    public static NetworkHealth? Of(bool blocked, bool rejected, int? slackDays) =>
        rejected ? new("bad", "rejected", 90)
        : blocked ? new("blocked", "blocked", 80)
        : slackDays < 0 ? new("bad", "late", 70)
        : slackDays < LeastSlack ? new("warn", $"{slackDays} d of slack", 50)
        : null;
}
