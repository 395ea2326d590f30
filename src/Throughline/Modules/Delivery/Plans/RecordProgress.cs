using Throughline.Modules.Networks.Published;
using Throughline.Web;

namespace Throughline.Modules.Delivery.Plans;

/// <summary>Records what happened to a task: started, finished, expected, and whose doing a delay was. All dates after it move.</summary>
public sealed class RecordProgress(ThroughlineDb db, CurrentUser user, IClock clock, ExpectedVersion expected)
{
    public sealed record Input(
        string Network, int Task, LocalDate? Started = null, LocalDate? Finished = null, [property: Words("Expected to finish")] LocalDate? Expected = null,
        [property: Words("Whose doing")] DelayCause? Cause = null, [property: AtMost(500)] string? Note = null);

    public async Task<Plan> Run(Input input)
    {
        var plan = await db.Plans.Of(await db.Networks.IdOf(input.Network));
        expected.Check(plan);
        var (now, today) = (clock.Now(), plan.Today(clock));
        var task = plan.Task(input.Task);
        plan.Record(task, input.Started, input.Finished, input.Expected, input.Cause, input.Note, today, user.Id, now);
        db.Facts.Add(Fact.Of(new ProgressRecorded(plan.Id, task.Number, task.Name, input.Started, input.Finished, input.Expected, input.Cause, plan.Forecast, plan.SlackDays, task.IsInternal), plan.NetworkId, user.Id, now));
        await db.SaveChangesAsync();
        return plan;
    }
}

/// <summary>Progress of a task was recorded.</summary>
public sealed record ProgressRecorded(Guid PlanId, int Task, string Name, LocalDate? Started, LocalDate? Finished, LocalDate? Expected, DelayCause? Cause, LocalDate Forecast, int? SlackDays, bool IsInternal) : Happening
{
    public override string Sentence => $"{Name} {(Finished is { } f ? $"finished {DayWords.Short(f)}" : Expected is { } e ? $"is expected {DayWords.Short(e)}" : Started is { } s ? $"started {DayWords.Short(s)}" : "was noted")}{(Cause is { } c ? $" (late: {c.ToString().ToLowerInvariant()})" : "")}. Forecast {DayWords.Short(Forecast)}{(SlackDays is { } d ? $", {DayWords.Working(d)} of slack" : "")}.";
    public override Guid? Subject => PlanId;
    public override Readers Readers => IsInternal ? Readers.Us : Readers.Everyone;
}
