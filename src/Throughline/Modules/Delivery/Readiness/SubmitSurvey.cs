using Throughline.Modules.Delivery.Plans;
using Throughline.Modules.Design.Published;
using Throughline.Modules.Networks.Published;
using Throughline.Modules.Parties.Published;
using Throughline.Web;

namespace Throughline.Modules.Delivery.Readiness;

/// <summary>Takes what was found at a site. What the kit or the crew cannot live with becomes an action that blocks the installation.</summary>
public sealed class SubmitSurvey(ThroughlineDb db, ExpectedAtSite expected, CurrentUser user, IClock clock)
{
    public sealed record Input(
        string Network, [property: AtMost(10)] string Site, [property: Words("Surveyed on")] LocalDate? SurveyedOn = null, [property: AtMost(200)] string? Surveyor = null,
        [property: AtMost(200)] string? DemarcPlace = null, [property: AtMost(200)] string? EquipmentPlace = null, [property: Words("Free rack units")] decimal? RackFreeUnits = null, int? RackDepthMm = null,
        int? AcVolts = null, int? FreeOutlets = null, decimal? PowerDistanceMetres = null, bool? Dc48 = null, decimal? FreeWatts = null, bool? Ups = null, bool? Earth = null,
        Medium? Medium = null, [property: AtMost(20)] string? Connector = null, int? RateMbps = null, int? Ports = null, decimal? DistanceMetres = null,
        [property: AtMost(500)] string? AccessHours = null, [property: AtMost(200)] string? AfterHoursContact = null, [property: AtMost(1000)] string? Hazards = null, [property: AtMost(500)] string? Photos = null);

    public async Task<Survey> Run(Input input)
    {
        var network = await db.Networks.One(input.Network);
        var site = network.SiteCalled(input.Site);
        var survey = await db.Surveys.SingleOrDefaultAsync(s => s.SiteId == site.Id);
        if (survey is null) db.Surveys.Add(survey = new Survey(network.Id, site.Id));
        var now = clock.Now();
        var today = now.InZone(DateTimeZoneProviders.Tzdb.GetZoneOrNull(site.Zone) ?? DateTimeZone.Utc).Date;
        survey.Submit(new SurveyFindings(input.DemarcPlace, input.EquipmentPlace, input.RackFreeUnits, input.RackDepthMm, input.AcVolts, input.FreeOutlets, input.PowerDistanceMetres, input.Dc48, input.FreeWatts, input.Ups, input.Earth,
            input.Medium, input.Connector, input.RateMbps, input.Ports, input.DistanceMetres, input.AccessHours, input.AfterHoursContact, input.Hazards, input.Photos), input.SurveyedOn ?? today, input.Surveyor ?? user.Name, today);

        await expected.Tell(network, site, survey);
        var contradictions = await expected.ContradictionsOf(network, site, survey);
        await RaiseActions(network, site, survey, contradictions, today, now);
        db.Facts.Add(Fact.Of(new SiteSurveyed(survey.Id, site.Name, survey.Surveyor ?? "", survey.RackFreeUnits, contradictions.Count), network.Id, user.Id, now));
        await db.SaveChangesAsync();
        return survey;
    }

    async Task RaiseActions(Network network, Site site, Survey survey, IReadOnlyList<Obstacle> contradictions, LocalDate today, Instant now)
    {
        var found = contradictions.ToList();
        if (survey.RackFreeUnits == 0 && found.All(o => o.Code != "no-rack-space"))
            found.Add(new("no-rack-space", $"{survey.Opening}, {site.Name}: 0 U free, and the kit needs at least one."));
        if (found.Count == 0) return;
        var open = await db.ReadinessActions.Where(a => a.SiteId == site.Id && a.DoneOn == null).Select(a => a.What).ToListAsync();
        var contact = await (from c in db.Networks.Where(n => n.Id == network.Id).SelectMany(n => n.Contacts) where c.Purpose == ContactPurpose.OnSite join p in db.People on c.PersonId equals p.Id select p.Name).FirstOrDefaultAsync();
        foreach (var obstacle in found)
        {
            var (what, party) = obstacle.Code switch
            {
                "no-rack-space" => ($"Free rack units at {site.Name}", TaskParty.Customer),
                "no-power" => ($"Provide power at {site.Name}", TaskParty.Customer),
                "too-few-ports" => ($"Free ports at {site.Name}", TaskParty.Customer),
                _ => ($"Make kit and handoff agree at {site.Name}", TaskParty.Us),
            };
            if (open.Contains(what)) continue;
            open.Add(what);
            db.ReadinessActions.Add(new ReadinessAction(network.Id, site.Id, what, party, party == TaskParty.Customer ? contact ?? "the contact on site" : "the accountable engineer", today.PlusDays(14), "install", obstacle.Message, user.Id, now));
        }
    }
}

/// <summary>A site was surveyed.</summary>
public sealed record SiteSurveyed(Guid SurveyId, string Site, string Surveyor, decimal? RackFreeUnits, int Contradictions) : Happening
{
    public override string Sentence => string.Create(System.Globalization.CultureInfo.InvariantCulture,
        $"{Site} surveyed by {Surveyor}{(RackFreeUnits is { } u ? $", {u:0.##} U free" : "")}{(Contradictions == 0 ? "" : $"; {Contradictions} differences from the kit list")}.");
    public override Guid? Subject => SurveyId;
    public override Readers Readers => Readers.Everyone;
}
