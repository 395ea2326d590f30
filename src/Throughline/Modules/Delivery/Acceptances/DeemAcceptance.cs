using Throughline.Modules.Networks.Published;

namespace Throughline.Modules.Delivery.Acceptances;

/// <summary>At the end of the test days silence counts as acceptance; done twice it does nothing the second time.</summary>
public sealed class DeemAcceptance(ThroughlineDb db, CommenceService commence, CurrentUser user, IClock clock) : IDoDueWork
{
    public const string Work = "deemed-acceptance";

    public string Kind => Work;

    public static DueWork At(Acceptance acceptance) =>
        DueWork.At(acceptance.TestEndsAt, Work, $"{Work}:{acceptance.Id}:{acceptance.TestEndsAt.ToUnixTimeSeconds()}", acceptance.Id.ToString());

    public async Task Do(DueWork work, CancellationToken stop)
    {
        user.ActAsSystem();
        var id = Guid.Parse(work.Data);
        if (await db.Acceptances.SingleOrDefaultAsync(a => a.Id == id, stop) is not { } acceptance || !acceptance.Deem(clock.Now())) return;
        var network = await db.Networks.One(acceptance.NetworkId.ToString());
        db.Facts.Add(Fact.Of(new DeemedAccepted(acceptance.Id, acceptance.TestDays, acceptance.ContentHash), network.Id, null, clock.Now()));
        await commence.Of(network, acceptance, (await db.CustomerCalendar(network, clock.Now())).Zone);
        await db.SaveChangesAsync(stop);
    }
}

/// <summary>Nothing was heard within the test days.</summary>
public sealed record DeemedAccepted(Guid AcceptanceId, int TestDays, string Hash) : Happening
{
    public override string Sentence => $"Deemed accepted: nothing was heard in {Plans.DayWords.Working(TestDays)}.";
    public override Guid? Subject => AcceptanceId;
    public override Readers Readers => Readers.Everyone;
    public override bool IsKey => true;
}
