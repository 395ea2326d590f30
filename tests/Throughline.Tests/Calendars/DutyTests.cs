using Microsoft.EntityFrameworkCore;
using NodaTime;
using Throughline.Modules.Calendars.Published;
using Throughline.Tests.Ground;
using Throughline.Tests.Support;

namespace Throughline.Tests.Calendars;

[Trait("needs", "server")]
public class DutyTests
{
    [Fact]
    public void A_calendar_and_a_rota_read_back_what_was_written()
    {
        var calendar = new WorkingCalendar("Halden", new CalendarDefinition("halden", "Europe/London",
            new Dictionary<IsoDayOfWeek, IReadOnlyList<Hours>> { [IsoDayOfWeek.Monday] = [new(new(9, 0), new(12, 0)), new(new(22, 0), new(6, 0))], [IsoDayOfWeek.Sunday] = [new(LocalTime.Midnight, LocalTime.Midnight)] },
            new Dictionary<LocalDate, IReadOnlyList<Hours>> { [new(2026, 12, 25)] = [] }));
        Assert.True(calendar.Compiled.IsOpen(Instant.FromUtc(2026, 11, 17, 5, 59)));
        Assert.False(calendar.Compiled.IsOpen(Instant.FromUtc(2026, 11, 17, 6, 0)));
        Assert.True(calendar.Compiled.IsOpen(Instant.FromUtc(2026, 11, 22, 23, 59)));
        Assert.Same(calendar.Compiled, calendar.Compiled);

        var rota = new DutyRota(Guid.CreateVersion7(), new RotaDefinition("r",
            [new RotaLayer("nights", "Europe/London", new LocalDateTime(2026, 11, 2, 8, 0), new LocalDateTime(2026, 12, 2, 8, 0), RotationUnit.Day, 2, ["ana", "bor"], new Dictionary<IsoDayOfWeek, IReadOnlyList<Hours>> { [IsoDayOfWeek.Tuesday] = [new(new(20, 0), new(8, 0))] })],
            [new RotaOverride(Instant.FromUtc(2026, 11, 3, 22, 0), Instant.FromUtc(2026, 11, 3, 23, 0), "cle", "ana")]));
        Assert.Equal(["ana", "cle", null], new[] { (3, 21), (3, 22), (4, 12) }.Select(t => rota.Compiled.OnCall(Instant.FromUtc(2026, 11, t.Item1, t.Item2, 0))));
    }

    [Fact]
    public async Task The_duty_page_names_who_answers_and_swaps_and_the_gap_of_somebody_who_left()
    {
        await using var village = await Village.Start();
        var tomas = village.Site.As("Tomás Reyes");
        var team = (await tomas.Read("/duty")).Body.GetProperty("teams")[0];
        Assert.Equal(("Tomás Reyes", 0), (team.GetProperty("now").GetProperty("name").GetString(), team.GetProperty("gaps").GetArrayLength()));

        Assert.Equal(422, (await tomas.Send("/duty/rotas/South/overrides", new { person = "Sam Okoro", from = "2026-11-18T20:00:00", until = "2026-11-19T08:00:00" })).Status);
        Assert.Equal(422, (await tomas.Send("/duty/rotas/South/overrides", new { person = "Maja Kovač", from = "2026-11-19T20:00:00", until = "2026-11-18T08:00:00" })).Status);
        Assert.Equal(201, (await tomas.Send("/duty/rotas/South/overrides", new { person = "Maja Kovač", from = "2026-11-18T20:00:00", until = "2026-11-19T08:00:00" })).Status);
        team = (await tomas.Read("/duty")).Body.GetProperty("teams")[0];
        Assert.Equal(["Tomás Reyes", "Maja Kovač", "Tomás Reyes"], team.GetProperty("turns").EnumerateArray().Select(t => t.GetProperty("name").GetString()));

        await village.Site.Do(async (_, db) =>
        {
            (await db.People.SingleAsync(p => p.Id == village.Tomas.Id)).Disable(Village.Night);
            await db.SaveChangesAsync();
        });
        var gaps = (await village.Site.As("Maja Kovač").Read("/duty")).Body.GetProperty("teams")[0].GetProperty("gaps");
        Assert.Equal(2, gaps.GetArrayLength());
        Assert.Contains("Nobody is on duty in 2 stretches", await village.Site.As("Maja Kovač").GetStringAsync("/duty", TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }
}
