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
        app.MapAct<BeginReadiness, BeginReadiness.Input>(At, Roles.Delivery, async (verb, input) => Back(input.Network, new { (await verb.Run(input)).Id }, "Questions put"));
        app.MapAct<AnswerQuestion, AnswerQuestion.Input>(At + "/answers", Roles.Everyone, async (verb, input) =>
        {
            var list = await verb.Run(input);
            return Back(input.Network, new { list.Version, list.Asked, list.Answered }, "Answer kept");
        });
        app.MapAct<AnswerQuestion, AnswerQuestion.Several>(At + "/answers/several", Roles.Everyone, async (verb, input) =>
        {
            var (list, kept) = await verb.RunAll(input);
            return Back(input.Network, new { list.Version, list.Asked, list.Answered }, kept == 1 ? "Answer kept" : $"{kept} answers kept");
        });
        app.MapAct<SubmitSurvey, SubmitSurvey.Input>(At + "/surveys", Roles.Delivery | Role.PartnerEngineer, async (verb, input) =>
        {
            var survey = await verb.Run(input);
            return Back(input.Network, new { survey.Id, survey.State, survey.Version }, "Survey kept");
        });
        app.MapAct<ReviewSurvey, ReviewSurvey.BookInput>(At + "/surveys/book", Roles.Delivery, async (verb, input) => Back(input.Network, new { (await verb.Book(input)).State }, $"Survey booked for {DayWords.Short(input.On)}"));
        app.MapAct<ReviewSurvey, ReviewSurvey.Input>(At + "/surveys/review", Roles.Delivery, async (verb, input) => Back(input.Network, new { (await verb.Run(input)).State }, "Survey reviewed"));
        app.MapAct<RaiseAction, RaiseAction.Input>(At + "/actions", Roles.Delivery, async (verb, input) =>
        {
            var action = await verb.Run(input);
            return Answer.New($"/networks/{input.Network}/readiness", new { action.Id, action.What, action.Due }, "Action raised");
        });
        app.MapAct<RaiseAction, RaiseAction.CloseInput>(At + "/actions/close", Roles.Everyone, async (verb, input) => Back(input.Network, new { (await verb.Close(input)).DoneOn }, "Done"));
        app.MapAct<RaiseAction, RaiseAction.PostponeInput>(At + "/actions/postpone", Roles.Delivery, async (verb, input) => Back(input.Network, new { (await verb.Postpone(input)).Due }, "Postponed"));
        app.MapAct<DispatchCrew, DispatchCrew.Input>(At + "/crews", Roles.Delivery, async (verb, input) =>
        {
            var booking = await verb.Run(input);
            return Answer.New($"/networks/{input.Network}/readiness", new { booking.Id, booking.On, booking.OverrideReason }, $"{booking.Crew} goes on {DayWords.Short(booking.On)}");
        });
    }

    static Answer Back(string network, object body, string said) => new($"/networks/{network}/readiness", body, said);
}
