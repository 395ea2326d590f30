using Throughline.Modules.Networks.Published;
using Throughline.Web;

namespace Throughline.Modules.Delivery.Readiness;

/// <summary>Books the survey of a site, and reviews what was found: ready, ready with actions, or not.</summary>
public sealed class ReviewSurvey(ThroughlineDb db, ExpectedAtSite expected, CurrentUser user, IClock clock)
{
    public sealed record BookInput(string Network, [property: AtMost(10)] string Site, LocalDate On, [property: AtMost(200)] string Surveyor);
    public sealed record Input(string Network, [property: AtMost(10)] string Site);

    public async Task<Survey> Book(BookInput input)
    {
        var (network, site, survey, today) = await Find(input.Network, input.Site);
        survey.Book(input.On, input.Surveyor, today);
        db.Facts.Add(Fact.Of(new SurveyBooked(survey.Id, site.Name, input.On, input.Surveyor), network.Id, user.Id, clock.Now()));
        await db.SaveChangesAsync();
        return survey;
    }

    public async Task<Survey> Run(Input input)
    {
        var (network, site, survey, today) = await Find(input.Network, input.Site);
        var open = await db.ReadinessActions.CountAsync(a => a.SiteId == site.Id && a.DoneOn == null);
        survey.Review(open, (await expected.StandingContradictionsOf(network, site, survey)).Count, today, user.Id);
        db.Facts.Add(Fact.Of(new SurveyReviewed(survey.Id, site.Name, survey.State), network.Id, user.Id, clock.Now()));
        await db.SaveChangesAsync();
        return survey;
    }

    async Task<(Network, Site, Survey, LocalDate)> Find(string reference, string code)
    {
        var network = await db.Networks.One(reference);
        var site = network.SiteCalled(code);
        var survey = await db.Surveys.SingleOrDefaultAsync(s => s.SiteId == site.Id);
        if (survey is null) db.Surveys.Add(survey = new Survey(network.Id, site.Id));
        return (network, site, survey, clock.Now().InZone(DateTimeZoneProviders.Tzdb.GetZoneOrNull(site.Zone) ?? DateTimeZone.Utc).Date);
    }
}

/// <summary>A survey was booked.</summary>
public sealed record SurveyBooked(Guid SurveyId, string Site, LocalDate On, string Surveyor) : Happening
{
    public override string Sentence => $"{Surveyor} surveys {Site} on {Plans.DayWords.Short(On)}.";
    public override Guid? Subject => SurveyId;
    public override Readers Readers => Readers.Everyone;
}

/// <summary>A survey was reviewed.</summary>
public sealed record SurveyReviewed(Guid SurveyId, string Site, SurveyState State) : Happening
{
    public override string Sentence => $"Survey of {Site} reviewed: {(State switch { SurveyState.Ready => "ready", SurveyState.ReadyWithActions => "ready with actions", _ => "not ready" })}.";
    public override Guid? Subject => SurveyId;
    public override Readers Readers => Readers.Everyone;
}
