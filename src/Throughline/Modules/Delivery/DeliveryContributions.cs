using System.Globalization;
using Throughline.Modules.Delivery.Acceptances;
using Throughline.Modules.Delivery.Changes;
using Throughline.Modules.Delivery.Plans;
using Throughline.Modules.Delivery.Readiness;
using Throughline.Modules.Networks.Published;

namespace Throughline.Modules.Delivery;

/// <summary>What delivery puts on a network's overview: its open items, the dates of its plan, how ready its sites are.</summary>
public sealed class DeliveryContributions(ThroughlineDb db, IClock clock) : INetworkOpenItems, INetworkOverview
{
    public async Task<IReadOnlyList<OpenItem>> Of(Guid networkId)
    {
        var reference = $"N-{await db.Networks.Where(n => n.Id == networkId).Select(n => n.Number).SingleAsync()}";
        var href = $"/networks/{reference}";
        var today = clock.Now().InUtc().Date;
        var items = new List<OpenItem>();
        foreach (var a in await db.ReadinessActions.AsNoTracking().Where(a => a.NetworkId == networkId && a.DoneOn == null).OrderBy(a => a.Due).Take(50).ToListAsync())
            items.Add(new("Action", a.BlocksTask is not null ? "blocked" : a.Due < today ? "bad" : "todo", a.BlocksTask is not null ? "Blocks" : a.Due < today ? "Late" : "To do", a.What,
                $"{a.Owner}{(a.BlocksTask is null ? "" : $" · {a.BlocksTask} waits for it")}", $"{href}/readiness", a.Due.AtStartOfDayInZone(DateTimeZone.Utc).ToInstant(), a.BlocksTask is not null, Subject: a.Id, DueText: DayWords.Short(a.Due) + (a.Due < today ? $" · {Period.DaysBetween(a.Due, today)} d late" : "")));
        foreach (var c in await db.ChangeOrders.AsNoTracking().Where(c => c.NetworkId == networkId && (c.State == ChangeState.Priced || c.State == ChangeState.CustomerApproved)).OrderBy(c => c.Number).ToListAsync())
            items.Add(new("Change", c.State == ChangeState.Priced ? "wait" : "info", c.State == ChangeState.Priced ? "With the customer" : "Approved", $"{c.Reference}: {c.What}",
                c.State == ChangeState.Priced ? $"waits for the customer, {Money.Text(c.OnceMinor, c.Currency)} once" : "apply it to kit list and plan", $"{href}/changes", Blocks: c.State == ChangeState.CustomerApproved, HandedOver: true, Subject: c.Id));
        if (await db.Acceptances.AsNoTracking().Where(a => a.NetworkId == networkId).OrderByDescending(a => a.Round).FirstOrDefaultAsync() is { IsDone: false } acceptance)
            items.Add(new("Acceptance", acceptance.State == AcceptanceState.RejectedWithDefects ? "bad" : "wait", acceptance.State == AcceptanceState.RejectedWithDefects ? "Rejected" : "With the customer",
                acceptance.State == AcceptanceState.RejectedWithDefects ? "Mend the defects" : "The customer tests", acceptance.Words ?? $"until {DayWords.Short(acceptance.TestEndsOn)}, 17:00; silence counts", $"{href}/acceptance", acceptance.TestEndsAt, HandedOver: true, Subject: acceptance.Id));
        foreach (var s in await db.CustomerSurveys.AsNoTracking().Where(s => s.NetworkId == networkId && s.CallBackBy != null && s.CalledBackAt == null).ToListAsync())
            items.Add(new("Call back", "warn", $"{s.Overall} of 5", "Call the customer back", s.Words ?? "a low figure in the survey", $"{href}/packet", s.CallBackBy, Subject: s.Id));
        var open = await db.QuestionLists.AsNoTracking().Where(l => l.NetworkId == networkId).SelectMany(l => l.Questions).CountAsync(q => q.Mandatory && q.OnlyIf == null && q.Answers.Count == 0);
        if (open > 0) items.Add(new("Questions", "todo", $"{open} open", $"{open} mandatory questions are not answered", "put to the customer and to us", $"{href}/readiness"));
        return items;
    }

    public async Task<IReadOnlyList<NetworkDate>> Dates(Guid networkId)
    {
        var plan = await db.Plans.AsNoTracking().OfOrNull(networkId);
        if (plan is null) return [];
        var schedule = plan.ScheduleOn(plan.Today(clock));
        var dates = new List<NetworkDate>();
        if (plan.Committed is { } committed) dates.Add(new("Committed", DayWords.Short(committed)));
        if (!plan.Task(plan.Aim).IsDone) dates.Add(new("Forecast", DayWords.Short(schedule.Finish), schedule.Slack is { } s ? $"{DayWords.Working(s)} of slack" : null, schedule.Slack < 0 ? "bad" : schedule.Slack < 5 ? "warn" : null, Strong: true));
        if (plan.Deadline is { } deadline) dates.Add(new(plan.DeadlineIsHard ? "Hard deadline" : "Deadline", DayWords.Short(deadline), plan.DeadlineReason, "milestone"));
        if (await db.BillingStarts.AsNoTracking().Where(b => b.NetworkId == networkId).Select(b => (LocalDate?)b.On).MaxAsync() is { } billed) dates.Add(new("Billing since", DayWords.Short(billed)));
        return dates;
    }

    public async Task<IReadOnlyList<NetworkFigure>> Figures(Guid networkId)
    {
        var list = await db.QuestionLists.AsNoTracking().Include(l => l.Questions).ThenInclude(q => q.Answers).AsSplitQuery().SingleOrDefaultAsync(l => l.NetworkId == networkId);
        if (list is null || list.Asked == 0) return [];
        var reference = $"N-{await db.Networks.Where(n => n.Id == networkId).Select(n => n.Number).SingleAsync()}";
        return [new("Questions", string.Create(CultureInfo.InvariantCulture, $"{list.Answered} of {list.Asked} answered"), (double)list.Answered / list.Asked, list.Answered == list.Asked ? "ok" : "info", $"/networks/{reference}/readiness")];
    }

    public async Task<IReadOnlyList<SiteFigure>> Sites(Guid networkId)
    {
        var surveys = await db.Surveys.AsNoTracking().Where(s => s.NetworkId == networkId).ToListAsync();
        var blocked = await db.ReadinessActions.AsNoTracking().Where(a => a.NetworkId == networkId && a.DoneOn == null && a.BlocksTask != null && a.SiteId != null).Select(a => a.SiteId!.Value).ToListAsync();
        return [.. surveys.Select(s => (blocked.Contains(s.SiteId) ? new SiteFigure(s.SiteId, "blocked", "Blocked") : s.State switch
        {
            SurveyState.Ready => new SiteFigure(s.SiteId, "ok", "Ready"),
            SurveyState.ReadyWithActions => new SiteFigure(s.SiteId, "warn", "Ready with actions"),
            SurveyState.NotReady => new SiteFigure(s.SiteId, "bad", "Not ready"),
            SurveyState.Submitted or SurveyState.Reviewed => new SiteFigure(s.SiteId, "info", "Surveyed"),
            SurveyState.Booked or SurveyState.OnSite => new SiteFigure(s.SiteId, "info", "Survey booked"),
            _ => new SiteFigure(s.SiteId, "todo", "To survey"),
        }) with { Handoff = s.HandoffWords })];
    }

    public async Task<IReadOnlyDictionary<Phase, string>> PhaseNotes(Guid networkId)
    {
        var plan = await db.Plans.AsNoTracking().Where(p => p.NetworkId == networkId).Select(p => (LocalDate?)p.Forecast).FirstOrDefaultAsync();
        return plan is { } forecast ? new Dictionary<Phase, string> { [Phase.InService] = $"forecast {forecast.ToString("d MMM", CultureInfo.InvariantCulture)}" } : [];
    }
}

/// <summary>What of delivery waits for one person: changes to apply, tests that end, customers to call, actions that are theirs.</summary>
public sealed class DeliveryNeedsYou(ThroughlineDb db, CurrentUser user) : INeedsYou
{
    public async Task<IReadOnlyList<Need>> Of(Guid person, Instant now)
    {
        if (user.Side == PartyKind.Customer) return await OfCustomer();
        var mine = await (from n in db.Networks.AsNoTracking() where n.EngineerId == person join c in db.Organisations on n.CustomerId equals c.Id select new { n.Id, n.Number, n.Name, Customer = c.Name }).ToDictionaryAsync(n => n.Id);
        var ids = mine.Keys.ToList();
        var needs = new List<Need>();
        string Where(Guid id) => $"{mine[id].Name} · {mine[id].Customer}";
        var blocked = await (
            from a in db.ReadinessActions.AsNoTracking()
            where a.DoneOn == null && a.BlocksTask != null
            join n in db.Networks on a.NetworkId equals n.Id
            where n.EngineerId == person || db.Plans.Any(p => p.NetworkId == n.Id && p.LeadId == person)
            join c in db.Organisations on n.CustomerId equals c.Id
            orderby a.Due, n.Number
            select new { n.Number, n.Name, Customer = c.Name, a.What, a.Owner, a.Due, a.Because }).Take(50).ToListAsync();
        foreach (var a in blocked)
            needs.Add(new("bad", "Blocked", $"{a.What}: {a.Owner} by {DayWords.Short(a.Due)}", $"/networks/N-{a.Number}/readiness", $"{a.Name} · {a.Customer}", a.Because is { } because ? $"No crew is sent before it is done: {because}" : "No crew is sent before it is done", null, null, "See what blocks"));
        foreach (var c in await db.ChangeOrders.AsNoTracking().Where(c => ids.Contains(c.NetworkId) && c.State == ChangeState.CustomerApproved).ToListAsync())
            needs.Add(new("info", "Change", $"{c.Reference} is approved: {c.What}", $"/networks/N-{mine[c.NetworkId].Number}/changes", Where(c.NetworkId), "Kit list and plan are not what the customer bought until it is applied", null, null, "Apply it"));
        foreach (var a in await db.Acceptances.AsNoTracking().Where(a => ids.Contains(a.NetworkId) && a.State == AcceptanceState.RejectedWithDefects).ToListAsync())
            needs.Add(new("bad", "Rejected", a.Words ?? "Defects", $"/networks/N-{mine[a.NetworkId].Number}/acceptance", Where(a.NetworkId), "Billing does not start until it is mended and handed over again", null, null, "Mend the defects"));
        foreach (var s in await db.CustomerSurveys.AsNoTracking().Where(s => ids.Contains(s.NetworkId) && s.CallBackBy != null && s.CalledBackAt == null).ToListAsync())
            needs.Add(new("warn", "Call", $"{s.Overall} of 5 in the survey", $"/networks/N-{mine[s.NetworkId].Number}/packet", Where(s.NetworkId), s.Words ?? "The customer is not satisfied", s.CallBackBy, s.CallBackBy - s.AnsweredAt, "Call back"));
        return needs;
    }

    /// <summary>What we wait for from the reader's company: answers, actions, approvals, acceptance.</summary>
    async Task<IReadOnlyList<Need>> OfCustomer()
    {
        var needs = new List<Need>();
        var networks = await (await db.Seen(db.Networks.AsNoTracking())).Select(n => new { n.Id, n.Number, n.Name }).ToDictionaryAsync(n => n.Id);
        var ids = networks.Keys.ToList();
        string Href(Guid id, string page) => $"/networks/N-{networks[id].Number}/{page}";
        foreach (var list in await db.QuestionLists.AsNoTracking().Include(l => l.Questions).ThenInclude(q => q.Answers).Where(l => ids.Contains(l.NetworkId)).AsSplitQuery().ToListAsync())
            if (list.Open.Where(q => q.Asked == Plans.TaskParty.Customer).ToList() is { Count: > 0 } open)
                needs.Add(new("info", "Answer", open.Count == 1 ? "One question to you" : $"{open.Count} questions to you", Href(list.NetworkId, "readiness"), networks[list.NetworkId].Name, open[0].Text, null, null, "Answer"));
        foreach (var a in await db.ReadinessActions.AsNoTracking().Where(a => ids.Contains(a.NetworkId) && a.DoneOn == null && a.Party == Plans.TaskParty.Customer).OrderBy(a => a.Due).Take(20).ToListAsync())
            needs.Add(new(a.BlocksTask is null ? "warn" : "bad", "To do", $"{a.What}: {a.Owner} by {DayWords.Short(a.Due)}", Href(a.NetworkId, "readiness"), networks[a.NetworkId].Name, a.Because ?? "The plan waits for it", null, null, "See what to do"));
        foreach (var c in await db.ChangeOrders.AsNoTracking().Where(c => ids.Contains(c.NetworkId) && c.State == ChangeState.Priced).ToListAsync())
            needs.Add(new("info", "Approve", $"{c.Reference}: {c.What}", Href(c.NetworkId, "changes"), networks[c.NetworkId].Name, "It is priced and begins when you approve it", null, null, "Read and decide"));
        foreach (var a in await db.Acceptances.AsNoTracking().Where(a => ids.Contains(a.NetworkId) && a.State == AcceptanceState.CustomerTesting).ToListAsync())
            needs.Add(new("info", "Accept", $"{networks[a.NetworkId].Name} is ready for your test", Href(a.NetworkId, "acceptance"), networks[a.NetworkId].Name, "Without a word it counts as accepted at the end of the test", a.TestEndsAt, a.TestEndsAt - a.ReadyAt, "Test and accept"));
        return needs;
    }
}
