using Throughline.Modules.Networks.Published;
using Throughline.Web;

namespace Throughline.Modules.Delivery.Plans;

/// <summary>Changes a plan by hand: pins a task, estimates it anew, adds one, takes a day off, sets the deadline or the baseline.</summary>
public sealed class ChangePlan(ThroughlineDb db, CurrentUser user, IClock clock, ExpectedVersion expected)
{
    public sealed record PinInput(string Network, int Task, LocalDate? Day = null);
    public sealed record EstimateInput(string Network, int Task, [property: Between(1, 1000)] int Days, [property: AtMost(500)] string Why);
    public sealed record AddInput(string Network, [property: AtMost(200)] string Name, TaskParty Party, [property: AtMost(200)] string Who, [property: Between(1, 1000)] int Days,
        int? After = null, [property: Words("Task that must wait for it")] int? Blocks = null, bool Internal = false);
    public sealed record DayOffInput(string Network, TaskParty Party, LocalDate Day);
    public sealed record DeadlineInput(string Network, LocalDate Deadline, [property: AtMost(200)] string Reason, [property: AtMost(200)] string? Source = null, bool Hard = true);
    public sealed record BaselineInput(string Network);

    public Task<Plan> Pin(PinInput input) => Change(input.Network, (plan, today) =>
    {
        var task = plan.Task(input.Task);
        plan.Pin(task, input.Day, today);
        return input.Day is { } day ? $"“{task.Name}” held back to {DayWords.Short(day)}." : $"“{task.Name}” no longer pinned.";
    });

    public Task<Plan> Estimate(EstimateInput input) => Change(input.Network, (plan, today) =>
    {
        var task = plan.Task(input.Task);
        var was = task.Days;
        plan.Estimate(task, input.Days, today);
        return $"“{task.Name}” takes {DayWords.Working(input.Days)} instead of {was}: {input.Why}";
    });

    public Task<Plan> Add(AddInput input) => Change(input.Network, (plan, today) =>
    {
        var blocks = plan.Tasks.FirstOrDefault(t => t.Number == input.Blocks);
        if (input.Blocks is { } missing && blocks is null) throw new RuleException([.. plan.ObstaclesToAdd(input.Name, input.Days, input.After, null), plan.NoSuchTask(missing, "/blocks")]);
        plan.AddTask(input.Name, input.Party, input.Who, input.Days, input.After, blocks, input.Internal, today);
        return $"Task “{input.Name}” added, {DayWords.Working(input.Days)}{(blocks is null ? "" : $"; “{blocks.Name}” waits for it")}.";
    });

    public Task<Plan> TakeOff(DayOffInput input) => Change(input.Network, (plan, today) =>
    {
        plan.TakeOff(input.Party, input.Day, today);
        return $"No work on {DayWords.Short(input.Day)} for {input.Party.ToString().ToLowerInvariant()}.";
    });

    public Task<Plan> Promise(DeadlineInput input) => Change(input.Network, (plan, today) =>
    {
        plan.Promise(new PlanDeadline(input.Deadline, input.Reason, input.Source, input.Hard));
        plan.Reforecast(today);
        return $"Deadline {DayWords.Short(input.Deadline)}: {input.Reason}.";
    });

    public Task<Plan> SetBaseline(BaselineInput input) => Change(input.Network, (plan, today) =>
    {
        plan.SetBaseline(today);
        return $"Baseline set: ready {DayWords.Short(plan.Committed!.Value)}.";
    });

    async Task<Plan> Change(string network, Func<Plan, LocalDate, string> change)
    {
        var plan = await db.Plans.Of(await db.Networks.IdOf(network));
        expected.Check(plan);
        var said = change(plan, plan.Today(clock));
        db.Facts.Add(Fact.Of(new PlanChanged(plan.Id, said, plan.Forecast, plan.SlackDays), plan.NetworkId, user.Id, clock.Now()));
        await db.SaveChangesAsync();
        return plan;
    }
}

/// <summary>A plan was changed by hand.</summary>
public sealed record PlanChanged(Guid PlanId, string What, LocalDate Forecast, int? SlackDays) : Happening
{
    public override string Sentence => $"{What} Forecast {DayWords.Short(Forecast)}{(SlackDays is { } d ? $", {DayWords.Working(d)} of slack" : "")}.";
    public override Guid? Subject => PlanId;
}

static class PlanQueries
{
    /// <summary>The plan of a network with all that its dates need, internal tasks too: who may see which is decided when it is shown.</summary>
    public static async Task<Plan> Of(this IQueryable<Plan> plans, Guid networkId) =>
        await plans.OfOrNull(networkId) ?? throw new NotFoundException("The plan of this network");

    public static Task<Plan?> OfOrNull(this IQueryable<Plan> plans, Guid networkId) =>
        plans.IgnoreQueryFilters(["readers"]).Include(p => p.Tasks).ThenInclude(t => t.After).Include(p => p.Calendars).AsSplitQuery().SingleOrDefaultAsync(p => p.NetworkId == networkId);

    /// <summary>The date on our wall.</summary>
    public static LocalDate Today(this Plan plan, IClock clock) => clock.Now().InZone(plan.CalendarOf(TaskParty.Us).Zone).Date;
}
