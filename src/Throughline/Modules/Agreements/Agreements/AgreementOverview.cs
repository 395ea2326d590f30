using Throughline.Modules.Agreements.Published;
using Throughline.Modules.Networks.Published;

namespace Throughline.Modules.Agreements.Agreements;

/// <summary>Says on a network's overview which agreement with the customer covers each service, and how soon it runs again.</summary>
public sealed class AgreementOverview(ThroughlineDb db, IClock clock) : INetworkOverview
{
    public async Task<IReadOnlyDictionary<Guid, string>> Agreements(Guid networkId)
    {
        var now = clock.Now();
        var services = await db.Networks.AsNoTracking().Where(n => n.Id == networkId).SelectMany(n => n.Services).Select(s => s.Id).ToListAsync();
        var ids = await db.Agreements.Covering([networkId]);
        var covering = await db.Agreements.AsNoTracking().Include(a => a.Terms).ThenInclude(t => t.Targets).Include(a => a.Covers).AsSplitQuery()
            .Where(a => a.Owes == Owes.UsToCustomer && ids.Contains(a.Id)).OrderBy(a => a.Number).ToListAsync();
        var lines = new Dictionary<Guid, string>();
        foreach (var agreement in covering)
        {
            var today = now.DateIn(agreement.Zone);
            if (!agreement.IsInForceOn(today)) continue;
            // one of the service itself says more than one of the whole network
            foreach (var cover in agreement.Covers.Where(c => c.NetworkId == networkId).OrderBy(c => c.ServiceId is not null))
                foreach (var service in services.Where(s => cover.ServiceId is null || cover.ServiceId == s))
                    lines[service] = Line(agreement, today);
        }
        return lines;
    }

    static string Line(Agreement agreement, LocalDate today) =>
        agreement.TermsOn(today).TargetFor(1)?.RestoreMinutes is { } minutes ? $"{agreement.Reference}, P1 in {Ui.ClockWords.Span(Duration.FromMinutes(minutes))}" : agreement.Reference;
}
