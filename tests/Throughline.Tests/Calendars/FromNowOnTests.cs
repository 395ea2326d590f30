using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using Throughline.Modules.Calendars.Duty;
using Throughline.Modules.Calendars.Published;

namespace Throughline.Tests.Calendars;

public class FromNowOnTests
{
    private static readonly Gen<(RotaLayer Layer, Instant Now)> Cases =
        from zone in Random.Zone
        from day in Random.Day(zone)
        from layer in Random.Layer(zone, day)
        from now in Random.Within(day - Duration.FromDays(4), 8)
        select (layer, now);

    [Fact]
    public void A_layer_cut_in_two_now_has_the_same_people_at_the_same_times() => Cases.Holds(c =>
    {
        var (layer, now) = c;
        var cut = new[] { layer.Past(now) }.OfType<RotaLayer>().Append(layer.ToCome(now)).ToList();
        Assert.Equal(new Rota(new RotaDefinition("whole", [layer], [])).Timeline(now - Duration.FromDays(6), now + Duration.FromDays(9)), new Rota(new RotaDefinition("cut", cut, [])).Timeline(now - Duration.FromDays(6), now + Duration.FromDays(9)));
    }, 400);

    [Fact]
    public void Nothing_of_what_is_to_come_reaches_into_the_past_also_in_the_hour_that_comes_twice()
    {
        // 25 October 2026: one in the morning comes twice; now is the second 01:10
        var now = Instant.FromUtc(2026, 10, 25, 1, 10);
        var layer = new RotaLayer("nights", "Europe/London", new LocalDateTime(2026, 10, 19, 9, 0), null, RotationUnit.Week, 1, ["ana", "bor"], null);

        Assert.True(WallClock.Reach(DateTimeZoneProviders.Tzdb[layer.Zone], layer.ToCome(now).Since!.Value) >= now);
        Assert.Equal("ana", new Rota(new RotaDefinition("to come", [layer.ToCome(now)], [])).OnCall(Instant.FromUtc(2026, 10, 25, 3, 0)));
        Assert.Equal("bor", new Rota(new RotaDefinition("to come", [layer.ToCome(now)], [])).OnCall(Instant.FromUtc(2026, 10, 26, 10, 0)));
    }
}
