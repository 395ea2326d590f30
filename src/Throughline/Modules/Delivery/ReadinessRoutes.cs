using Throughline.Modules.Delivery.Plans;
using Throughline.Modules.Delivery.Readiness;
using Throughline.Web;

namespace Throughline.Modules.Delivery;

/// <summary>Addresses of questions, surveys, actions and crews.</summary>
static class ReadinessRoutes
{
    const string At = "/networks/{network}/readiness";

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapView<ReadReadiness, ReadReadiness.Input, ReadinessModel, ReadinessPage>(At, Roles.Everyone, (read, input) => read.Run(input));
        app.MapAct(At, Roles.Delivery, async (BeginReadiness verb, BeginReadiness.Input input) => Back(input.Network, new { (await verb.Run(input)).Id }, "Questions put"));
        app.MapAct(At + "/answers", Roles.Everyone, async (AnswerQuestion verb, AnswerQuestion.Input input) =>
        {
            var list = await verb.Run(input);
            return Back(input.Network, new { list.Version, list.Asked, list.Answered }, "Answer kept");
        });
        app.MapAct(At + "/answers/several", Roles.Everyone, async (AnswerQuestion verb, AnswerQuestion.Several input) =>
        {
            var (list, kept) = await verb.RunAll(input);
            return Back(input.Network, new { list.Version, list.Asked, list.Answered }, kept == 1 ? "Answer kept" : $"{kept} answers kept");
        });
        app.MapAct(At + "/surveys", Roles.Delivery | Role.PartnerEngineer, async (SubmitSurvey verb, SubmitSurvey.Input input) =>
        {
            var survey = await verb.Run(input);
            return Back(input.Network, new { survey.Id, survey.State, survey.Version }, "Survey kept");
        });
        app.MapAct(At + "/surveys/book", Roles.Delivery, async (ReviewSurvey verb, ReviewSurvey.BookInput input) => Back(input.Network, new { (await verb.Book(input)).State }, $"Survey booked for {DayWords.Short(input.On)}"));
        app.MapAct(At + "/surveys/review", Roles.Delivery, async (ReviewSurvey verb, ReviewSurvey.Input input) => Back(input.Network, new { (await verb.Run(input)).State }, "Survey reviewed"));
        app.MapAct(At + "/actions", Roles.Delivery, async (RaiseAction verb, RaiseAction.Input input) =>
        {
            var action = await verb.Run(input);
            return Answer.New($"/networks/{input.Network}/readiness", new { action.Id, action.What, action.Due }, "Action raised");
        });
        app.MapAct(At + "/actions/close", Roles.Everyone, async (RaiseAction verb, RaiseAction.CloseInput input) => Back(input.Network, new { (await verb.Close(input)).DoneOn }, "Done"));
        app.MapAct(At + "/actions/postpone", Roles.Delivery, async (RaiseAction verb, RaiseAction.PostponeInput input) => Back(input.Network, new { (await verb.Postpone(input)).Due }, "Postponed"));
        app.MapAct(At + "/crews", Roles.Delivery, async (DispatchCrew verb, DispatchCrew.Input input) =>
        {
            var booking = await verb.Run(input);
            return Answer.New($"/networks/{input.Network}/readiness", new { booking.Id, booking.On, booking.OverrideReason }, $"{booking.Crew} goes on {DayWords.Short(booking.On)}");
        });
    }

    static Done<T> Back<T>(string network, T body, string said) where T : notnull => Answer.Done($"/networks/{network}/readiness", body, said);
}
