using Throughline.Modules.Networks.Published;
using Throughline.Web;

namespace Throughline.Modules.Networks.Cautions;

/// <summary>Records a technical change that was made: the last ten stand in the dossier.</summary>
public sealed class RecordChange(ThroughlineDb db, CurrentUser user, IClock clock)
{
    /// <param name="At">When it was made, in the reader's zone; empty is now.</param>
    /// <param name="By">Who made it, when it was not the asker.</param>
    public sealed record Input(
        string Network,
        [property: AtMost(500), Words("What was changed")] string What,
        LocalDateTime? At = null,
        [property: AtMost(200), Words("Who made it")] string? By = null,
        [property: AtMost(80)] string? Reference = null,
        [property: AtMost(2000)] string? Note = null);

    public async Task<ChangeRecord> Run(Input input)
    {
        var networkId = await db.Networks.IdOf(input.Network);
        var now = clock.Now();
        var at = input.At is { } local ? local.Given(user.Zone, "/at") : now;
        if (at > now) throw new RuleException("in-future", $"A change is recorded after it was made; {input.At!.Value.ToString("d MMM HH:mm", System.Globalization.CultureInfo.InvariantCulture)} is still to come. Plan it as a change order instead.", "/at");
        var by = input.By is null || input.By == user.Name ? (Id: user.Id, user.Name)
            : (Id: await db.People.AsNoTracking().Where(p => p.Name == input.By || p.Id == Ids.Of(input.By)).Select(p => (Guid?)p.Id).FirstOrDefaultAsync(), Name: input.By);
        var change = new ChangeRecord(networkId, at, input.What, by.Id, by.Name, input.Reference, input.Note, now);
        db.ChangeRecords.Add(change);
        db.Facts.Add(Fact.Of(new ChangeMade(change.Id, input.What, by.Name, input.Reference, at), networkId, user.Id, now));
        await db.SaveChangesAsync();
        return change;
    }
}

/// <summary>A technical change was made on a network.</summary>
public sealed record ChangeMade(Guid ChangeId, string What, string By, string? Reference, Instant MadeAt) : Happening
{
    public override string Sentence => $"Changed by {By}{(Reference is null ? "" : $" ({Reference})")}: {What}.";
    public override Guid? Subject => ChangeId;
}
