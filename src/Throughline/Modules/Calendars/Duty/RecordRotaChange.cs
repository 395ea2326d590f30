using Throughline.Modules.Calendars.Published;

namespace Throughline.Modules.Calendars.Duty;

/// <summary>Writes a changed rota with the fact of it, and has it looked through for gaps.</summary>
sealed class RecordRotaChange(ThroughlineDb db, CurrentUser user, IClock clock)
{
    /// <param name="what">The rest of a sentence that begins with the team.</param>
    public async Task Run(DutyRota rota, string team, string what)
    {
        var now = clock.Now();
        db.Facts.Add(Fact.Of(new DutyRotaChanged(rota.TeamId, team, what, rota.Definition), null, user.Id, now));
        db.DueWork.Add(DutyGapCheck.Of(rota.TeamId, now, $"v{rota.Version}"));
        await db.SaveChangesAsync();
    }
}

/// <summary>A team's rota is another one.</summary>
/// <param name="Definition">The rota as it is from now on.</param>
public sealed record DutyRotaChanged(Guid TeamId, string Team, string What, string Definition) : Happening
{
    public override string Sentence => $"Duty of {Team} {What}.";
    public override Guid? Subject => TeamId;
}

/// <summary>Another person stands in for a time of duty, or nobody does, or a swap is taken back.</summary>
public sealed record DutySwapped(Guid TeamId, Guid? PersonId, string What) : Happening
{
    public override string Sentence => What + ".";
    public override Guid? Subject => TeamId;
}
