using Throughline.Modules.Delivery.Plans;
using Throughline.Modules.Networks.Published;
using Throughline.Web;

namespace Throughline.Modules.Delivery.Readiness;

/// <summary>Sends a crew to a site. Refused while anything blocks the task, unless the accountable engineer overrides it with a reason.</summary>
public sealed class DispatchCrew(ThroughlineDb db, ExpectedAtSite expected, CurrentUser user, IClock clock)
{
    public sealed record Input(
        string Network, [property: AtMost(10)] string Site, LocalDate On, [property: AtMost(200)] string Crew, [property: AtMost(60)] string Task = "install",
        [property: AtMost(500), Words("Why it goes all the same")] string? OverrideReason = null);

    public async Task<CrewBooking> Run(Input input)
    {
        var network = await db.Networks.One(input.Network);
        var site = network.SiteCalled(input.Site);
        var now = clock.Now();
        var today = now.InZone(DateTimeZoneProviders.Tzdb.GetZoneOrNull(site.Zone) ?? DateTimeZone.Utc).Date;
        var obstacles = await Obstacles(network, site, input.Task, today);
        var mine = user.Id is { } id && id == network.EngineerId;
        var overridden = obstacles.Count > 0 && !string.IsNullOrWhiteSpace(input.OverrideReason);
        List<Obstacle> faults = overridden && mine ? [] : [.. obstacles];
        if (overridden && !mine) faults.Add(new("not-the-engineer", "Only the accountable engineer of this network can send a crew while something blocks it. Ask them, or close what blocks it.", "/overrideReason"));
        // no reason lets anybody go yesterday
        if (input.On < today) faults.Add(new("in-the-past", $"{DayWords.Short(input.On)} is past; today is {DayWords.Short(today)}. Book today or later.", "/on"));
        RuleException.ThrowIfAny(faults);

        var booking = new CrewBooking(network.Id, site.Id, input.Task, input.Crew, input.On, user.Id, now);
        if (overridden) booking.Override(user.Id!.Value, input.OverrideReason!);
        db.CrewBookings.Add(booking);
        db.Facts.Add(Fact.Of(new CrewDispatched(booking.Id, site.Name, input.Crew, input.On, input.Task, booking.OverrideReason, obstacles.Count), network.Id, user.Id, now));
        await db.SaveChangesAsync();
        return booking;
    }

    /// <summary>All that stands in the way of a visit: open actions, unanswered questions, a survey that is missing, stale or contradicts the kit.</summary>
    public async Task<IReadOnlyList<Obstacle>> Obstacles(Network network, Site site, string task, LocalDate today)
    {
        if (task == "survey") return [];
        var actions = await db.ReadinessActions.AsNoTracking().Where(a => a.NetworkId == network.Id && a.DoneOn == null && a.BlocksTask == task && (a.SiteId == null || a.SiteId == site.Id)).ToListAsync();
        var all = actions.OrderBy(a => a.Due).Select(a => a.InTheWay(task)).ToList();

        var questions = await db.QuestionLists.AsNoTracking().Include(l => l.Questions).ThenInclude(q => q.Answers).AsSplitQuery().SingleOrDefaultAsync(l => l.NetworkId == network.Id);
        if (questions is not null)
            all.AddRange(questions.Open.Where(q => q.Mandatory && q.BlocksTask == task && (q.SiteId is null || q.SiteId == site.Id))
                .Select(q => new Obstacle("unanswered", $"Question {q.Number} is not answered: {q.Text} Ask {q.Asked.ToString().ToLowerInvariant()}, or answer it from the survey.", "/task")));

        var survey = await db.Surveys.AsNoTracking().SingleOrDefaultAsync(s => s.SiteId == site.Id);
        if (survey is null || !survey.HasFindings) all.Add(new("no-survey", $"{site.Name} has not been surveyed. Survey it first: a crew that finds no rack space drives home.", "/site"));
        else
        {
            if (survey.IsStale(today)) all.Add(new("stale-survey", $"The survey of {site.Name} is of {DayWords.Short(survey.SurveyedOn!.Value)}, older than {Survey.ValidDays} days. Survey it again.", "/site"));
            all.AddRange((await expected.StandingContradictionsOf(network, site, survey)).Where(c => actions.All(a => a.Because != c.Message)));
        }
        return all;
    }
}

/// <summary>A crew was sent to a site.</summary>
public sealed record CrewDispatched(Guid BookingId, string Site, string Crew, LocalDate On, string Task, string? OverrideReason, int Overridden) : Happening
{
    public override string Sentence => $"{Crew} goes to {Site} on {DayWords.Short(On)} for {Task}{(OverrideReason is null ? "" : $", although {Overridden} things block it: {OverrideReason}")}.";
    public override Guid? Subject => BookingId;
    public override Readers Readers => OverrideReason is null ? Readers.Everyone : Readers.Us;
}
