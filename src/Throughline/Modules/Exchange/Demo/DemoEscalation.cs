using Throughline.Modules.Support.Escalation;

namespace Throughline.Modules.Exchange.Demo;

/// <summary>What happens at Halden while nobody answers: set shortly before the present, so that it is there to be read and tells nobody of the past.</summary>
static class DemoEscalation
{
    public static void Plan(DemoWorld world)
    {
        foreach (var team in new[] { "South", "North" })
        {
            world.At<KeepEscalationPolicy>(world.Minutes(4), "Jonas Weber", v => v.Run(new(team, 1, ["5 min rota", "15 min team", "30 min manager"], Repeat: 1)));
            world.At<KeepEscalationPolicy>(world.Minutes(3), "Jonas Weber", v => v.Run(new(team, 2, ["20 min rota", "60 min manager"])));
        }
    }
}
