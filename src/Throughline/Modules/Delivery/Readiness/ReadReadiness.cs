using System.Globalization;
using Throughline.Modules.Delivery.Plans;
using Throughline.Modules.Networks.Published;

namespace Throughline.Modules.Delivery.Readiness;

/// <summary>Whether a network's sites are ready: questions, surveys, actions and visits, as one reader may see them.</summary>
public sealed record ReadinessModel(
    NetworkHeadModel Head, bool Begun, string Template, int Asked, int Answered, IReadOnlyList<QuestionLine> Questions, IReadOnlyList<SiteReadiness> Sites,
    IReadOnlyList<ActionLine> Actions, IReadOnlyList<BookingLine> Bookings, IReadOnlyList<TaskChoice> Tasks, LocalDate Today, bool Ours, bool IsEngineer, int? Again = null);

/// <summary>A question with the answer that counts.</summary>
public sealed record QuestionLine(int Number, string Text, TaskParty Asked, string Feeds, bool Mandatory, string? Hint, IReadOnlyList<string> Choices, string? Unit, string? BlocksTask, string? Answer, string? AnsweredBy, string? Source, Instant? At, string? Contradicts, string? Site);

/// <summary>A site with its survey, what contradicts the kit, and what stands in the way of a crew.</summary>
public sealed record SiteReadiness(string Code, string Name, string Address, SurveyState State, LocalDate? BookedFor, string? Surveyor, LocalDate? SurveyedOn, bool Stale, IReadOnlyList<Finding> Findings, IReadOnlyList<string> Contradictions, IReadOnlyList<Obstacle> InTheWayOfCrew, SurveyFindings? Found);

/// <summary>One thing that a survey found.</summary>
public sealed record Finding(string Label, string Value);

/// <summary>Something to be done before a task can begin.</summary>
public sealed record ActionLine(Guid Id, string What, TaskParty Party, string Owner, LocalDate Due, bool Late, string? BlocksTask, string? Because, LocalDate? DoneOn, string? How);

/// <summary>A crew booked.</summary>
public sealed record BookingLine(string Site, string Task, string Crew, LocalDate On, string? OverrideReason);

/// <summary>A task that an action can block.</summary>
public sealed record TaskChoice(string Key, string Name);

/// <summary>Reads the readiness of a network.</summary>
public sealed class ReadReadiness(ThroughlineDb db, ReadNetworkHead heads, ExpectedAtSite expected, DispatchCrew dispatch, CurrentUser user, IClock clock)
{
    /// <param name="Again">The number of a question that is answered already and shall be answered again.</param>
    public sealed record Input(string Network, int? Again = null);

    public async Task<ReadinessModel> Run(Input input)
    {
        var network = await db.Networks.AsNoTracking().One(input.Network);
        var head = await heads.For(network.Id);
        var today = clock.Now().InZone(DateTimeZoneProviders.Tzdb.GetZoneOrNull(user.Zone) ?? DateTimeZone.Utc).Date;
        var list = await db.QuestionLists.AsNoTracking().Include(l => l.Questions).ThenInclude(q => q.Answers).AsSplitQuery().SingleOrDefaultAsync(l => l.NetworkId == network.Id);
        var surveys = await db.Surveys.AsNoTracking().Where(s => s.NetworkId == network.Id).ToListAsync();
        var actions = await db.ReadinessActions.AsNoTracking().Where(a => a.NetworkId == network.Id).ToListAsync();
        var bookings = await db.CrewBookings.AsNoTracking().Where(b => b.NetworkId == network.Id).OrderBy(b => b.On).ToListAsync();
        var tasks = await db.PlanTasks.AsNoTracking().Where(t => db.Plans.Any(p => p.Id == t.PlanId && p.NetworkId == network.Id)).OrderBy(t => t.Number).Select(t => new TaskChoice(t.Key, t.Name)).ToListAsync();

        var sites = new List<SiteReadiness>();
        foreach (var site in network.Sites.OrderBy(s => s.Code, StringComparer.Ordinal))
        {
            var survey = surveys.FirstOrDefault(s => s.SiteId == site.Id);
            sites.Add(new SiteReadiness(site.Code, site.Name, site.Address, survey?.State ?? SurveyState.Planned, survey?.BookedFor, survey?.Surveyor, survey?.SurveyedOn, survey?.IsStale(today) == true,
                survey is { HasFindings: true } ? Findings(survey) : [], survey is null ? [] : [.. (await expected.StandingContradictionsOf(network, site, survey)).Select(o => o.Message)],
                user.SeesAll ? await dispatch.Obstacles(network, site, "install", today) : [], survey is { HasFindings: true } && user.SeesAll ? survey.Found : null));
        }
        var asked = list?.Questions.Where(q => list.IsAsked(q) && (user.SeesAll || q.Asked != TaskParty.Us)).OrderBy(q => q.Number).ToList() ?? [];
        return new ReadinessModel(head, list is not null, list is null ? "" : $"“{list.Template}” v{list.TemplateVersion}", asked.Count, asked.Count(q => q.Current is not null), [.. asked.Select(q => Line(q, network.Sites.FirstOrDefault(s => s.Id == q.SiteId)?.Name))], sites,
            [.. actions.OrderBy(a => a.DoneOn is not null).ThenBy(a => a.Due).Select(a => new ActionLine(a.Id, a.What, a.Party, a.Owner, a.Due, a.DoneOn is null && a.Due < today, a.BlocksTask, a.Because, a.DoneOn, a.How))],
            [.. bookings.Select(b => new BookingLine(network.Sites.FirstOrDefault(s => s.Id == b.SiteId)?.Name ?? "", b.Task, b.Crew, b.On, user.SeesAll ? b.OverrideReason : null))],
            tasks, today, user.SeesAll, user.Id is not null && user.Id == network.EngineerId, input.Again);
    }

    static QuestionLine Line(Question q, string? site) => new(q.Number, q.Text, q.Asked, q.Feeds, q.Mandatory, q.Hint, q.Choices, q.Unit, q.BlocksTask, q.Current is { } a ? $"{a.Value}{(a.Unit is null || !char.IsDigit(a.Value[^1]) ? "" : $" {a.Unit}")}" : null, q.Current?.ByName,
        q.Current?.Source.ToString().ToLowerInvariant(), q.Current?.At, q.Contradicted is { } other ? $"{other.ByName} said “{other.Value}” by {other.Source.ToString().ToLowerInvariant()}" : null, site);

    static List<Finding> Findings(Survey s)
    {
        var all = new List<Finding>();
        void Add(string label, string? value) { if (!string.IsNullOrWhiteSpace(value)) all.Add(new(label, value)); }
        string? Number(decimal? n, string unit) => n is { } v ? v.ToString("0.##", CultureInfo.InvariantCulture) + " " + unit : null;
        Add("Demarcation", s.DemarcPlace);
        Add("Equipment", s.EquipmentPlace);
        Add("Free rack units", Number(s.RackFreeUnits, "U") + (s.RackDepthMm is { } d ? $", {d} mm deep" : ""));
        Add("Power", string.Join(", ", new[] { s.AcVolts is { } v ? $"{v} V" : null, s.FreeOutlets is { } o ? $"{o} free outlets" : null, s.Dc48 == true ? "−48 V" : null, Number(s.PowerDistanceMetres, "m away"), Number(s.FreeWatts, "W free"), s.Ups == true ? "on UPS" : null, s.Earth == false ? "no earth" : null }.OfType<string>()));
        Add("Handoff", s.HandoffWords);
        Add("Distance", Number(s.DistanceMetres, "m"));
        Add("Access", s.AccessHours);
        Add("After hours", s.AfterHoursContact);
        Add("Hazards", s.Hazards);
        Add("Photos", s.Photos);
        return all;
    }
}
