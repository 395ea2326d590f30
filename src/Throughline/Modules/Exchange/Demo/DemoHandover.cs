using Throughline.Modules.Delivery.Acceptances;
using Throughline.Modules.Delivery.Packets;
using Throughline.Modules.Networks.Handovers;
using Throughline.Modules.Networks.Published;

namespace Throughline.Modules.Exchange.Demo;

/// <summary>What changes hands: N-1042 was accepted, welcomed and asked how it was; N-961 is on its way from Maja to Ines.</summary>
static class DemoHandover
{
    public static void Plan(DemoWorld world)
    {
        foreach (var line in DemoNetworkLines.All.Where(l => l.AcceptedBy is not null)) Accept(world, line);
        Depots(world);
    }

    static void Accept(DemoWorld world, DemoNetwork line)
    {
        var (network, engineer, signs) = ($"N-{line.Number}", line.Engineer!, line.AcceptedBy!);
        var (ready, accepted) = (line.Phases.Single(p => p.Phase == Phase.ReadyForUse).Ago, line.Phases.Single(p => p.Phase == Phase.InService).Ago);
        world.At<DeclareReady>(world.Ago(ready, 16, 50), engineer, v => v.Run(new(network, TestDays: 10)));
        world.At(world.Ago(accepted, 11, 20), async () =>
        {
            var hash = "";
            await world.Save(null, async db => hash = await db.Acceptances.Where(a => db.Networks.Any(n => n.Id == a.NetworkId && n.Number == line.Number)).Select(a => a.ContentHash).SingleAsync());
            await world.Act<DecideAcceptance>(signs, v => v.Accept(new DecideAcceptance.Input(network, "Finance director", hash)));
        });
        world.At(world.Ago(accepted - 1, 10, 15), async () =>
        {
            var sent = await world.Act<SendPacket, SendPacket.Outcome>(engineer, v => v.Run(new(network)));
            var token = sent.SurveyLink.Split('/')[^1];
            world.At<AnswerSurvey>(world.Ago(accepted - 6, 9, 5), signs, v => v.Run(new(token, Overall: 5, KeptDate: 5, KeptInformed: 5, CleanWork: 4, WouldRecommend: 5, Words: "One person to call, and she called first")));
        });
    }

    static void Depots(DemoWorld world)
    {
        const string network = "N-961", from = "Maja Kovač", to = "Ines Duarte";
        world.At<PlanHandover>(world.Work(7, 11, 5), "Jonas Weber", v => v.Run(new(network, to, HandoverTrigger.Load, Effective: world.WorkDay(9))));
        world.At<ProposeHandover>(world.Work(7, 11, 40), from, v => v.Run(new(network)));
        world.At<AcceptHandover>(world.Work(6, 9, 20), to, v => v.Run(new(network)));
        world.At<ShadowNetwork>(world.Work(6, 14, 0), to, v => v.Run(new(network)));
        Tick(5, HandoverCheckKind.KnowledgeInterview, from, "Two hours on the cold-chain alarms; notes in the journal");
        Tick(4, HandoverCheckKind.AccessGranted, to, "Vault group “Marlow”, granted by Yusuf Demir and tried");
        Tick(3, HandoverCheckKind.CustomerTold, from, "Gareth Moss by phone, then by mail");
        Tick(2, HandoverCheckKind.PartnersIntroduced, to, "Elin Berg and Wendy Marsh, by mail");

        void Tick(int ago, HandoverCheckKind check, string who, string note) => world.At<TickCheck>(world.Work(ago, 15, 10), who, v => v.Run(new(network, check, note)));
    }
}
