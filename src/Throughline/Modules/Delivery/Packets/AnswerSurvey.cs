using Throughline.Modules.Delivery.Links;
using Throughline.Modules.Delivery.Plans;
using Throughline.Web;

namespace Throughline.Modules.Delivery.Packets;

/// <summary>The customer says what the delivery was like, by the link in the packet. A low figure opens a call-back for the next working day.</summary>
public sealed class AnswerSurvey(ThroughlineDb db, OpenLink links, CurrentUser user, IClock clock)
{
    public sealed record Input(
        string Token, [property: Between(1, 5), Words("How was it")] int Overall, [property: Between(1, 5)] int? KeptDate = null, [property: Between(1, 5)] int? KeptInformed = null,
        [property: Between(1, 5)] int? CleanWork = null, [property: Between(1, 5)] int? WouldRecommend = null, [property: AtMost(2000)] string? Words = null);
    public sealed record CalledInput(string Network, Guid Survey, [property: AtMost(1000), Words("What was said")] string Note);

    public async Task<CustomerSurvey> Run(Input input)
    {
        var holder = await links.For(input.Token, LinkPurpose.Survey);
        var survey = await db.CustomerSurveys.IgnoreQueryFilters(["internal"]).SingleAsync(s => s.Id == holder.Link.SubjectId);
        var now = clock.Now();
        var calendar = PlanCalendar.Of(TaskParty.Us, user.Zone, now.InUtc().Year).Calendar;
        var callBy = calendar.Zone.AtLeniently(calendar.AddWorkingDays(now.InZone(calendar.Zone).Date, 1)!.Value + new LocalTime(17, 0)).ToInstant();
        survey.Answer(input.Overall, input.KeptDate, input.KeptInformed, input.CleanWork, input.WouldRecommend, input.Words, callBy, now);
        holder.Link.Use(now);
        db.Facts.Add(Fact.Of(new SurveyAnswered(survey.Id, holder.Name, input.Overall, input.Words, survey.NeedsCall), survey.NetworkId, user.Id, now));
        await db.SaveChangesAsync();
        return survey;
    }

    public async Task<CustomerSurvey> CalledBack(CalledInput input)
    {
        var survey = await db.CustomerSurveys.SingleOrDefaultAsync(s => s.Id == input.Survey) ?? throw new NotFoundException("The survey");
        survey.CalledBack(input.Note, user.Id ?? Guid.Empty, clock.Now());
        db.Facts.Add(Fact.Of(new CustomerCalledBack(survey.Id, user.Name, input.Note), survey.NetworkId, user.Id, clock.Now()));
        await db.SaveChangesAsync();
        return survey;
    }
}

/// <summary>A customer answered the survey.</summary>
public sealed record SurveyAnswered(Guid SurveyId, string Name, int Overall, string? Words, bool NeedsCall) : Happening
{
    public override string Sentence => $"{Name} gave {Overall} of 5{(Words is null ? "" : $": “{Words}”")}{(NeedsCall ? ". Call back" : "")}.";
    public override Guid? Subject => SurveyId;
}

/// <summary>A customer who gave a low figure was called.</summary>
public sealed record CustomerCalledBack(Guid SurveyId, string By, string Note) : Happening
{
    public override string Sentence => $"{By} called back: {Note}";
    public override Guid? Subject => SurveyId;
}

/// <summary>The page of the survey.</summary>
public sealed record SurveyModel(string Token, string Operator, string Network, string Holder, string? Gone);

/// <summary>Reads a survey by its link.</summary>
public sealed class ReadSurveyByLink(ThroughlineDb db, OpenLink links, IClock clock)
{
    public sealed record Input(string Token);

    public async Task<SurveyModel> Run(Input input)
    {
        var holder = await links.For(input.Token, LinkPurpose.Survey);
        var survey = await db.CustomerSurveys.IgnoreQueryFilters(["internal"]).AsNoTracking().SingleAsync(s => s.Id == holder.Link.SubjectId);
        var network = await db.Networks.AsNoTracking().Where(n => n.Id == survey.NetworkId).Select(n => n.Name).SingleAsync();
        var us = await db.Organisations.AsNoTracking().Where(o => o.Side == PartyKind.Us).Select(o => o.Name).FirstAsync();
        var gone = survey.AnsweredAt is not null ? "Thank you for your answer." : clock.Now() >= survey.ExpiresAt ? $"This survey ended after {CustomerSurvey.LivesDays} days. Tell your accountable engineer what you think." : null;
        return new SurveyModel(input.Token, us, network, holder.Name, gone);
    }
}
