using Throughline.Modules.Calendars.Published;
using Throughline.Modules.Parties.Published;

namespace Throughline.Modules.Exchange.Demo;

/// <summary>Who is on duty: South and North turn by the week, Austin takes the British night where it follows the sun.</summary>
static class DemoRotas
{
    static readonly IsoDayOfWeek[] EveryDay = [IsoDayOfWeek.Monday, IsoDayOfWeek.Tuesday, IsoDayOfWeek.Wednesday, IsoDayOfWeek.Thursday, IsoDayOfWeek.Friday, IsoDayOfWeek.Saturday, IsoDayOfWeek.Sunday];

    public static void Write(ThroughlineDb db, DemoWorld world, Dictionary<string, Team> teams, Dictionary<string, string> people)
    {
        // the turn that holds today began on a Monday and is the first person's
        var monday = world.Today.PlusDays(1 - (int)world.Today.DayOfWeek).PlusWeeks(-120);
        db.Add(new DutyRota(teams["South"].Id, new RotaDefinition("south", [Weekly("South, by week", "Europe/London", monday, "Tomás Reyes", "Ines Duarte", "Maja Kovač")], []), "0117 496 0113"));
        db.Add(new DutyRota(teams["North"].Id, new RotaDefinition("north",
        [
            Weekly("North, by week", "Europe/London", monday, "Hannah Lindqvist", "Callum Price"),
            Weekly("Austin covers the night", "Europe/London", monday, "Rafael Ortiz", "Dana Whitlock") with { Windows = Hours(22, 6) },
        ], []), "0113 496 0113"));
        db.Add(new DutyRota(teams["Austin"].Id, new RotaDefinition("austin",
        [
            Weekly("Austin, by week", "America/Chicago", monday, "Dana Whitlock", "Rafael Ortiz"),
            Weekly("Britain covers the night", "America/Chicago", monday, "Tomás Reyes", "Hannah Lindqvist", "Callum Price") with { Windows = Hours(0, 7) },
        ], []), "512 555 0113"));

        foreach (var team in teams.Values) db.Add(DutyGapCheck.Of(team.Id, world.Anchor, "demo"));

        RotaLayer Weekly(string name, string zone, LocalDate start, params string[] names) =>
            new(name, zone, start.At(new LocalTime(8, 0)), null, RotationUnit.Week, 1, [.. names.Select(n => people[n])], null);
    }

    static Dictionary<IsoDayOfWeek, IReadOnlyList<Hours>> Hours(int from, int until) =>
        EveryDay.ToDictionary(d => d, IReadOnlyList<Hours> (_) => [new Hours(new LocalTime(from, 0), new LocalTime(until, 0))]);
}
