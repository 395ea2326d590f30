using Throughline.Modules.Support.Maintenance;

namespace Throughline.Modules.Exchange.Demo;

/// <summary>Norrvik works on the ring next week; our people told the customer in time.</summary>
static class DemoMaintenance
{
    public static void Plan(DemoWorld world) => world.At<AnnounceMaintenance>(world.Ago(2, 11), "Maja Kovač", v => v.Run(new("N-1042", "Norrvik upgrades the ring in Bristol",
        world.Today.PlusDays(6) + new LocalTime(1, 0), world.Today.PlusDays(6) + new LocalTime(4, 0), By: "Norrvik")));
}
