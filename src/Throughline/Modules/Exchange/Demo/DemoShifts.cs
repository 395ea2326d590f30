using Throughline.Modules.Calendars.Duty;
using Throughline.Modules.Support.ShiftHandovers;

namespace Throughline.Modules.Exchange.Demo;

/// <summary>Duty as it goes on: this week's shift was handed over in writing, and next Saturday is swapped.</summary>
static class DemoShifts
{
    public static void Plan(DemoWorld world)
    {
        var sinceMonday = (int)world.Today.DayOfWeek - 1;
        var note = Guid.Empty;
        world.At<HandOverShift>(world.Ago(sinceMonday, 7, 50), "Maja Kovač", async v => note = (await v.Run(new("South",
            "Harbour Street was quiet all week. Four depots: VLAN 210 was put on the new trunk on Friday, depot 3 is to be watched.",
            "Norrvik works on the ring in Bristol at night, Tuesday to Thursday. If Harbour Street goes dark, call their NOC with NVK/ETH/448-21907 first.", "Tomás Reyes"))).Id);
        world.At<TakeOverShift>(world.Ago(sinceMonday, 8, 5), "Tomás Reyes", v => v.Run(new(note)));

        var saturday = world.Today.PlusDays(12 - sinceMonday);
        world.At<OverrideDuty>(world.Ago(sinceMonday, 8, 20), "Ines Duarte", v => v.Run(new("South", saturday + new LocalTime(8, 0), saturday + new LocalTime(20, 0), "Maja Kovač", "Ines Duarte")));
    }
}
