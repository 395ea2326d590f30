using Throughline.Modules.Delivery.Packets;
using Throughline.Web;

namespace Throughline.Modules.Delivery;

/// <summary>Addresses of the packet and of its survey.</summary>
static class PacketRoutes
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapView<ReadPacket, ReadPacket.Input, PacketModel, PacketPage>("/networks/{network}/packet", Roles.Priced, (read, input) => read.Run(input));
        app.MapAct("/networks/{network}/packet", Roles.Delivery, async (SendPacket verb, SendPacket.Input input) =>
        {
            var done = await verb.Run(input);
            return Answer.New($"/networks/{input.Network}/packet", new { done.Packet.Number, done.Packet.Hash, done.Packet.SentTo, done.SurveyLink, done.Mailed },
                done.Mailed ? $"Packet sent to {done.Packet.SentTo}" : $"Packet locked. Mail is off: give the customer the page, and the survey {done.SurveyLink}");
        });
        app.MapAct("/networks/{network}/packet/called", Roles.Staff, async (AnswerSurvey verb, AnswerSurvey.CalledInput input) => Answer.Done($"/networks/{input.Network}/packet", new { (await verb.CalledBack(input)).CalledBackAt }, "Called back"));
        app.MapView<ReadSurveyByLink, ReadSurveyByLink.Input, SurveyModel, SurveyPage>("/survey/{token}", Access.Open, (read, input) => read.Run(input));
        app.MapAct("/survey/{token}", Access.Open, async (AnswerSurvey verb, AnswerSurvey.Input input) =>
        {
            var survey = await verb.Run(input);
            return Answer.Done($"/survey/{input.Token}", new { survey.Overall, survey.AnsweredAt }, "Thank you");
        });
    }
}
