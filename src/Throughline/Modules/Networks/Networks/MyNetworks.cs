using Throughline.Modules.Networks.Published;
using Throughline.Ui;
using Throughline.Web;

namespace Throughline.Modules.Networks.Networks;

/// <summary>Puts the networks that the reader is accountable for into the side menu, each with its state.</summary>
sealed class MyNetworks(ThroughlineDb db, HealthOfNetworks health, CurrentUser user) : IFramePart
{
    const int Most = 12;

    public async Task Fill(Frame frame, HttpContext http)
    {
        if (!user.Holds(Role.Engineer) || user.Side != PartyKind.Us || user.Id is not { } me) return;
        var mine = await Mine.Rows(db, me);
        var states = await health.Of([.. mine.Select(n => n.Id)]);
        frame.MyNetworks = [.. mine.Select(n => new FrameNetwork($"/networks/N-{n.Number}", n.Name, states[n.Id].StateKind, states[n.Id].Word.ToLowerInvariant()))];
    }

    sealed record Row(Guid Id, long Number, string Name);

    static readonly KnownQuery<Guid, Row> Mine = new((db, engineer) => db.Networks.AsNoTracking()
        .Where(n => n.EngineerId == engineer && n.Phase != Phase.Retired && n.Phase != Phase.Lost && n.Phase != Phase.Withdrawn)
        .OrderByDescending(n => n.Criticality).ThenBy(n => n.Number).Take(Most).Select(n => new Row(n.Id, n.Number, n.Name)));
}
